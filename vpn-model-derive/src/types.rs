//! What a type holds, as far as its name tells.
//!
//! The macro sees names, not types. For the names that everybody uses it can
//! say in plain words what the compiler would say with trait bounds; a name
//! that it does not know is left to the compiler.

use syn::{AngleBracketedGenericArguments, GenericArgument, PathArguments, Type};
use vpn_model_rule_language::{Applies, Bounds, Held, Literal, Rule};

/// A scalar that every spec uses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scalar {
    Text,
    Secret,
    Boolean,
    Integer,
    Uuid,
    Address,
    Network,
    /// A network that is perhaps of IPv6, and then written in one of several ways.
    Ipv6Network,
    /// A network of IPv4 that is perhaps a bare address.
    NetworkOrAddress,
}

/// How many values a member holds, and in what.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One.
    One,
    /// `Vec<…>`
    List,
    /// `Map<…>`
    Map,
    /// `OneOrMany<…>`
    OneOrMany,
}

impl Shape {
    /// The shape of a type, and the type of one value.
    pub(crate) fn of(ty: &Type) -> (Self, &Type) {
        let wrappers = [
            ("Vec", Self::List),
            ("Map", Self::Map),
            ("OneOrMany", Self::OneOrMany),
        ];
        wrappers
            .into_iter()
            .find_map(|(name, shape)| Some((shape, generic_argument(ty, name)?)))
            .unwrap_or((Self::One, ty))
    }

    /// The same for the words of rules.
    pub(crate) const fn held(self) -> Held {
        match self {
            Self::One => Held::One,
            Self::List | Self::OneOrMany => Held::List,
            Self::Map => Held::Map,
        }
    }
}

impl Scalar {
    pub(crate) fn of(ty: &Type) -> Option<Self> {
        Some(match name(ty)?.as_str() {
            "String" => Self::Text,
            "Secret" => Self::Secret,
            "bool" => Self::Boolean,
            "u32" | "i64" => Self::Integer,
            "Uuid" => Self::Uuid,
            "Ipv4Addr" => Self::Address,
            "Ipv4Net" => Self::Network,
            "Ipv6Net" | "IpNet" => Self::Ipv6Network,
            "Ipv4CidrOrAddress" => Self::NetworkOrAddress,
            _ => return None,
        })
    }

    /// Whether such rules look at it.
    pub(crate) fn holds(self, applies: Applies) -> bool {
        match applies {
            Applies::Text => matches!(self, Self::Text | Self::Secret),
            Applies::Integer => self == Self::Integer,
            Applies::Boolean => self == Self::Boolean,
            Applies::Network => self == Self::Network,
            Applies::List
            | Applies::Map
            | Applies::Member
            | Applies::EnumValue
            | Applies::MemberOrValue => true,
        }
    }

    /// Whether it can be equal to that.
    pub(crate) fn compares_with(self, literal: &Literal) -> bool {
        match literal {
            Literal::Text(_) => !matches!(
                self,
                Self::Boolean | Self::Integer | Self::Secret | Self::Ipv6Network
            ),
            Literal::Integer(_) => self == Self::Integer,
            Literal::Boolean(_) => self == Self::Boolean,
        }
    }
}

/// A number of the rule that no member of the type can have, if its name tells.
pub(crate) fn beyond(ty: &Type, rule: &Rule) -> Option<i64> {
    let numbers = match rule {
        Rule::Range(Bounds { min, max }) | Rule::RangeExcept(Bounds { min, max }) => [*min, *max],
        Rule::Fixed(Literal::Integer(only)) => [Some(*only), None],
        _ => return None,
    };
    let mut numbers = numbers.into_iter().flatten();
    numbers.find(|number| !holds_number(ty, *number))
}

/// Whether the type can hold the number; one that is not known can.
pub(crate) fn holds_number(ty: &Type, number: i64) -> bool {
    name(ty).is_none_or(|name| name != "u32") || u32::try_from(number).is_ok()
}

/// What such rules are for.
pub(crate) fn expected(applies: Applies) -> &'static str {
    match applies {
        Applies::Text => "texts: expected `String` or `Secret`",
        Applies::Integer => "integers: expected `u32` or `i64`",
        Applies::Boolean => "booleans: expected `bool`",
        Applies::Network => "networks: expected `Ipv4Net`",
        Applies::List => "lists: expected `Vec<…>`",
        Applies::Map => "maps: expected `Map<…>`",
        Applies::Member | Applies::MemberOrValue => "members",
        Applies::EnumValue => "the values of an enum",
    }
}

/// Types of the standard library that look as if they could stand in a payload, and what stands there
/// instead. Nobody's own type has these names and arguments: `Model` is never derived for generics.
const STANDARD: [(&str, &str); 8] = [
    ("HashMap", "expected `Map<…>`, which keeps the order"),
    ("BTreeMap", "expected `Map<…>`, which keeps the order"),
    ("HashSet", "expected `Vec<…>`, with the rule `unique`"),
    ("BTreeSet", "expected `Vec<…>`, with the rule `unique`"),
    ("Box", "expected the value itself, without a `Box`"),
    ("Rc", "expected the value itself, without an `Rc`"),
    ("Arc", "expected the value itself, without an `Arc`"),
    ("Cow", "expected an owned value, such as `String`"),
];

/// Why no payload can hold the type, if its form or name tells.
pub(crate) fn refusal(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Path(_) => {}
        Type::Group(group) => return refusal(&group.elem),
        Type::Paren(paren) => return refusal(&paren.elem),
        Type::Macro(_) => return None,
        _ => return Some("a payload holds no such type: expected an owned value or a `Vec`"),
    }
    if generic_argument(ty, "Option").is_some() {
        return Some(
            "only a member as a whole may be missing: expected no `Option` inside another type",
        );
    }
    if generic_argument(ty, "Nullable").is_some() {
        return Some(
            "only a member as a whole can be `null`: expected no `Nullable` inside another type",
        );
    }
    for (wrapper, instead) in STANDARD {
        if angle_bracketed(ty, wrapper).is_some() {
            return Some(instead);
        }
    }
    match name(ty)?.as_str() {
        _ if Scalar::of(ty).is_some() => None,
        "u8" | "u16" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i128" | "isize" => {
            Some("expected `u32` or `i64`, with a `range` for its bounds")
        }
        "f32" | "f64" => Some("no provider has a number with a fraction: expected `u32` or `i64`"),
        "str" | "char" => Some("expected `String`"),
        _ if is_standard(ty) => {
            Some("a payload holds no such type: expected `String`, or one of `vpn_model`")
        }
        _ => None,
    }
}

/// Whether the path of the type begins with a crate of the standard library.
fn is_standard(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.first().is_some_and(|first| {
        ["std", "core", "alloc"]
            .iter()
            .any(|one| first.ident == one)
    })
}

/// The name of a type without arguments, however it is qualified.
pub(crate) fn name(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    last.arguments.is_none().then(|| last.ident.to_string())
}

/// `T` of `Wrapper<T>`, however the wrapper is qualified.
pub(crate) fn generic_argument<'t>(ty: &'t Type, wrapper: &str) -> Option<&'t Type> {
    match angle_bracketed(ty, wrapper)?.args.first()? {
        GenericArgument::Type(inner) => Some(inner),
        _ => None,
    }
}

/// `<…>` of `Wrapper<…>`.
fn angle_bracketed<'t>(ty: &'t Type, wrapper: &str) -> Option<&'t AngleBracketedGenericArguments> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) if last.ident == wrapper => Some(arguments),
        _ => None,
    }
}
