//! Rules as data: the same words once more, for tools that read the schema.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use vpn_model_rule_language::{
    Bounds, Class, Condition, Format, Held, Literal, Member, Pattern, Root, Rule, Severity, Stated,
    Test,
};

/// A rule with its severity and source, and in words.
pub(super) fn statement(stated: &Stated, held: Held) -> TokenStream {
    let words = stated.rule.words(held);
    let rule = rule(&stated.rule);
    let severity = option(stated.severity.map(severity));
    let source = option(stated.source.as_ref());
    quote!(__p::make::statement(#rule, #severity, #source, #words))
}

pub(super) fn severity(severity: Severity) -> TokenStream {
    match severity {
        Severity::Warning => quote!(__p::Severity::Warning),
        Severity::Note => quote!(__p::Severity::Note),
    }
}

pub(super) fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

fn rule(rule: &Rule) -> TokenStream {
    match rule {
        Rule::Length(limits) => with_bounds(&quote!(Length), limits),
        Rule::Classes(limits) => with_bounds(&quote!(Classes), limits),
        Rule::EachClass(all) => {
            let all = classes(all);
            quote!(__p::Rule::EachClass(&[#(#all),*]))
        }
        Rule::DistinctChars(limits) => with_bounds(&quote!(DistinctChars), limits),
        Rule::Pattern(written) => {
            let written = pattern(written);
            quote!(__p::Rule::Pattern(&#written))
        }
        Rule::Fixed(only) => {
            let only = literal(only);
            quote!(__p::Rule::Fixed(#only))
        }
        Rule::Keys(inner) => {
            let inner = self::rule(inner);
            quote!(__p::Rule::Keys(&#inner))
        }
        Rule::Range(limits) => with_bounds(&quote!(Range), limits),
        Rule::RangeExcept(limits) => with_bounds(&quote!(RangeExcept), limits),
        Rule::Items(limits) => with_bounds(&quote!(Items), limits),
        Rule::Chars(chars) => {
            let ranges = ranges(&chars.ranges);
            quote!(__p::Rule::Chars(&[#(#ranges),*]))
        }
        Rule::Unique(by) => {
            let by = option(by.as_ref().map(|member| &member.name));
            quote!(__p::Rule::Unique(#by))
        }
        Rule::ReservedBlock(blocks) => with_networks(&quote!(ReservedBlock), blocks),
        Rule::TunnelAddress { except } => with_networks(&quote!(TunnelAddress), except),
        Rule::TunnelPair(Member { name, .. }) => quote!(__p::Rule::TunnelPair(#name)),
        Rule::Distinct(Member { name, .. }) => quote!(__p::Rule::Distinct(#name)),
        Rule::Format(format, conditions) => {
            let format = self::format(*format);
            let clauses = conditions.iter().map(clause);
            quote!(__p::Rule::Format(<#format as __p::Format>::NAME, &[#(#clauses),*]))
        }
        Rule::Order(order) => {
            let (less, more) = (&order.less.name, &order.more.name);
            let may_be_equal = order.may_be_equal;
            quote!(__p::Rule::Order { less: #less, more: #more, may_be_equal: #may_be_equal })
        }
        Rule::Required => quote!(__p::Rule::Required),
        Rule::RequiredWhen(conditions) => with_clauses(&quote!(RequiredWhen), conditions),
        Rule::OnlyWhen(conditions) => with_clauses(&quote!(OnlyWhen), conditions),
        Rule::Incompatible(conditions) => with_clauses(&quote!(Incompatible), conditions),
        Rule::Ineffective(conditions) => with_clauses(&quote!(Ineffective), conditions),
        Rule::Deprecated => quote!(__p::Rule::Deprecated),
        Rule::WeakAlgorithm => quote!(__p::Rule::WeakAlgorithm),
        Rule::Unsupported => quote!(__p::Rule::Unsupported),
    }
}

fn with_bounds(variant: &TokenStream, limits: &Bounds) -> TokenStream {
    let limits = bounds(limits);
    quote!(__p::Rule::#variant(#limits))
}

fn with_networks(variant: &TokenStream, blocks: &[String]) -> TokenStream {
    let blocks = blocks.iter().map(|block| network(block));
    quote!(__p::Rule::#variant(const { &[#(#blocks),*] }))
}

fn with_clauses(variant: &TokenStream, conditions: &[Condition]) -> TokenStream {
    let clauses = conditions.iter().map(clause);
    quote!(__p::Rule::#variant(&[#(#clauses),*]))
}

fn clause(condition: &Condition) -> TokenStream {
    let (root, path, test, assumed) = match condition {
        Condition::Alone => return quote!(__p::Clause::Alone),
        Condition::Present(Member { name, .. }) => return quote!(__p::Clause::Present(#name)),
        Condition::Has { list, value } => {
            let list = &list.name;
            return quote!(__p::Clause::Has { list: #list, value: #value });
        }
        Condition::Compare {
            root,
            path,
            test,
            assumed,
        } => (root, path, test, assumed),
    };
    let root = match root {
        Root::Sibling => quote!(Sibling),
        Root::Current => quote!(Current),
        Root::Gateway => quote!(Gateway),
    };
    let path = path.iter().map(|member| &member.name);
    let (negated, literals) = match test {
        Test::In(literals) => (false, literals),
        Test::NotIn(literals) => (true, literals),
    };
    let literals = literals.iter().map(literal);
    quote! {
        __p::Clause::Compare {
            root: __p::Root::#root,
            path: &[#(#path),*],
            negated: #negated,
            values: &[#(#literals),*],
            assumed: #assumed,
        }
    }
}

/// The type that knows a format.
pub(super) fn format(format: Format) -> TokenStream {
    match format {
        Format::Ipv4Address => quote!(::core::net::Ipv4Addr),
        Format::Ipv4Cidr => quote!(__p::Ipv4Net),
        Format::Uuid => quote!(__p::Uuid),
        Format::HostName => quote!(__p::HostName),
        Format::HostNameOrAddress => quote!(__p::HostNameOrAddress),
        Format::Fqdn => quote!(__p::Fqdn),
    }
}

/// Classes of characters.
pub(super) fn classes(classes: &[Class]) -> impl Iterator<Item = TokenStream> {
    classes.iter().map(|class| match class {
        Class::Upper => quote!(__p::Class::Upper),
        Class::Lower => quote!(__p::Class::Lower),
        Class::Digit => quote!(__p::Class::Digit),
        Class::Special => quote!(__p::Class::Special),
    })
}

/// Inclusive ranges of characters.
pub(super) fn ranges(ranges: &[(char, char)]) -> impl Iterator<Item = TokenStream> {
    ranges.iter().map(|(first, last)| quote!((#first, #last)))
}

/// A pattern as the table that the runtime follows.
pub(super) fn pattern(pattern: &Pattern) -> TokenStream {
    let Pattern {
        text,
        empty,
        first,
        last,
        ..
    } = pattern;
    let positions = pattern.positions.iter().map(|position| {
        let ranges = ranges(&position.ranges);
        let follow = position.follow;
        quote!(__p::Place { ranges: &[#(#ranges),*], follow: #follow })
    });
    quote! {
        __p::make::pattern(#text, #empty, #first, #last, &[#(#positions),*])
    }
}

/// A value in a condition.
pub(super) fn literal(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Text(text) => quote!(__p::Literal::Text(#text)),
        Literal::Integer(value) => quote!(__p::Literal::Integer(#value)),
        Literal::Boolean(value) => quote!(__p::Literal::Boolean(#value)),
    }
}

/// Bounds as the runtime writes them.
pub(super) fn bounds(bounds: &Bounds) -> TokenStream {
    let (min, max) = (option(bounds.min), option(bounds.max));
    quote!(__p::Bounds { min: #min, max: #max })
}

/// A network that the rule language has checked.
pub(super) fn network(text: &str) -> TokenStream {
    let (address, length) = text.split_once('/').unwrap_or((text, "32"));
    let octets = address
        .split('.')
        .map(|octet| octet.parse::<u8>().unwrap_or_default());
    let length = length.parse::<u8>().unwrap_or_default();
    quote!(__p::network([#(#octets),*], #length))
}
