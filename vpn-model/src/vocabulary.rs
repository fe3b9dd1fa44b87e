//! What other providers, and other programs, call the values of a list, and
//! the members of an object.
//!
//! `ecp384` is `group20`, `preSharedKey` is `psk`. This is for suggestions
//! only, and of the words here only one that is known there is ever suggested.

/// Words for one thing, in lower case and without hyphens and the like.
const SYNONYMS: &[&[&str]] = &[
    // Diffie-Hellman groups, by their number and by their name in RFC 2409,
    // 3526, 5114, 5903, 6932 and 8031; other words for the number are in `plain`.
    &["group1", "modp768"],
    &["group2", "modp1024"],
    &["group5", "modp1536"],
    &["group14", "modp2048"],
    &["group15", "modp3072"],
    &["group16", "modp4096"],
    &["group17", "modp6144"],
    &["group18", "modp8192"],
    &["group19", "ecp256", "p256", "nistp256", "secp256r1"],
    &["group20", "ecp384", "p384", "nistp384", "secp384r1"],
    &["group21", "ecp521", "p521", "nistp521", "secp521r1"],
    &["group22", "modp1024s160"],
    &["group23", "modp2048s224"],
    &["group24", "modp2048s256"],
    &["group25", "ecp192"],
    &["group26", "ecp224"],
    &["group27", "ecp224bp", "brainpoolp224r1"],
    &["group28", "ecp256bp", "brainpoolp256r1"],
    &["group29", "ecp384bp", "brainpoolp384r1"],
    &["group30", "ecp512bp", "brainpoolp512r1"],
    &["group31", "curve25519", "x25519"],
    &["group32", "curve448", "x448"],
    &["disable", "disabled", "none", "off", "nopfs"],
    // Integrity.
    &["md5", "hmacmd5", "md596", "hmacmd596"],
    &["sha1", "sha", "hmacsha1", "sha196", "hmacsha196", "sha160"],
    &[
        "sha2256",
        "sha256",
        "hmacsha256",
        "hmacsha2256",
        "sha256128",
        "sha2256128",
        "hmacsha2256128",
    ],
    &[
        "sha2384",
        "sha384",
        "hmacsha384",
        "hmacsha2384",
        "sha384192",
        "sha2384192",
        "hmacsha2384192",
    ],
    &[
        "sha2512",
        "sha512",
        "hmacsha512",
        "hmacsha2512",
        "sha512256",
        "sha2512256",
        "hmacsha2512256",
    ],
    // Encryption. The last number of GCM is the length of its tag, in bytes or in bits.
    &[
        "3des",
        "des3",
        "tripledes",
        "3descbc",
        "des3cbc",
        "desede3",
        "desede3cbc",
    ],
    &["aes128", "aes", "aes128cbc", "aescbc128", "cbcaes128"],
    &["aes192", "aes192cbc", "aescbc192", "cbcaes192"],
    &["aes256", "aes256cbc", "aescbc256", "cbcaes256"],
    &[
        "aes128gcm16",
        "aes128gcm",
        "aes128gcm128",
        "aesgcm128",
        "aesgcm16128",
        "gcmaes128",
        "aesgcm12816",
    ],
    &[
        "aes192gcm16",
        "aes192gcm",
        "aes192gcm128",
        "aesgcm192",
        "aesgcm16192",
        "gcmaes192",
        "aesgcm19216",
    ],
    &[
        "aes256gcm16",
        "aes256gcm",
        "aes256gcm128",
        "aesgcm256",
        "aesgcm16256",
        "gcmaes256",
        "aesgcm25616",
    ],
    // Routing.
    &["policy", "policybased", "policybasedvpn"],
    &[
        "static",
        "staticroute",
        "staticrouting",
        "routebased",
        "route",
    ],
    &["bgp", "bgproutebased", "bgprouting", "dynamic"],
    // IKE.
    &["v1", "ikev1", "ike1", "1"],
    &["v2", "ikev2", "ike2", "2"],
    &["main", "mainmode"],
    &["aggressive", "aggressivemode", "aggr"],
    &[
        "preshare",
        "psk",
        "presharedkey",
        "presharedkeys",
        "preshared",
        "secret",
    ],
    &["esp", "encapsulatingsecuritypayload"],
    &["ah", "authenticationheader"],
    &["tunnel", "tunnelmode"],
    &["transport", "transportmode"],
    &["bidirectional", "both", "initiator"],
    &["responseonly", "responder", "responderonly", "passive"],
    &["fqdn", "hostname", "domainname"],
];

/// Names of members for one thing, written as [`SYNONYMS`] are.
const MEMBERS: &[&[&str]] = &[
    &[
        "psk",
        "presharedkey",
        "presharedsecret",
        "sharedkey",
        "sharedsecret",
        "secret",
    ],
    &["name", "displayname"],
    &["peersubnets", "peercidrs", "remotesubnets", "remotecidrs"],
    &["peeraddress", "peerip", "remoteaddress", "remoteip"],
    &["ikepolicy", "phase1"],
    &["ipsecpolicy", "phase2"],
    &["dhgroup", "dhgroups", "pfs"],
    &["encryptionalgorithm", "encryptionalgorithms", "encryption"],
    &[
        "authenticationalgorithm",
        "authalgorithm",
        "integrityalgorithm",
        "integrityalgorithms",
    ],
    &["lifetimeseconds", "lifetime", "rekeytime"],
];

/// The one value of the list that means the same as the word.
#[cold]
pub(crate) fn translate(
    word: &str,
    list: impl IntoIterator<Item = &'static str>,
) -> Option<&'static str> {
    same(SYNONYMS, word, list)
}

/// The one member of these that means the same as the word.
#[cold]
pub(crate) fn member(
    word: &str,
    members: impl IntoIterator<Item = &'static str>,
) -> Option<&'static str> {
    same(MEMBERS, word, members)
}

fn same(
    synonyms: &[&[&str]],
    word: &str,
    list: impl IntoIterator<Item = &'static str>,
) -> Option<&'static str> {
    // No word for an algorithm is so long.
    if word.len() > 40 {
        return None;
    }
    let word = plain(word);
    let meanings: Vec<_> = synonyms
        .iter()
        .filter(|words| words.contains(&&*word))
        .collect();
    if meanings.is_empty() {
        return None;
    }
    let mut same = list.into_iter().filter(|value| {
        let value = plain(value);
        meanings.iter().any(|words| words.contains(&&*value))
    });
    // Of two that mean the same, one guess would be wrong.
    match (same.next(), same.next()) {
        (Some(value), None) => Some(value),
        _ => None,
    }
}

/// Lower case, letters and digits only, and Diffie-Hellman groups as `group14`.
fn plain(word: &str) -> String {
    let letters = word.chars().filter(char::is_ascii_alphanumeric);
    let plain: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    let is_number =
        |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = ["dhgroup", "dhg", "dh", "pfs", "group"]
        .into_iter()
        .find_map(|prefix| plain.strip_prefix(prefix).filter(is_number))
        // A number alone: 1 and 2 are versions of IKE, too.
        .or_else(|| (is_number(&plain.as_str()) && plain.len() == 2).then_some(plain.as_str()));
    match number {
        Some(number) => format!("group{number}"),
        None => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::{MEMBERS, SYNONYMS, member, plain, translate};

    const GROUPS: [&str; 4] = ["group14", "group19", "group20", "disable"];
    const DIGESTS: [&str; 4] = ["sha2-512", "sha2-256", "sha1", "md5"];
    const CIPHERS: [&str; 4] = ["aes-256-gcm-16", "aes-128-gcm-16", "aes-256", "3des"];

    #[test]
    fn the_words_of_other_providers_are_known() {
        assert_eq!(translate("ecp384", GROUPS), Some("group20"));
        assert_eq!(translate("modp2048", GROUPS), Some("group14"));
        assert_eq!(translate("14", GROUPS), Some("group14"));
        assert_eq!(translate("DH-Group-19", GROUPS), Some("group19"));
        assert_eq!(
            translate("group14", ["modp1024", "modp2048"]),
            Some("modp2048")
        );
        assert_eq!(translate("none", GROUPS), Some("disable"));
        assert_eq!(translate("sha256", DIGESTS), Some("sha2-256"));
        assert_eq!(translate("sha2_256", DIGESTS), Some("sha2-256"));
        assert_eq!(translate("HMAC-SHA2-512-256", DIGESTS), Some("sha2-512"));
        assert_eq!(translate("AES-GCM-256", CIPHERS), Some("aes-256-gcm-16"));
        assert_eq!(translate("aes128gcm16", CIPHERS), Some("aes-128-gcm-16"));
        assert_eq!(translate("AES_CBC_256", CIPHERS), Some("aes-256"));
        assert_eq!(
            translate("POLICY_BASED", ["policy", "static", "bgp"]),
            Some("policy")
        );
        assert_eq!(
            translate("static", ["POLICY_BASED", "ROUTE_BASED", "BGP_ROUTE_BASED"]),
            Some("ROUTE_BASED")
        );
        assert_eq!(translate("ikev2", ["v1", "v2"]), Some("v2"));
    }

    #[test]
    fn members_of_other_providers_are_known() {
        let otc = ["psk", "peer_subnets", "ikepolicy", "name"];
        assert_eq!(member("preSharedKey", otc), Some("psk"));
        assert_eq!(member("remoteSubnets", otc), Some("peer_subnets"));
        assert_eq!(member("phase1", otc), Some("ikepolicy"));
        assert_eq!(member("psk", ["preSharedKey"]), Some("preSharedKey"));
        assert_eq!(member("phase2", otc), None);
        assert_eq!(
            member("dhGroups", ["dh_group", "pfs"]),
            None,
            "it can be either"
        );
        for word in MEMBERS.iter().copied().flatten() {
            assert_eq!(*word, plain(word), "it is compared as it is written");
        }
    }

    #[test]
    fn only_what_the_list_has_is_suggested_and_only_one() {
        assert_eq!(translate("sha384", DIGESTS), None);
        assert_eq!(translate("ecp384", DIGESTS), None);
        assert_eq!(translate("nonsense", GROUPS), None);
        assert_eq!(
            translate("aes256gcm", ["aes-256-gcm-16", "aes-256-gcm-128"]),
            None
        );
        assert_eq!(translate(&"a".repeat(1_000_000), GROUPS), None);
    }

    #[test]
    fn every_word_is_written_plain_and_means_one_thing() {
        let words: Vec<_> = SYNONYMS.iter().copied().flatten().collect();
        for word in &words {
            assert_eq!(plain(word), **word);
            assert_eq!(
                words.iter().filter(|other| other == &word).count(),
                1,
                "{word}"
            );
        }
    }
}
