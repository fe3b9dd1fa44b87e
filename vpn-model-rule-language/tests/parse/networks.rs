//! Rules for networks.

use vpn_model_rule_language::Rule;

use crate::{parse, refused, rule};

#[test]
fn a_block_is_an_ipv4_network_without_host_bits() {
    assert_eq!(
        rule("reserved_block(\"100.64.0.0/10\", \"0.0.0.0/0\", \"10.0.0.1/32\",)"),
        Rule::ReservedBlock(vec![
            "100.64.0.0/10".to_owned(),
            "0.0.0.0/0".to_owned(),
            "10.0.0.1/32".to_owned(),
        ])
    );
    for bad in [
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0.0/+8",
        "10.0.0.0/08",
        "::/0",
        "10.0.0/8",
    ] {
        refused(
            &format!("reserved_block(\"{bad}\")"),
            &format!("\"{bad}\""),
            "expected an IPv4 network such as 100.64.0.0/10",
        );
    }
    refused(
        "reserved_block(\"10.0.0.0/8\", \"10.0.0.1/8\")",
        "\"10.0.0.1/8\"",
        "the network has host bits set",
    );
    refused(
        "reserved_block(10)",
        "10",
        "expected a quoted IPv4 network such as \"100.64.0.0/10\"",
    );
}

#[test]
fn a_tunnel_address_can_have_exceptions() {
    let except = |blocks: &[&str]| Rule::TunnelAddress {
        except: blocks.iter().map(|block| (*block).to_owned()).collect(),
    };
    assert_eq!(rule("tunnel_address"), except(&[]));
    assert_eq!(
        rule("tunnel_address(except = \"169.254.195.0/24\")"),
        except(&["169.254.195.0/24"])
    );
    assert_eq!(
        rule("tunnel_address(except = [\"169.254.195.0/24\", \"169.254.0.0/24\",],)"),
        except(&["169.254.195.0/24", "169.254.0.0/24"])
    );
    refused(
        "tunnel_address(without = \"169.254.195.0/24\")",
        "without",
        "expected `except = \"…\"`",
    );
    refused(
        "tunnel_address(except = [])",
        "]",
        "unexpected end of input, expected a quoted IPv4 network such as \"100.64.0.0/10\"",
    );
}

#[test]
fn a_pair_names_its_sibling() {
    for (form, name) in [
        ("tunnel_pair(tunnel_local_address)", "tunnel_local_address"),
        ("distinct(localId)", "localId"),
    ] {
        let stated = parse(form);
        assert_eq!(stated.rule.sibling().unwrap().name, name);
    }
    refused(
        "distinct()",
        "distinct",
        "`distinct` needs arguments: write `distinct(member)`",
    );
}
