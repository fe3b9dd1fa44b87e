use vpn_model::Model;
use vpn_model::otc::v5::PolicyRule;

#[derive(Model)]
#[model(like = "otc-v5:UpdateVpnConnectionRequestBodyContent")]
struct Connection {
    name: Option<Vec<String>>,
    peer_subnets: Option<vpn_model::Ipv4Net>,
    policy_rules: Option<PolicyRule>,
}

#[derive(Model)]
#[model(like = "otc-v5:PolicyRule")]
struct Rule {
    destination: Option<Vec<u32>>,
}

fn main() {}
