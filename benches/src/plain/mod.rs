//! The request of `otc-v5:update-vpn-connection` as somebody would write it
//! with serde alone: the same types. Beside it the rules, as far as garde and
//! validator can say them: they run on a value that was read, and name a member,
//! not a place in the text. What compares members or addresses is a function of
//! our own ([`rules`]), as it would be for anybody.

pub mod rules;

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::Validate as _;

/// The request.
#[derive(Debug, Deserialize, Serialize, garde::Validate, validator::Validate)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct Request {
    #[garde(dive)]
    #[validate(nested)]
    pub vpn_connection: Connection,
}

/// The wrapped members.
#[derive(Debug, Deserialize, Serialize, garde::Validate, validator::Validate)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct Connection {
    #[garde(length(chars, min = 1, max = 64), inner(custom(rules::garde::name)))]
    #[validate(length(min = 1, max = 64), custom(function = rules::validator::name))]
    pub name: Option<String>,
    #[garde(skip)]
    pub cgw_id: Option<Uuid>,
    #[garde(length(max = 50), inner(inner(custom(rules::garde::reserved))))]
    #[validate(length(max = 50), custom(function = rules::validator::reserved))]
    pub peer_subnets: Option<Vec<Ipv4Net>>,
    #[garde(inner(custom(rules::garde::tunnel_address)))]
    #[validate(custom(function = rules::validator::tunnel_address))]
    pub tunnel_local_address: Option<Ipv4Net>,
    #[garde(
        inner(custom(rules::garde::tunnel_address)),
        custom(rules::garde::tunnel_pair(&self.tunnel_local_address))
    )]
    #[validate(custom(function = rules::validator::tunnel_address))]
    pub tunnel_peer_address: Option<Ipv4Net>,
    #[garde(skip)]
    pub enable_hub: Option<bool>,
    #[garde(length(chars, min = 8, max = 128), inner(custom(rules::garde::psk)))]
    #[validate(length(min = 8, max = 128), custom(function = rules::validator::psk))]
    pub psk: Option<String>,
    #[garde(length(max = 5), custom(rules::garde::unique_sources), dive)]
    #[validate(length(max = 5), custom(function = rules::validator::unique_sources), nested)]
    pub policy_rules: Option<Vec<PolicyRule>>,
    #[garde(dive)]
    #[validate(nested)]
    pub ikepolicy: Option<IkePolicy>,
    #[garde(dive)]
    #[validate(nested)]
    pub ipsecpolicy: Option<IpsecPolicy>,
}

/// A policy rule.
#[derive(Debug, Deserialize, Serialize, garde::Validate, validator::Validate)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct PolicyRule {
    #[garde(skip)]
    pub source: Option<Ipv4Net>,
    #[garde(length(max = 50))]
    #[validate(length(max = 50))]
    pub destination: Option<Vec<Ipv4Net>>,
}

/// Phase 1.
#[derive(Debug, Deserialize, Serialize, garde::Validate, validator::Validate)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct IkePolicy {
    #[garde(skip)]
    pub ike_version: Option<IkeVersion>,
    #[garde(skip)]
    pub phase1_negotiation_mode: Option<Mode>,
    #[garde(skip)]
    pub authentication_algorithm: Option<Authentication>,
    #[garde(skip)]
    pub encryption_algorithm: Option<Encryption>,
    #[garde(skip)]
    pub dh_group: Option<Group>,
    #[garde(range(min = 60, max = 604_800))]
    #[validate(range(min = 60, max = 604_800))]
    pub lifetime_seconds: Option<u32>,
    #[garde(skip)]
    pub local_id_type: Option<IdType>,
    #[garde(skip)]
    pub local_id: Option<Ipv4Addr>,
    #[garde(skip)]
    pub peer_id_type: Option<IdType>,
    #[garde(skip)]
    pub peer_id: Option<Ipv4Addr>,
    #[garde(dive)]
    #[validate(nested)]
    pub dpd: Option<Dpd>,
}

/// Dead peer detection.
#[derive(Debug, Deserialize, Serialize, garde::Validate, validator::Validate)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct Dpd {
    #[garde(range(min = 2, max = 60))]
    #[validate(range(min = 2, max = 60))]
    pub timeout: Option<u32>,
    #[garde(range(min = 10, max = 3600))]
    #[validate(range(min = 10, max = 3600))]
    pub interval: Option<u32>,
    #[garde(skip)]
    pub msg: Option<DpdMessage>,
}

/// Phase 2.
#[derive(Debug, Deserialize, Serialize, garde::Validate, validator::Validate)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct IpsecPolicy {
    #[garde(skip)]
    pub authentication_algorithm: Option<Authentication>,
    #[garde(skip)]
    pub encryption_algorithm: Option<Encryption>,
    #[garde(skip)]
    pub pfs: Option<Group>,
    #[garde(skip)]
    pub transform_protocol: Option<Protocol>,
    #[garde(range(min = 30, max = 604_800))]
    #[validate(range(min = 30, max = 604_800))]
    pub lifetime_seconds: Option<u32>,
    #[garde(skip)]
    pub encapsulation_mode: Option<Encapsulation>,
}

macro_rules! values {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $wire:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Deserialize, Serialize)]
        #[expect(missing_docs, reason = "the values are those of the generated enum")]
        pub enum $name {
            $(#[serde(rename = $wire)] $variant,)*
        }
    };
}

values! {
    /// Versions of IKE.
    IkeVersion { V1 = "v1", V2 = "v2", }
}
values! {
    /// Modes of negotiation.
    Mode { Main = "main", Aggressive = "aggressive", }
}
values! {
    /// Algorithms of authentication.
    Authentication {
        Sha512 = "sha2-512", Sha384 = "sha2-384", Sha256 = "sha2-256", Sha1 = "sha1", Md5 = "md5",
    }
}
values! {
    /// Ciphers.
    Encryption {
        Aes256Gcm = "aes-256-gcm-16", Aes128Gcm = "aes-128-gcm-16", Aes256 = "aes-256",
        Aes192 = "aes-192", Aes128 = "aes-128", TripleDes = "3des",
    }
}
values! {
    /// Groups of Diffie-Hellman.
    Group {
        Group1 = "group1", Group2 = "group2", Group5 = "group5", Group14 = "group14",
        Group15 = "group15", Group16 = "group16", Group19 = "group19", Group20 = "group20",
        Group21 = "group21", Disable = "disable",
    }
}
values! {
    /// Types of ids.
    IdType { Ip = "ip", Fqdn = "fqdn", }
}
values! {
    /// Order of a message of dead peer detection.
    DpdMessage { HashNotify = "seq-hash-notify", NotifyHash = "seq-notify-hash", }
}
values! {
    /// Protocols of phase 2.
    Protocol { Esp = "esp", }
}
values! {
    /// Modes of encapsulation.
    Encapsulation { Tunnel = "tunnel", }
}
