//! A pre-shared key leaves through no text that the library makes.

use vpn_model::{Context, Model as _};

use crate::{Body, COMPLETE, check_with, replaced, wrapped};

/// Texts with a key in some place, and the characters that must not be seen.
fn leaks() -> Vec<(String, &'static str)> {
    let mut texts = Vec::new();
    // Too short, wrong characters, too few classes, good, too long.
    let long: &'static str = "QzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVkQzXwVk";
    for secret in [
        "QzX7!w",
        "QzX7<w>|Kk",
        "qzxwvkjh",
        "QzX7!wVk",
        "Qzß7üwÄk",
        "9173645528",
        long,
    ] {
        let quoted = format!("\"{secret}\"");
        for value in [
            quoted.clone(),
            format!("[{quoted}]"),
            format!("[[1, {quoted}], null]"),
            format!("{{\"value\": {quoted}}}"),
            format!("{{\"psk\": {{\"psk\": {quoted}}}}}"),
            format!("{{{quoted}: 1}}"),
        ] {
            for members in [
                format!("\"psk\": {value}"),
                format!("\"psk\": {value}, \"psk\": {value}"),
                format!("\"psk\": 1, \"psk\": {value}"),
                format!("\"psk\": {value}, \"psk\": null, \"name\": \"! \""),
                format!("\"pks\": {value}"),
                format!("\"ikepolicy\": {value}"),
                format!("\"policy_rules\": {value}"),
                format!("\"ikepolicy\": {{\"dpd\": {value}}}"),
                format!("\"PSK\": {value}"),
                format!("\"p\\u0073k\": {value}"),
                format!("\"psk \": {value}, \"pre_shared_key\": {value}"),
                format!("\"ikepolicy\": {{\"psk\": {value}, \"ike_version\": \"v9\"}}"),
                format!("\"ikepolicy\": {{\"dpd\": {{\"psk\": {value}}}}}"),
                format!("\"policy_rules\": [{{\"psk\": {value}}}, {{\"sourcE\": {value}}}]"),
                format!("\"ikepolicy\": [{value}], \"dpd\": {value}"),
            ] {
                texts.push((wrapped(&members), secret));
                // The same beside a syntax error, and cut short.
                texts.push((wrapped(&members).replace("}}", "} }} x"), secret));
                let cut = wrapped(&members).replace("\"}}", "");
                texts.push((cut, secret));
                texts.push((format!("{} {{", wrapped(&members)), secret));
                texts.push((wrapped(&format!("{members} {members}")), secret));
            }
        }
        for text in [
            format!("{{\"psk\": {quoted}}}"),
            format!("{{\"vpn_connection\": {quoted}}}"),
            format!("{{\"vpn_connection\": [{quoted}]}}"),
            format!("{{\"vpn_conection\": {{\"psk\": {quoted}}}}}"),
            format!("{{\"vpn_connection\": {{}}, \"vpn_connection\": {{\"psk\": {quoted}}}}}"),
            format!("[{{\"psk\": {quoted}}}]"),
            quoted.clone(),
            format!("{{\"vpn_connection\": {{\"psk\": {secret}}}}}"),
            format!("{{\"vpn_connection\": {{\"psk\": '{secret}'}}}}"),
            format!("{{\"vpn_connection\": {{\"psk\": \"{secret}\\q\"}}}}"),
            format!("{{\"vpn_connection\": {{\"psk\": \"{secret}\\ud800\"}}}}"),
            format!("{{\"vpn_connection\": {{\"psk\": \"{secret}\n\"}}}}"),
            format!("{{\"vpn_connection\": {{\"psk\" {quoted}}}}}"),
            format!("{{\"vpn_connection\": {{psk: {quoted}}}}}"),
            replaced(COMPLETE, "\"Abcde1Z!kk\"", &quoted),
            replaced(COMPLETE, "\"Abcde1Z!kk\"", &format!("{quoted} {quoted}")),
            replaced(
                COMPLETE,
                "\"psk\": \"Abcde1Z!kk\",",
                &format!("\"pks\": {quoted}"),
            ),
            String::new() + COMPLETE + &quoted,
        ] {
            texts.push((text, secret));
        }
    }
    for number in [
        "917364552",
        "-917364552",
        "917364552.917364552",
        "917364552e9",
        "91736455291736455291736455",
    ] {
        for members in [
            format!("\"psk\": {number}"),
            format!("\"psk\": [{number}]"),
            format!("\"pks\": {number}"),
        ] {
            texts.push((wrapped(&members), "917364552"));
        }
    }
    // A member name of a known object is shown, by design: a pointer is made of names.
    texts.retain(|(text, secret)| {
        ["ikepolicy", "dpd"]
            .iter()
            .all(|known| !text.contains(&format!("\"{known}\": {{\"{secret}")))
    });
    texts
}

/// Three neighbouring characters of a secret, which is more than chance.
fn windows(secret: &str) -> Vec<String> {
    let characters: Vec<char> = secret.chars().collect();
    let mut windows: Vec<String> = characters
        .windows(3)
        .map(|three| three.iter().collect())
        .collect();
    windows.sort();
    windows.dedup();
    windows
}

fn assert_hidden(what: &str, shown: &str, secret: &str, text: &str) {
    for three in windows(secret) {
        assert!(
            !shown.contains(&three),
            "{what} shows {three:?} of {text}:\n{shown}"
        );
    }
}

#[test]
fn no_report_shows_a_secret() {
    for (text, secret) in leaks() {
        let contexts = [
            Context::new(),
            Context::new().current_json(format!("{{\"style\": \"BGP\", \"psk\": \"{secret}\", \"ikepolicy\": {{\"ike_version\": \"v2\"}}}}").as_bytes()).unwrap(),
        ];
        for context in contexts {
            let report = check_with(&text, &context);
            assert_hidden(
                "Debug of the context",
                &format!("{context:?}"),
                secret,
                &text,
            );
            // A pointer holds member names, by design; a secret as a name is one.
            let keys_only = |shown: String| shown.replace(&format!("/{secret}"), "");
            assert_hidden("Display", &keys_only(report.to_string()), secret, &text);
            assert_hidden("Debug", &keys_only(format!("{report:?}")), secret, &text);
            assert_hidden(
                "pretty Debug",
                &keys_only(format!("{report:#?}")),
                secret,
                &text,
            );
            assert_hidden(
                "JSON",
                &keys_only(serde_json::to_string(&report).unwrap()),
                secret,
                &text,
            );
            for violation in report.violations() {
                assert_hidden("message", &violation.message(), secret, &text);
                assert_hidden("help", &violation.help().unwrap_or_default(), secret, &text);
                assert_hidden(
                    "params",
                    &serde_json::to_string(&violation.params).unwrap(),
                    secret,
                    &text,
                );
            }
            if let Ok(valid) = Body::from_json_with(&text, &context) {
                assert_hidden("Valid", &format!("{valid:?} {valid:#?}"), secret, &text);
            }
        }
    }
}

#[test]
fn no_serde_error_and_no_debug_shows_a_secret() {
    let mut leaked = Vec::new();
    let mut look = |shown: String, secret: &str, text: &str| {
        if windows(secret).iter().any(|three| shown.contains(three)) {
            leaked.push(format!("{text}\n    {shown}\n"));
        }
    };
    for (text, secret) in leaks() {
        match serde_json::from_str::<Body>(&text) {
            Ok(value) => look(format!("{value:?} {value:#?}"), secret, &text),
            Err(error) => look(format!("{error} {error:?}"), secret, &text),
        }
        if let Err(error) = serde_json::from_str::<vpn_model::Valid<Body>>(&text) {
            look(format!("Valid: {error} {error:?}"), secret, &text);
        }
        if let Ok(value) = serde_json::from_str::<serde_json::Value>(&text)
            && let Err(error) = serde_json::from_value::<Body>(value)
        {
            look(format!("Value: {error} {error:?}"), secret, &text);
        }
    }
    let shown = leaked[..leaked.len().min(20)].concat();
    assert!(leaked.is_empty(), "{} leaks:\n{shown}", leaked.len());
}

#[test]
fn no_masked_text_shows_a_secret_and_every_offset_stays() {
    let schema = <vpn_model::otc::v5::UpdateVpnConnectionRequest as vpn_model::Model>::schema();
    for (text, secret) in leaks() {
        let masked = vpn_model::mask(text.as_bytes(), schema);
        assert_eq!(masked.len(), text.len(), "{text}");
        assert_hidden("mask", &masked, secret, &text);
        let breaks =
            |text: &str| -> Vec<usize> { text.match_indices('\n').map(|found| found.0).collect() };
        assert_eq!(breaks(&masked), breaks(&text), "{text}");
    }
}

#[test]
fn escaped_secrets_are_masked_too() {
    let schema = <vpn_model::otc::v5::UpdateVpnConnectionRequest as vpn_model::Model>::schema();
    let escaped = r#"\u0051\u007aX7\"\\!w\/"#;
    for members in [
        format!("\"psk\": \"{escaped}\""),
        format!("\"pks\": [\"{escaped}\", {{\"a\": \"{escaped}\"}}]"),
    ] {
        let text = wrapped(&format!("{members}, \"name\": \"shown\""));
        let masked = vpn_model::mask(text.as_bytes(), schema);
        assert!(
            !masked.contains("0051") && !masked.contains("X7") && !masked.contains("!w"),
            "{masked}"
        );
        assert!(masked.contains("\"shown\""), "{masked}");
    }
}

#[test]
fn what_is_known_to_be_harmless_stays_visible() {
    let schema = <vpn_model::otc::v5::UpdateVpnConnectionRequest as vpn_model::Model>::schema();
    let masked = vpn_model::mask(COMPLETE.as_bytes(), schema);
    assert_eq!(masked, replaced(COMPLETE, "Abcde1Z!kk", "**********"));
    let broken = vpn_model::mask(COMPLETE.trim_end().trim_end_matches('}').as_bytes(), schema);
    assert!(
        !broken.contains(|shown: char| shown.is_ascii_alphanumeric()),
        "{broken}"
    );
}

#[test]
fn a_character_that_is_not_allowed_is_named_for_a_name_and_not_for_a_key() {
    let name = check_with(wrapped("\"name\": \"vpn€1\""), &Context::new());
    assert!(
        name.to_string().contains("20AC") || name.to_string().contains('€'),
        "{name}"
    );
    let key = check_with(wrapped("\"psk\": \"Abcde1Z€kk\""), &Context::new());
    let shown = format!("{key} {key:?} {}", serde_json::to_string(&key).unwrap()).to_uppercase();
    assert!(
        !shown.contains('€') && !shown.contains("20AC") && !shown.contains("8364"),
        "{key}"
    );
}

#[test]
fn the_wire_still_gets_the_secret() {
    let valid = Body::from_json(COMPLETE).unwrap();
    assert!(
        serde_json::to_string(&valid)
            .unwrap()
            .contains("\"psk\":\"Abcde1Z!kk\"")
    );
    let secret = valid.vpn_connection.psk.clone().unwrap();
    assert_eq!(secret.expose(), "Abcde1Z!kk");
    assert_hidden(
        "Secret",
        &format!("{secret} {secret:?}"),
        "Abcde1Z!kk",
        "the complete body",
    );
}
