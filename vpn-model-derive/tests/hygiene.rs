//! Derived code means the names of the standard library, whatever they mean where it stands.

#![allow(
    dead_code,
    unused_macros,
    unreachable_pub,
    reason = "names that are only there to be in the way of derived code"
)]

mod shadowed {
    use ::vpn_model::{Extra, Ipv4Net, Open};

    // In the way: types,
    pub struct Option;
    pub struct Result;
    pub struct Vec;
    pub struct String;
    pub struct Box;
    pub struct Iterator;
    // traits and derives,
    pub trait Default {}
    pub trait From {}
    pub trait Into {}
    pub trait Clone {}
    pub trait Copy {}
    pub trait FnMut {}
    pub trait Sized {}
    pub trait Serialize {}
    pub trait Deserialize {}
    pub trait Model {}
    // values,
    #[allow(non_snake_case, reason = "named as a variant of the standard library")]
    pub fn Some() {}
    #[allow(non_snake_case, reason = "named as a variant of the standard library")]
    pub fn Ok() {}
    #[allow(non_snake_case, reason = "named as a variant of the standard library")]
    pub fn Err() {}
    #[allow(
        non_upper_case_globals,
        reason = "named as a variant of the standard library"
    )]
    pub const None: u8 = 0;
    pub fn drop() {}
    // macros, and crates.
    macro_rules! matches {
        () => {};
    }
    macro_rules! panic {
        () => {};
    }
    pub mod core {}
    pub mod std {}
    pub mod serde {}
    pub mod rules {}
    pub mod vpn_model {}

    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::default::Default,
        ::core::cmp::PartialEq,
        ::vpn_model::Model,
    )]
    #[model(
        partial(current = "inner", gateway = "gateway"),
        source = "hygiene, table Request"
    )]
    pub struct Request {
        #[model(length(1..=8), chars("a-z"), warn(classes(1..)), format(Uuid, value == 3))]
        pub name: ::core::option::Option<::std::string::String>,
        #[model(range(1..=8), required_when(current.a == "b"), ineffective(alone))]
        pub value: ::core::option::Option<u32>,
        #[model(items(1..=2), unique, reserved_block("10.0.0.0/8"))]
        pub scope: ::core::option::Option<::std::vec::Vec<Ipv4Net>>,
        #[model(tunnel_address(except = "169.254.0.0/24"), only_when(gateway.a in [1, 2]))]
        pub fields: ::core::option::Option<Ipv4Net>,
        #[model(tunnel_pair(fields), distinct(fields), incompatible(value == 1, name != "a"))]
        pub slots: ::core::option::Option<Ipv4Net>,
        pub r#type: ::core::option::Option<Kind>,
    }

    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::vpn_model::Model,
    )]
    pub enum Kind {
        #[model(weak_algorithm, warn(unsupported, source = "elsewhere"))]
        Some,
        #[model(name = "none")]
        None,
    }

    #[derive(
        ::core::clone::Clone,
        ::core::fmt::Debug,
        ::core::default::Default,
        ::core::cmp::PartialEq,
        ::vpn_model::Model,
    )]
    #[model(response, source = "hygiene, table Response")]
    pub struct Response {
        pub kind: ::core::option::Option<Open<Kind>>,
        pub kinds: ::core::option::Option<::std::vec::Vec<Kind>>,
        #[model(extra)]
        pub extra: Extra,
    }
}

#[test]
fn derived_code_works_where_the_prelude_is_shadowed() {
    use vpn_model::Model as _;
    let report = shadowed::Request::from_json(r#"{"name": "A", "value": 9}"#).unwrap_err();
    let codes: Vec<_> = report
        .violations()
        .iter()
        .map(|found| found.code.as_str())
        .collect();
    assert_eq!(codes, ["chars", "range"]);
    let answer = shadowed::Response::from_json(r#"{"kind": "Some", "kinds": ["x"]}"#).unwrap();
    assert_eq!(
        answer.kind,
        Some(vpn_model::Open::Known(shadowed::Kind::Some))
    );
    assert!(answer.extra.get("kinds").is_some());
}
