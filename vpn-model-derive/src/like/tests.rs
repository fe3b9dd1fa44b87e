//! What no spec of today needs: names and types that only other APIs have.

use syn::{ItemStruct, parse_quote};
use vpn_model_rule_language::Stated;

use super::table::{Member, Struct};
use super::{find, holds, rules};
use crate::near;
use crate::syntax::{Attributes, Member as Field};

const fn member(name: &'static str, rust: &'static str, holds: &'static str) -> Member {
    Member {
        name,
        rust,
        holds,
        mandatory: false,
        rules: &[],
    }
}

static CONNECTION: Struct = Struct {
    name: "Connection",
    module: "vpn_model::demo::v1",
    spec: "specs/demo/v1/change-connection.md",
    arguments: &[],
    members: &[
        member("preSharedKey", "pre_shared_key", "Secret"),
        member("type", "type", "Mode"),
        member("asn", "asn", "Integer"),
        member("labels", "labels", "Map of String"),
        member(
            "remoteSubnets",
            "remote_subnets",
            "Array of Ipv4Cidr or null",
        ),
        member("address", "address", "Ipv4Address"),
        Member {
            rules: &["range(0..=4294967295)"],
            ..member("small", "small", "Integer")
        },
        Member {
            rules: &["range(0..=4294967296)"],
            ..member("large", "large", "Integer")
        },
        Member {
            rules: &["range(-1..=9)"],
            ..member("below", "below", "Integer")
        },
        Member {
            rules: &["range(1..)"],
            ..member("open", "open", "Integer")
        },
    ],
};

/// How each field is seen: the member's wire name and the added rule, or the mistake.
fn seen(item: &ItemStruct) -> Vec<String> {
    let each = |field: &syn::Field| {
        let field = Field {
            ident: field.ident.as_ref().unwrap(),
            ty: &field.ty,
            attributes: Attributes::default(),
        };
        let member = find::member(&field, &CONNECTION)?;
        let rules = rules::of(member, field.ident.span())?;
        let format = holds::check(&field, member, &rules, &CONNECTION)?;
        let format = format.map_or("", |stated| stated.rule.name());
        Ok(format!("{} {format}", member.name).trim().to_owned())
    };
    let seen = |field| each(field).unwrap_or_else(|error: syn::Error| error.to_string());
    item.fields.iter().map(seen).collect()
}

#[test]
fn a_field_in_snake_case_is_the_member_in_camel_case() {
    let item: ItemStruct = parse_quote! {
        struct Own {
            pre_shared_key: Option<Secret>,
            r#type: Mode,
            preSharedKey: Secret,
            pre_sharedkey: Secret,
        }
    };
    assert_eq!(
        seen(&item),
        [
            "preSharedKey",
            "type",
            "preSharedKey",
            "`Connection` has no member `pre_sharedkey` (specs/demo/v1/change-connection.md); \
             did you mean `pre_shared_key`?",
        ]
    );
}

#[test]
fn maps_and_nulls_are_told_apart_from_values() {
    let good: ItemStruct = parse_quote! {
        struct Own {
            labels: vpn_model::Map<String>,
            remote_subnets: Option<Nullable<Vec<Ipv4Net>>>,
            asn: Option<i64>,
            address: Option<String>,
        }
    };
    assert_eq!(
        seen(&good),
        ["labels", "remoteSubnets", "asn", "address format"]
    );
    let bad: ItemStruct = parse_quote! {
        struct Own {
            labels: Vec<String>,
            remote_subnets: Option<Vec<Ipv4Net>>,
            asn: Option<u32>,
            address: Option<Nullable<Ipv4Addr>>,
        }
    };
    let expected = [
        "`labels` of `Connection` is `Map of String`: expected `Map<String>` or `Map<Secret>`",
        "`remoteSubnets` of `Connection` is `Array of Ipv4Cidr or null`: \
         expected `Nullable<Vec<Ipv4Net>>` or `Nullable<Vec<String>>`",
        "`asn` of `Connection` is `Integer`: expected `i64`",
        "`address` of `Connection` is `Ipv4Address`: expected `Ipv4Addr` or `String`",
    ]
    .map(|message| format!("{message} (specs/demo/v1/change-connection.md)"));
    assert_eq!(seen(&bad), expected);
}

#[test]
fn u32_holds_an_integer_whose_range_is_that_of_u32_or_less() {
    let item: ItemStruct = parse_quote! {
        struct Own {
            small: u32,
            large: u32,
            below: u32,
            open: u32,
        }
    };
    let refused = |name: &str| {
        format!(
            "`{name}` of `Connection` is `Integer`: expected `i64` (specs/demo/v1/change-connection.md)"
        )
    };
    assert_eq!(
        seen(&item),
        [
            "small".to_owned(),
            refused("large"),
            refused("below"),
            refused("open")
        ]
    );
}

#[test]
fn a_type_of_your_own_may_have_arguments_and_a_list_is_none() {
    let item: ItemStruct = parse_quote! {
        struct Own {
            r#type: Option<Own<u8>>,
            r#type: Vec<Mode>,
        }
    };
    assert_eq!(
        seen(&item),
        [
            "type",
            "`type` of `Connection` is `Mode`: expected `vpn_model::demo::v1::Mode` \
             or a type of your own in place of `Mode` (specs/demo/v1/change-connection.md)",
        ]
    );
}

#[test]
fn a_word_is_near_with_one_slip_in_four_characters_or_as_a_part() {
    let of = |name, other: &str| !near::of(name, [other].into_iter()).is_empty();
    assert!(of("lifetime", "lifetmie") && of("lifetime", "lifetxxe"));
    assert!(!of("lifetime", "lifexxxe"));
    assert!(of("timeout", "timeouu") && !of("timeout", "timexxt"));
    assert!(of("psk", "pre_psk_key") && !of("el", "labels"));
    assert!(of("a", "b") && !of("a", "bc"));
}

#[test]
fn a_rule_comes_over_when_all_members_that_it_names_are_there() {
    const RULES: Member = Member {
        rules: &[
            "range(1..=9)",
            "order(interval < timeout)",
            "order(interval <= retry)",
            "distinct(retry)",
            "only_when(present(retry))",
            "only_when(modes has \"fast\")",
            "ineffective(alone, current.retry == 3)",
            "incompatible(timeout == 3, retry == 3)",
            "required_when(timeout == 3)",
            "warn(required)",
            "unique(retry)",
        ],
        ..member("interval", "interval", "Integer")
    };
    let come_over = |ty: syn::Type, names: &[&str]| {
        let ident: syn::Ident = parse_quote!(interval);
        let mut field = Field {
            ident: &ident,
            ty: &ty,
            attributes: Attributes::default(),
        };
        let stated = rules::of(&RULES, ident.span()).unwrap();
        rules::inherit(&mut field, stated, names, &mut crate::Errors::default());
        let names = |stated: &Stated| stated.rule.name();
        let inherited: Vec<_> = field.attributes.inherited.iter().map(names).collect();
        inherited.join(" ")
    };
    assert_eq!(
        come_over(parse_quote!(Option<u32>), &["interval", "timeout", "modes"]),
        "range order only_when ineffective required_when required unique"
    );
    assert_eq!(
        come_over(parse_quote!(u32), &["interval", "retry"]),
        "range order distinct only_when ineffective unique"
    );
}
