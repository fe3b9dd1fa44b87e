//! Names on the wire to names in Rust.
//!
//! Not only the emitter asks these functions, but the checks, too, so that two
//! names that would become one are found before anything is written.

/// What generated files import, or have from the prelude: no table may take these names.
pub(crate) const TAKEN_TYPES: [&str; 28] = [
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Extra",
    "Hash",
    "IpNet",
    "Ipv4Addr",
    "Ipv4CidrOrAddress",
    "Ipv4Net",
    "Ipv6Net",
    "Map",
    "Model",
    "None",
    "Nullable",
    "OneOrMany",
    "Open",
    "Operation",
    "Option",
    "PartialEq",
    "Secret",
    "Some",
    "Status",
    "String",
    "Text",
    "Value",
    "Vec",
];

/// The member of every response struct that keeps what the table does not list.
pub(crate) const EXTRA: &str = "extra";

/// The name of a module: `update-vpn-connection` is `update_vpn_connection`.
pub(crate) fn module(kebab: &str) -> String {
    raw(&kebab.replace('-', "_"))
}

/// The name of a module's file: `update-vpn-connection` is `update_vpn_connection`.
pub(crate) fn file(kebab: &str) -> String {
    kebab.replace('-', "_")
}

/// Words joined by hyphens: `updateInstance` is `update-instance`.
pub(crate) fn kebab(name: &str) -> String {
    snake(name).replace('_', "-")
}

/// Capitals that begin words: `dns_custom` is `DnsCustom`, `startAction` is `StartAction`.
pub(crate) fn upper_camel(name: &str) -> String {
    operation(&kebab(name))
}

/// The name of an operation's type: `update-vpn-connection` is `UpdateVpnConnection`.
pub(crate) fn operation(kebab: &str) -> String {
    kebab.split('-').map(capitalized).collect()
}

/// The name of a value's variant: `sha2-512` is `Sha2_512`, `POLICY` is `Policy`.
///
/// An underscore keeps two numbers apart where words meet digit to digit.
pub(crate) fn variant(value: &str) -> String {
    let mut name = String::new();
    for word in value.split(['-', '_', ' ']) {
        let meets_digit = word.starts_with(|c: char| c.is_ascii_digit());
        if meets_digit && name.ends_with(|c: char| c.is_ascii_digit()) {
            name.push('_');
        }
        name.push_str(&capitalized(word));
    }
    name
}

/// The name of a member: `preSharedKey` is `pre_shared_key`, `type` is `r#type`.
pub(crate) fn member(wire: &str, tolerant: bool) -> String {
    let name = snake(wire);
    if tolerant && name == EXTRA {
        return format!("{name}_");
    }
    raw(&name)
}

/// Whether a member needs `name = "…"`, because its name in Rust is not the one on the wire.
pub(crate) fn is_renamed(wire: &str, rust: &str) -> bool {
    rust.strip_prefix("r#").unwrap_or(rust) != wire
}

/// A name that is a keyword, made one that is not.
fn raw(name: &str) -> String {
    match name {
        // These four cannot be raw.
        "crate" | "self" | "super" | "_" => format!("{name}_"),
        _ if syn::parse_str::<syn::Ident>(name).is_err() => format!("r#{name}"),
        _ => name.to_owned(),
    }
}

fn snake(wire: &str) -> String {
    let characters: Vec<char> = wire.chars().collect();
    let mut name = String::new();
    for (index, character) in characters.iter().enumerate() {
        let before = index
            .checked_sub(1)
            .and_then(|before| characters.get(before));
        let after = characters.get(index + 1);
        // A capital begins a word, but a run of capitals is one word: `peerIPAddress`.
        let begins = character.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    || (before.is_ascii_uppercase() && after.is_some_and(char::is_ascii_lowercase))
            });
        if begins {
            name.push('_');
        }
        name.push(character.to_ascii_lowercase());
    }
    name
}

fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| {
        let rest = characters.as_str().to_ascii_lowercase();
        format!("{}{rest}", first.to_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::{member, operation, variant};

    #[test]
    fn words_of_a_value_become_one_capitalized_name() {
        for (value, name) in [
            ("aes-256-gcm-16", "Aes256Gcm16"),
            ("sha2-512", "Sha2_512"),
            ("seq-hash-notify", "SeqHashNotify"),
            ("POLICY", "Policy"),
            ("group1", "Group1"),
        ] {
            assert_eq!(variant(value), name);
        }
    }

    #[test]
    fn members_are_snake_case_and_never_keywords() {
        for (wire, name) in [
            ("preSharedKey", "pre_shared_key"),
            ("peerIPAddress", "peer_ip_address"),
            ("type", "r#type"),
            ("self", "self_"),
        ] {
            assert_eq!(member(wire, false), name);
        }
    }

    #[test]
    fn the_member_for_unknown_members_keeps_its_name() {
        assert_eq!(member("extra", true), "extra_");
        assert_eq!(member("extra", false), "extra");
    }

    #[test]
    fn an_operation_is_named_in_camel_case() {
        assert_eq!(operation("update-vpn-connection"), "UpdateVpnConnection");
    }
}
