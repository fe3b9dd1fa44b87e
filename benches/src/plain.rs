//! The request of `otc-v5:update-vpn-connection` as somebody would write it
//! with serde alone: the same types, no rules.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The request.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct Request {
    pub vpn_connection: Connection,
}

/// The wrapped members.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct Connection {
    pub name: Option<String>,
    pub cgw_id: Option<Uuid>,
    pub peer_subnets: Option<Vec<Ipv4Net>>,
    pub tunnel_local_address: Option<Ipv4Net>,
    pub tunnel_peer_address: Option<Ipv4Net>,
    pub enable_hub: Option<bool>,
    pub psk: Option<String>,
    pub policy_rules: Option<Vec<PolicyRule>>,
    pub ikepolicy: Option<IkePolicy>,
    pub ipsecpolicy: Option<IpsecPolicy>,
}

/// A policy rule.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct PolicyRule {
    pub source: Option<Ipv4Net>,
    pub destination: Option<Vec<Ipv4Net>>,
}

/// Phase 1.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct IkePolicy {
    pub ike_version: Option<IkeVersion>,
    pub phase1_negotiation_mode: Option<Mode>,
    pub authentication_algorithm: Option<Authentication>,
    pub encryption_algorithm: Option<Encryption>,
    pub dh_group: Option<Group>,
    pub lifetime_seconds: Option<u32>,
    pub local_id_type: Option<IdType>,
    pub local_id: Option<Ipv4Addr>,
    pub peer_id_type: Option<IdType>,
    pub peer_id: Option<Ipv4Addr>,
    pub dpd: Option<Dpd>,
}

/// Dead peer detection.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct Dpd {
    pub timeout: Option<u32>,
    pub interval: Option<u32>,
    pub msg: Option<DpdMessage>,
}

/// Phase 2.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct IpsecPolicy {
    pub authentication_algorithm: Option<Authentication>,
    pub encryption_algorithm: Option<Encryption>,
    pub pfs: Option<Group>,
    pub transform_protocol: Option<Protocol>,
    pub lifetime_seconds: Option<u32>,
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
    /// Versions.
    IkeVersion { V1 = "v1", V2 = "v2", }
}
values! {
    /// Modes.
    Mode { Main = "main", Aggressive = "aggressive", }
}
values! {
    /// Hashes.
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
    /// Groups.
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
    /// Messages.
    DpdMessage { HashNotify = "seq-hash-notify", NotifyHash = "seq-notify-hash", }
}
values! {
    /// Protocols.
    Protocol { Esp = "esp", }
}
values! {
    /// Modes of encapsulation.
    Encapsulation { Tunnel = "tunnel", }
}
