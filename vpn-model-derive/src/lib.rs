//! `#[derive(Model)]`: puts the rules of a spec on a struct.
//!
//! The phases are files: `syntax` turns the item and its attributes into an
//! `Input`, `like` adds what a provider's request has to it, `check` turns that
//! into a `Model`, `emit` turns that into code and cannot fail. All but the last
//! collect every mistake, into one list. The code that comes out is tables and
//! calls; what a rule does stands in `vpn_model::rules`.

mod check;
mod docs;
mod emit;
mod like;
mod near;
mod syntax;
mod types;

use proc_macro::TokenStream;

/// Implements `vpn_model::Model` for a struct, or `vpn_model::Enumeration` for
/// an enum of unit variants, together with serde's traits: neither `Serialize` nor
/// `Deserialize` is derived beside it. An enum is `Copy`, `PartialEq` and `Debug`.
///
/// On the container:
///
/// - `source = "…"` (struct, mandatory without `like`): the document and the table that the rules come from;
/// - `documents("…", "…")` (struct): the documents, when several have the same table, which is then
///   all of `source`; a report cites the one that the struct around this one comes from;
/// - `like = "otc-v5:UpdateIkePolicy"` (struct, instead of `source`): the provider's request
///   whose members these are, see below;
/// - `response`: a tolerant struct, all members `Option`, with an `Extra` for the rest;
/// - `partial(current = "…", gateway = "…")` or `replace(…)`: the root of a request,
///   and the wrapper members of the GET responses that its rules may ask about
///   (`gateway` without a name: the response itself is the resource);
/// - `elsewhere(localAsn = "the gateway")`: members that people look for here and that another
///   resource has, for the help about an unknown member;
/// - `crate = path`: where `vpn_model` is, when it has been renamed.
///
/// On a member or a variant:
///
/// - `name = "…"`: its name on the wire, where it is not the Rust name;
/// - `extra`: the `Extra` of a response;
/// - any of the [rules](#rules) below, such as `length(1..=64)`.
///
/// A doc comment is what schemas say of the struct, the member or the value, up to its first heading: a section, such as
/// `# Examples`, is for readers of Rust.
///
/// ```
/// use vpn_model::Model;
///
/// #[derive(Debug, Model)]
/// #[model(source = "our own API, table Tunnel")]
/// struct Tunnel {
///     #[model(length(1..=64), chars("0-9A-Za-z_.-"))]
///     name: Option<String>,
///     #[model(range(60..=604800), warn(range(..=86400), source = "our own guide"))]
///     lifetime_seconds: u32,
///     mode: Mode,
///     #[model(required_when(mode == "policy"))]
///     subnets: Option<Vec<vpn_model::Ipv4Net>>,
/// }
///
/// #[derive(Clone, Copy, Debug, PartialEq, Model)]
/// enum Mode {
///     #[model(name = "policy")]
///     Policy,
///     #[model(name = "route")]
///     Route,
/// }
///
/// let report = Tunnel::from_json(r#"{"lifetime_seconds": 59, "mode": "policy"}"#).unwrap_err();
/// assert_eq!(
///     report.to_string(),
///     "error[required-when]: /subnets: the member `subnets` is missing, and mandatory when `mode` is policy\n\
///      error[range]: /lifetime_seconds: must be between 60 and 604800",
/// );
/// ```
///
/// # Types of members
///
/// A member that may be absent is an `Option`; what has a name in the third column is called so
/// in the tables of rules.
///
/// | Type | Holds | In rules |
/// |------|-------|----------|
/// | `String`, `Secret` | text; a secret is never shown | text |
/// | `bool` | `true` or `false` | boolean |
/// | `u32`, `i64` | a whole number | integer |
/// | `Uuid` | hyphenated, 8-4-4-4-12 hexadecimal digits | `Uuid` |
/// | `Ipv4Addr` | four decimal octets | `Ipv4Address` |
/// | `Ipv4Net` | an IPv4 address and a prefix length | network, `Ipv4Cidr` |
/// | `Ipv6Net`, `IpNet` | the same of IPv6, and of either | `Ipv6Cidr`, `Cidr` |
/// | `Ipv4CidrOrAddress` | an IPv4 network, or an address in place of its /32 | |
/// | what derives `Model` | an object, or a value of an enum | object, value |
/// | `Vec<T>`, `Map<T>` | a list; an object whose keys are data | list, map |
/// | `Nullable<T>` | `null` as a value of its own, in requests | |
/// | `Open<E>`, `Text<T>`, `OneOrMany<T>`, `Any` | what only answers have: a list of values to which the provider adds, text that ought to be a `T`, a value or several, anything | |
///
/// Networks are those of the crate `ipnet`, `Uuid` that of `uuid`; `vpn_model` re-exports them.
///
/// # The root of an update
///
/// `partial(…)` says that what the body leaves out keeps its stored value, and where a GET answer
/// has it. The rules below then look at the body first, and at what is stored where the body says nothing:
///
/// ```
/// use vpn_model::{Context, Ipv4Net, Model};
///
/// #[derive(Debug, Model)]
/// #[model(source = "our own API, table Update", partial(current = "tunnel"))]
/// struct Update {
///     tunnel: Changes,
/// }
///
/// #[derive(Debug, Model)]
/// #[model(source = "our own API, table Changes")]
/// struct Changes {
///     mode: Option<String>,
///     #[model(required_when(mode == "policy"))]
///     subnets: Option<Vec<Ipv4Net>>,
/// }
///
/// let change = r#"{"tunnel": {"mode": "policy"}}"#;
/// let stored = Context::new().current_json(r#"{"tunnel": {"subnets": ["10.0.0.0/8"]}}"#)?;
/// assert!(Update::from_json_with(change, &stored).is_ok());
///
/// let stored = Context::new().current_json(r#"{"tunnel": {"mode": "route"}}"#)?;
/// let report = Update::from_json_with(change, &stored).unwrap_err();
/// assert_eq!(report.violations()[0].pointer, "/tunnel/subnets");
/// # Ok::<(), vpn_model::ContextError>(())
/// ```
///
/// # Like a provider's request
///
/// With `like = "api:Struct"` a struct has some of the members of a request (or
/// of a part of one) that `vpn_model` knows, and takes their rules from the specs:
///
/// ```
/// use vpn_model::{Model, Secret};
///
/// #[derive(Debug, Model)]
/// #[model(like = "otc-v5:UpdateVpnConnectionRequestBodyContent")]
/// struct Connection {
///     #[model(length(..=32))]
///     name: String,
///     #[model(name = "psk")]
///     key: Option<Secret>,
///     cgw_id: Option<String>,
/// }
///
/// let report = Connection::from_json(r#"{"name": "a b", "cgw_id": "one"}"#).unwrap_err();
/// assert_eq!(
///     report.to_string(),
///     "error[chars]: /name: the character space is not allowed; allowed are `0-9A-Za-z_.-`\n\
///      error[format]: /cgw_id: expected a UUID",
/// );
/// ```
///
/// - A field is the member with its wire name, that is `name = "…"` or the Rust name. A field in
///   snake case is also the member in camel case: `pre_shared_key` is `preSharedKey`.
/// - Its type must be able to hold what the provider's member holds. `String` may stand for a
///   `Uuid`, an `Ipv4Addr` or an `Ipv4Net` and is checked for its format, unless the member has
///   a rule for networks; a type of your own may stand for an enum or a struct.
/// - A member that is mandatory for the provider is no `Option`; one that is optional may be either.
/// - A rule that names a member which the struct does not have is left out, and so are `required`
///   and `required_when` on a field that is no `Option`. Conditions on `current.…` and
///   `gateway.…` stay; a struct that is a root says `partial(…)` or `replace(…)`, unless the
///   provider's struct is one, too.
/// - Rules on a field come on top of the provider's and are checked after them.
/// - A rule about the members of a list's items, such as `unique(source)`, stays: the items need
///   that member.
///
/// # Rules
///
/// The specs of the providers are written in the same words. A rule's code in reports is its name,
/// with hyphens: `vpn_model::Code` has a page for each.
///
#[doc = include_str!("reference.md")]
#[proc_macro_derive(Model, attributes(model))]
pub fn derive_model(item: TokenStream) -> TokenStream {
    let item = syn::parse_macro_input!(item as syn::DeriveInput);
    derive(&item)
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

fn derive(item: &syn::DeriveInput) -> syn::Result<proc_macro2::TokenStream> {
    let mut errors = Errors::default();
    let model = syntax::parse(item, &mut errors).map(|mut input| {
        like::apply(&mut input, &mut errors);
        check::check(input, &mut errors)
    });
    match (errors.0, model) {
        (Some(errors), _) => Err(errors),
        (None, Some(model)) => Ok(emit::emit(&model)),
        (None, None) => Ok(proc_macro2::TokenStream::new()),
    }
}

/// Collects mistakes, so that all of them are reported at once.
#[derive(Default)]
struct Errors(Option<syn::Error>);

impl Errors {
    fn push(&mut self, error: syn::Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            None => self.0 = Some(error),
        }
    }

    fn at(&mut self, span: proc_macro2::Span, message: impl std::fmt::Display) {
        self.push(syn::Error::new(span, message));
    }

    /// Points at all of the tokens, as far as the compiler can.
    fn on(&mut self, tokens: impl quote::ToTokens, message: impl std::fmt::Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }
}

#[cfg(test)]
mod messages;
