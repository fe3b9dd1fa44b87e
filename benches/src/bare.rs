//! The request of `otc-v5:update-vpn-connection` with its types and without its
//! rules: what is left of the library's time then is reading.

use vpn_model::otc::v5::{
    AuthenticationAlgorithm, DhGroup, DpdMessage, EncapsulationMode, EncryptionAlgorithm, IdType,
    IkeVersion, Pfs, Phase1NegotiationMode, TransformProtocol,
};
use vpn_model::{Ipv4Net, Model, Secret, Uuid};

/// The request.
#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "these benchmarks")]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct Request {
    pub vpn_connection: Connection,
}

/// The wrapped members.
#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "these benchmarks")]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct Connection {
    pub name: Option<String>,
    pub cgw_id: Option<Uuid>,
    pub peer_subnets: Option<Vec<Ipv4Net>>,
    pub tunnel_local_address: Option<Ipv4Net>,
    pub tunnel_peer_address: Option<Ipv4Net>,
    pub enable_hub: Option<bool>,
    pub psk: Option<Secret>,
    pub policy_rules: Option<Vec<PolicyRule>>,
    pub ikepolicy: Option<IkePolicy>,
    pub ipsecpolicy: Option<IpsecPolicy>,
}

/// A policy rule.
#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "these benchmarks")]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct PolicyRule {
    pub source: Option<Ipv4Net>,
    pub destination: Option<Vec<Ipv4Net>>,
}

/// Phase 1.
#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "these benchmarks")]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct IkePolicy {
    pub ike_version: Option<IkeVersion>,
    pub phase1_negotiation_mode: Option<Phase1NegotiationMode>,
    pub authentication_algorithm: Option<AuthenticationAlgorithm>,
    pub encryption_algorithm: Option<EncryptionAlgorithm>,
    pub dh_group: Option<DhGroup>,
    pub lifetime_seconds: Option<u32>,
    pub local_id_type: Option<IdType>,
    pub local_id: Option<String>,
    pub peer_id_type: Option<IdType>,
    pub peer_id: Option<String>,
    pub dpd: Option<Dpd>,
}

/// Dead peer detection.
#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "these benchmarks")]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct Dpd {
    pub timeout: Option<u32>,
    pub interval: Option<u32>,
    pub msg: Option<DpdMessage>,
}

/// Phase 2.
#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "these benchmarks")]
#[expect(missing_docs, reason = "the members are those of the generated struct")]
pub struct IpsecPolicy {
    pub authentication_algorithm: Option<AuthenticationAlgorithm>,
    pub encryption_algorithm: Option<EncryptionAlgorithm>,
    pub pfs: Option<Pfs>,
    pub transform_protocol: Option<TransformProtocol>,
    pub lifetime_seconds: Option<u32>,
    pub encapsulation_mode: Option<EncapsulationMode>,
}
