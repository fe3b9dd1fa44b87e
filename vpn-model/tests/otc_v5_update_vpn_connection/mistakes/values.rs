//! Values of the right JSON type that break a rule.

use super::{Mistake, assert_all, mistake, refusals};

#[test]
fn a_name_is_refused_for_its_length_and_for_its_characters() {
    let long = format!("\"{}\"", "a".repeat(65));
    let longer = format!("\"{}\"", "a".repeat(10_000));
    // One character is written in six: characters are counted, not bytes of the text.
    let escaped = format!("\"{}\"", "\\u0061".repeat(65));
    let length = [r#""""#, &long, &longer, &escaped];
    let chars = [
        r#"" ""#,
        r#""my vpn""#,
        r#""vpn ""#,
        r#"" vpn""#,
        r#""vpn/1""#,
        r#""vpn\\1""#,
        r#""vpn:1""#,
        r#""vpn,1""#,
        r#""vpn*""#,
        r#""vpn@1""#,
        r#""vpn+1""#,
        r#""vpn~1""#,
        r#""vpn\n""#,
        r#""vpn\t1""#,
        r#""vpn\"1""#,
        r#""vpné""#,
        r#""vpn\u00e9""#,
        r#""vpn\u0000""#,
        r#""\u0000""#,
        r#""vpn１""#,
        r#""ｖpn""#,
        r#""ßvpn""#,
        r#""vpn\ud83d\ude00""#,
        r#""😀""#,
        r#""vpn–1""#,
        r#""٣""#,
        r#""vpn\u200b""#,
        r#""vpn[1]""#,
        r#""vpn^1""#,
        r#""vpn`1""#,
        r#""vpn\/1""#,
        r#""!!!!""#,
    ];
    assert_all(
        &refusals(&[
            ("name", r#""vpn-1655""#, "length", "name", &length),
            ("name", r#""vpn-1655""#, "chars", "name", &chars),
        ]),
        36,
    );
}

#[test]
fn a_customer_gateway_must_be_a_hyphenated_uuid() {
    let values = [
        r#""""#,
        r#""x""#,
        r#""5247ae10-1c2d-4a8d-b986-dd36659a7f5""#,
        r#""5247ae10-1c2d-4a8d-b986-dd36659a7f5dd""#,
        r#""5247ae101c2d4a8db986dd36659a7f5d""#,
        r#""{5247ae10-1c2d-4a8d-b986-dd36659a7f5d}""#,
        r#""urn:uuid:5247ae10-1c2d-4a8d-b986-dd36659a7f5d""#,
        r#""5247ae10-demo-a8df-va86-dd36659a7f5d""#,
        r#""5247ae10-1c2d-4a8d-b986-dd36659a7f5g""#,
        r#""5247ae1-01c2d-4a8d-b986-dd36659a7f5d""#,
        r#""5247ae10_1c2d_4a8d_b986_dd36659a7f5d""#,
        r#""5247ae10-1c2d-4a8d-b986-dd36659a7f5d ""#,
        r#"" 5247ae10-1c2d-4a8d-b986-dd36659a7f5d""#,
        r#""5247ae10-1c2d-4a8d-b986-dd36659a7f5d\n""#,
        r#""5247ae10-1c2d-4a8d-b986-dd36659a7f5d\u0000""#,
        r#""5247ae10–1c2d–4a8d–b986–dd36659a7f5d""#,
        r#""5247ae10-1c2d-4a8d-b986-dd36659a7f５""#,
    ];
    let good = r#""5247ae10-1c2d-4a8d-b986-dd36659a7f5d""#;
    assert_all(
        &refusals(&[("cgw_id", good, "format", "cgw_id", &values)]),
        17,
    );
}

#[test]
fn a_pre_shared_key_is_refused_for_length_classes_and_characters() {
    let (long, longer) = (
        format!("\"Aa1!{}\"", "x".repeat(125)),
        format!("\"Aa1!{}\"", "x".repeat(5000)),
    );
    let escaped = r#""\u0041bcd1Z!""#;
    let length = [r#""Abcd1Z!""#, escaped, r#""Aa1""#, &long, &longer];
    let classes = [
        r#""abcdefgh""#,
        r#""ABCDEFGH""#,
        r#""12345678""#,
        r#""!!!!!!!!""#,
        r#""abcdEFGH""#,
        r#""abcd1234""#,
        r#""ABCD1234""#,
        r#""abcd!@#$""#,
        r#""ABCD!@#$""#,
        r#""1234!@#$""#,
        r#""abcd****""#,
    ];
    let chars: Vec<String> = [
        " ", "<", ">", "&", "[", "]", "?", "|", "'", "`", "\\\"", "\\\\", "\\t", "\\n", "\\u0000",
        "\\u007f", "é", "ü", "ß", "£", "€", "😀", "\\u00e9", "…", "\u{a0}", "１", "Ａ",
    ]
    .iter()
    .map(|character| format!("\"Abcde1Z!k{character}k\""))
    .collect();
    let chars: Vec<&str> = chars.iter().map(String::as_str).collect();
    let good = r#""Abcde1Z!kk""#;
    let mistakes = refusals(&[
        ("psk", good, "length", "psk", &length),
        ("psk", good, "classes", "psk", &classes),
        ("psk", good, "chars", "psk", &chars),
    ]);
    assert_all(&mistakes, 43);
}

#[test]
fn lists_are_refused_for_one_item_too_many() {
    let networks = |count: usize| {
        let items: Vec<String> = (0..count)
            .map(|index| format!("\"172.16.{index}.0/24\""))
            .collect();
        format!("[{}]", items.join(", "))
    };
    let rules = |count: usize| {
        let items: Vec<String> = (0..count)
            .map(|index| format!("{{\"source\": \"10.9.{index}.0/24\"}}"))
            .collect();
        format!("[{}]", items.join(","))
    };
    let whole = crate::block(crate::COMPLETE, "\"policy_rules\": ", "\n    ]");
    let mut mistakes = Vec::new();
    for count in [51, 52, 120] {
        let many = networks(count);
        mistakes.extend(refusals(&[
            (
                "peer_subnets",
                r#"["192.168.1.0/24", "192.168.2.0/24"]"#,
                "items",
                "peer_subnets",
                &[&many],
            ),
            (
                "destination",
                r#"["192.168.5.0/24"]"#,
                "items",
                "policy_rules/1/destination",
                &[&many],
            ),
        ]));
    }
    for count in [6, 7, 100] {
        let many = rules(count);
        let to = format!("\"policy_rules\": {many}");
        mistakes.push(mistake(
            whole,
            &to,
            "items",
            "/vpn_connection/policy_rules",
            &many,
        ));
    }
    let empty = format!("[{}]", ["{}"; 6].join(","));
    let to = format!("\"policy_rules\": {empty}");
    mistakes.push(mistake(
        whole,
        &to,
        "items",
        "/vpn_connection/policy_rules",
        &empty,
    ));
    assert_all(&mistakes, 10);
}

#[test]
fn no_two_policy_rules_have_the_same_source() {
    let second = "/vpn_connection/policy_rules/1/source";
    let mistakes = [
        mistake(
            r#""10.0.1.0/24""#,
            r#""10.0.0.0/24""#,
            "unique",
            second,
            r#""10.0.0.0/24""#,
        ),
        Mistake {
            elsewhere: true,
            ..mistake(
                r#""10.0.0.0/24""#,
                r#""10.0.1.0/24""#,
                "unique",
                second,
                r#""10.0.1.0/24""#,
            )
        },
        mistake(
            r#""10.0.1.0/24""#,
            r#""10.0.0.0\/24""#,
            "unique",
            second,
            r#""10.0.0.0\/24""#,
        ),
    ];
    assert_all(&mistakes, 3);
}

#[test]
fn an_id_of_type_ip_must_be_an_ipv4_address() {
    let values = [
        r#""""#,
        r#""10.1.2""#,
        r#""10.1.2.3.4""#,
        r#""10.1.2.256""#,
        r#""10.1.2.:""#,
        r#""10.1.2.3/32""#,
        r#""10.1.2.3 ""#,
        r#"" 10.1.2.3""#,
        r#""010.1.2.3""#,
        r#""10.01.2.3""#,
        r#""0x0a.1.2.3""#,
        r#""167838211""#,
        r#""gw.example.com""#,
        r#""::1""#,
        r#""::ffff:10.1.2.3""#,
        r#""10.***.***.134""#,
        r#""123***""#,
        r#""10.1.2.3:500""#,
        r#""10,1,2,3""#,
        r#""@gw""#,
        r#""%any""#,
        r#""10.1.2.３""#,
        r#""10.1.2.3\u0000""#,
    ];
    let mistakes = refusals(&[
        (
            "local_id",
            r#""10.1.2.3""#,
            "format",
            "ikepolicy/local_id",
            &values,
        ),
        (
            "peer_id",
            r#""10.1.2.4""#,
            "format",
            "ikepolicy/peer_id",
            &values,
        ),
    ]);
    assert_all(&mistakes, 40);
}

#[test]
fn phase_1_members_must_fit_the_ike_version() {
    let mode = "/vpn_connection/ikepolicy/phase1_negotiation_mode";
    let cipher = "/vpn_connection/ikepolicy/encryption_algorithm";
    let v1 = r#""ike_version": "v1""#;
    let mistakes = [
        mistake(
            v1,
            r#""ike_version": "v2""#,
            "ineffective",
            mode,
            r#""main""#,
        ),
        mistake(
            r#""aes-256""#,
            r#""aes-256-gcm-16" "#,
            "incompatible",
            cipher,
            r#""aes-256-gcm-16""#,
        ),
        mistake(
            r#""aes-256""#,
            r#""aes-128-gcm-16""#,
            "incompatible",
            cipher,
            r#""aes-128-gcm-16""#,
        ),
    ];
    assert_all(&mistakes, 3);
}

#[test]
fn the_wrapper_must_be_there() {
    let whole = crate::COMPLETE.trim_end();
    let mistakes = [
        mistake(whole, "{}", "required", "/vpn_connection", "{"),
        mistake(whole, " {\n} ", "required", "/vpn_connection", "{"),
    ];
    assert_all(&mistakes, 2);
}
