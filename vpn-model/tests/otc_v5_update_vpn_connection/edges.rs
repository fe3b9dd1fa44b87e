//! The last good values on each side are accepted.

use crate::{COMPLETE, block, check, errors, replaced, wrapped};

/// Each replacement alone gives no error.
fn assert_accepted(replacements: &[(&str, String)]) {
    let refused: Vec<String> = replacements
        .iter()
        .filter_map(|(from, to)| {
            let report = check(replaced(COMPLETE, from, to));
            report
                .has_errors()
                .then(|| format!("{from} -> {to}\n  {:?}\n", errors(&report)))
        })
        .collect();
    assert!(refused.is_empty(), "refused:\n{}", refused.concat());
}

/// Each value of a member alone gives no error; keys and values as they stand in the body.
fn assert_values(key: &str, good: &str, values: &[&str]) {
    let prefix = if key.is_empty() {
        String::new()
    } else {
        format!("\"{key}\": ")
    };
    let from = format!("{prefix}{good}");
    let replacements: Vec<(&str, String)> = values
        .iter()
        .map(|value| (from.as_str(), format!("{prefix}{value}")))
        .collect();
    assert_accepted(&replacements);
}

#[test]
fn names_of_1_to_64_allowed_characters_are_accepted() {
    let long = format!("\"{}\"", "a".repeat(64));
    let escaped = format!("\"{}\"", "\\u0061".repeat(64));
    let all = r#""0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_.-abcdefghijklmnopqrst""#;
    let values = [
        r#""a""#,
        r#""0""#,
        r#"".""#,
        r#""-""#,
        r#""_""#,
        r#""..""#,
        r#""uvwxyz""#,
        r#""null""#,
        &long,
        &escaped,
        all,
    ];
    assert_values("name", r#""vpn-1655""#, &values);
}

#[test]
fn uuids_of_any_version_and_case_are_accepted() {
    let good = r#""5247ae10-1c2d-4a8d-b986-dd36659a7f5d""#;
    assert_values(
        "cgw_id",
        good,
        &[
            r#""5247AE10-1C2D-4A8D-B986-DD36659A7F5D""#,
            r#""00000000-0000-0000-0000-000000000000""#,
            r#""ffffffff-ffff-ffff-ffff-ffffffffffff""#,
            r#""5247ae10-1c2d-ffff-0000-dd36659a7f5d""#,
            r#""\u0035247ae10-1c2d-4a8d-b986-dd36659a7f5d""#,
        ],
    );
}

#[test]
fn networks_with_every_mask_are_accepted() {
    let values: Vec<String> = (0..=32)
        .map(|mask| format!("\"10.0.0.0/{mask}\""))
        .collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    for good in [
        r#""192.168.1.0/24""#,
        r#""192.168.2.0/24""#,
        r#""192.168.4.0/24""#,
        r#""192.168.5.0/24""#,
    ] {
        assert_values("", good, &values);
    }
    for good in [r#""10.0.0.0/24""#, r#""10.0.1.0/24""#] {
        assert_values(
            "source",
            good,
            &[
                r#""0.0.0.0/0""#,
                r#""255.255.255.255/32""#,
                r#""172.16.0.0/12""#,
            ],
        );
    }
}

#[test]
fn neighbours_of_reserved_blocks_are_accepted() {
    assert_values(
        "",
        r#""192.168.1.0/24""#,
        &[
            r#""100.63.255.255/32""#,
            r#""100.63.0.0/16""#,
            r#""100.128.0.0/32""#,
            r#""100.128.0.0/9""#,
            r#""213.0.0.0/8""#,
            r#""213.255.255.255/32""#,
            r#""215.0.0.0/8""#,
            r#""215.0.0.0/32""#,
        ],
    );
    // Only customer subnets are meant.
    assert_values(
        "",
        r#""192.168.4.0/24""#,
        &[r#""100.64.0.0/10""#, r#""214.1.2.0/24""#],
    );
    assert_values(
        "source",
        r#""10.0.1.0/24""#,
        &[r#""100.64.0.0/10""#, r#""214.1.2.0/24""#],
    );
}

#[test]
fn both_hosts_of_every_usable_block_are_tunnel_ends() {
    let ends = r#""tunnel_local_address": "169.254.76.1/30",
    "tunnel_peer_address": "169.254.76.2/30""#;
    let mut replacements = Vec::new();
    for (third, low) in [(0, 0), (76, 4), (76, 252), (194, 252), (196, 0), (255, 252)] {
        for (local, peer) in [(low + 1, low + 2), (low + 2, low + 1)] {
            replacements.push((
                ends,
                format!(
                    "\"tunnel_peer_address\": \"169.254.{third}.{peer}/30\",
                     \"tunnel_local_address\": \"169.254.{third}.{local}/30\""
                ),
            ));
        }
    }
    assert_accepted(&replacements);
}

#[test]
fn pre_shared_keys_of_8_to_128_documented_characters_are_accepted() {
    let long = format!("\"Aa1{}\"", "x".repeat(125));
    let mut values = vec![
        r#""Abcde1Z!""#.to_owned(),
        r#""ABCdef12""#.to_owned(),
        r#""abcd12!@""#.to_owned(),
        r#""ABCD12!@""#.to_owned(),
        r#""ABcd!@#$""#.to_owned(),
        r#""Test@123""#.to_owned(),
        r#""\u0041bcde1Z!""#.to_owned(),
        long,
    ];
    // Each special character is one, and counts as one.
    values.extend(
        "~!@#$%^*()-_+={},./:;"
            .chars()
            .map(|special| format!("\"abcdABCD{special}\"")),
    );
    values.extend(
        "~!@#$%^*()-_+={},./:;"
            .chars()
            .map(|special| format!("\"{special}bcd1234\"")),
    );
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    assert_values("psk", r#""Abcde1Z!kk""#, &values);
}

#[test]
fn lists_may_be_full_and_may_be_empty() {
    let networks: Vec<String> = (0..50)
        .map(|index| format!("\"172.16.{index}.0/24\""))
        .collect();
    let networks = format!("[{}]", networks.join(", "));
    assert_values(
        "peer_subnets",
        r#"["192.168.1.0/24", "192.168.2.0/24"]"#,
        &["[]", &networks],
    );
    assert_values("destination", r#"["192.168.5.0/24"]"#, &["[]", &networks]);
    let rules: Vec<String> = (0..5)
        .map(|index| format!("{{\"source\": \"10.9.{index}.0/24\"}}"))
        .collect();
    let whole = block(COMPLETE, "\"policy_rules\": ", "\n    ]");
    assert_accepted(&[
        (whole, format!("\"policy_rules\": [{}]", rules.join(","))),
        (whole, "\"policy_rules\": []".to_owned()),
        // All members of a rule are optional, and no source equals no other.
        (
            whole,
            "\"policy_rules\": [{}, {}, {\"destination\": []}]".to_owned(),
        ),
    ]);
}

#[test]
fn the_bounds_of_every_integer_are_accepted() {
    assert_values(
        "lifetime_seconds",
        "86400",
        &["60", "61", "604799", "604800"],
    );
    assert_values(
        "lifetime_seconds",
        "3600",
        &["30", "31", "604799", "604800"],
    );
    assert_values("timeout", "15", &["2", "3", "59", "60"]);
    assert_values("interval", "30", &["10", "11", "3599", "3600"]);
}

#[test]
fn every_documented_value_of_every_enum_is_accepted() {
    let groups = [
        "group1", "group2", "group5", "group14", "group15", "group16", "group19", "group20",
        "group21",
    ];
    let hashes = ["sha2-512", "sha2-384", "sha2-256", "sha1", "md5"];
    let block_ciphers = ["aes-256", "aes-192", "aes-128", "3des"];
    let ciphers = [
        "aes-256-gcm-16",
        "aes-128-gcm-16",
        "aes-256",
        "aes-192",
        "aes-128",
        "3des",
    ];
    let tables: &[(&str, &str, &[&str])] = &[
        ("ike_version", "v1", &["v1"]),
        ("phase1_negotiation_mode", "main", &["main", "aggressive"]),
        ("authentication_algorithm", "sha2-384", &hashes),
        ("encryption_algorithm", "aes-256", &block_ciphers),
        ("dh_group", "group20", &groups),
        ("local_id_type", "ip", &["ip", "fqdn"]),
        ("peer_id_type", "ip", &["ip", "fqdn"]),
        (
            "msg",
            "seq-hash-notify",
            &["seq-hash-notify", "seq-notify-hash"],
        ),
        ("authentication_algorithm", "sha2-256", &hashes),
        ("encryption_algorithm", "aes-256-gcm-16", &ciphers),
        ("pfs", "group21", &groups),
        ("pfs", "group21", &["disable"]),
        ("transform_protocol", "esp", &["esp", "\\u0065sp"]),
        ("encapsulation_mode", "tunnel", &["tunnel"]),
    ];
    for (key, good, values) in tables {
        let values: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        assert_values(key, &format!("\"{good}\""), &values);
    }
}

#[test]
fn ikev2_goes_with_every_cipher_and_without_a_mode() {
    let v1 = r#""ike_version": "v1",
      "phase1_negotiation_mode": "main","#;
    let v2 = replaced(COMPLETE, v1, r#""ike_version": "v2","#);
    for cipher in [
        "aes-256-gcm-16",
        "aes-128-gcm-16",
        "aes-256",
        "aes-192",
        "aes-128",
        "3des",
    ] {
        let text = replaced(&v2, "\"aes-256\"", &format!("\"{cipher}\" "));
        assert_eq!(errors(&check(text)), [""; 0], "{cipher}");
    }
}

#[test]
fn an_id_may_be_a_name_when_its_own_type_says_so() {
    let ids = r#""local_id_type": "ip",
      "local_id": "10.1.2.3",
      "peer_id_type": "ip",
      "peer_id": "10.1.2.4","#;
    let fqdn = |local: &str, peer: &str| {
        let to = format!(
            r#""local_id": "{}", "local_id_type": "{local}", "peer_id": "{}", "peer_id_type": "{peer}","#,
            if local == "ip" {
                "255.255.255.255"
            } else {
                "gw.example.com"
            },
            if peer == "ip" {
                "0.0.0.0"
            } else {
                "cgw.example.com"
            },
        );
        (ids, to)
    };
    assert_accepted(&[
        fqdn("ip", "ip"),
        fqdn("fqdn", "ip"),
        fqdn("ip", "fqdn"),
        fqdn("fqdn", "fqdn"),
    ]);
}

#[test]
fn every_member_is_optional_and_empty_objects_are_accepted() {
    for members in [
        "",
        r#""ikepolicy": {}"#,
        r#""ipsecpolicy": {}"#,
        r#""ikepolicy": {"dpd": {}}"#,
        r#""policy_rules": []"#,
        r#""peer_subnets": []"#,
        r#""name": "a""#,
        r#""enable_hub": false"#,
        r#""tunnel_local_address": "169.254.76.1/30""#,
        r#""tunnel_peer_address": "169.254.76.2/30""#,
        r#""ikepolicy": {"encryption_algorithm": "aes-256-gcm-16"}"#,
        r#""ikepolicy": {"phase1_negotiation_mode": "main"}"#,
        r#""ikepolicy": {"local_id": "10.1.2.3"}"#,
        r#""psk": "Abcde1Z!""#,
    ] {
        assert_eq!(errors(&check(wrapped(members))), [""; 0], "{members}");
    }
}

#[test]
fn white_space_member_order_and_escapes_do_not_matter() {
    let text = "\r\n\t {\t\"vpn_connectio\\u006e\" :\r{ \"na\\u006de\":\n\"v\\u0070n\" , \"\\u0070sk\" : \"Abcde1Z!\" } }\r\n \t";
    assert_eq!(errors(&check(text)), [""; 0]);
}

#[test]
fn cautions_are_warnings_and_notes_at_the_value() {
    use crate::{flagged, of};
    let warnings = [
        ("\"sha2-384\"", "sha1", "weak-algorithm", "warning"),
        ("\"sha2-384\"", "md5", "weak-algorithm", "warning"),
        ("\"sha2-256\"", "sha1", "weak-algorithm", "warning"),
        ("\"sha2-256\"", "md5", "weak-algorithm", "warning"),
        ("\"group20\"", "group1", "weak-algorithm", "warning"),
        ("\"group20\"", "group2", "weak-algorithm", "warning"),
        ("\"group20\"", "group5", "weak-algorithm", "warning"),
        ("\"group20\"", "group14", "weak-algorithm", "warning"),
        ("\"group21\"", "group1", "weak-algorithm", "warning"),
        ("\"group21\"", "group2", "weak-algorithm", "warning"),
        ("\"group21\"", "group5", "weak-algorithm", "warning"),
        ("\"group21\"", "group14", "weak-algorithm", "warning"),
        ("\"aes-256\"", "3des", "weak-algorithm", "warning"),
        ("\"aes-256-gcm-16\"", "3des", "weak-algorithm", "warning"),
        ("\"aes-256\"", "aes-192", "weak-algorithm", "note"),
        ("\"aes-256\"", "aes-128", "weak-algorithm", "note"),
        ("\"aes-256-gcm-16\"", "aes-128", "weak-algorithm", "note"),
        ("\"aes-256-gcm-16\"", "aes-192", "weak-algorithm", "note"),
    ];
    for (from, value, code, severity) in warnings {
        let text = replaced(COMPLETE, from, &format!("\"{value}\""));
        let report = check(&text);
        let place = |found: &&vpn_model::Violation| {
            found.code.as_str() == code && flagged(&text, found) == format!("\"{value}\"")
        };
        assert_eq!(
            of(&report, severity).into_iter().filter(place).count(),
            1,
            "{value}\n{report}"
        );
        assert!(!report.has_errors(), "{report}");
    }
    let same = replaced(COMPLETE, "\"10.1.2.4\"", "\"10.1.2.3\"");
    assert_eq!(
        crate::places(&check(same), "warning"),
        ["distinct /vpn_connection/ikepolicy/peer_id"]
    );
    let fqdn = replaced(
        COMPLETE,
        "\"local_id_type\": \"ip\"",
        "\"local_id_type\": \"fqdn\"",
    );
    assert_eq!(
        crate::places(&check(fqdn), "warning"),
        ["unsupported /vpn_connection/ikepolicy/local_id_type"]
    );
}
