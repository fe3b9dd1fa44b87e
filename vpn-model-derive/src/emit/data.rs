//! Rules as data: the same words once more, for tools that read the schema.

use proc_macro2::TokenStream;
use quote::quote;
use vpn_model_rule_language::{
    Bounds, Condition, Format, Literal, Member, Root, Rule, Severity, Stated, Test,
};

/// A rule with its severity and source.
pub(super) fn statement(stated: &Stated) -> TokenStream {
    let rule = rule(&stated.rule);
    let severity = match stated.severity {
        None => quote!(::core::option::Option::None),
        Some(Severity::Warning) => quote!(::core::option::Option::Some(__p::Severity::Warning)),
        Some(Severity::Note) => quote!(::core::option::Option::Some(__p::Severity::Note)),
    };
    let source = match &stated.source {
        Some(source) => quote!(::core::option::Option::Some(#source)),
        None => quote!(::core::option::Option::None),
    };
    quote!(__p::Statement { rule: #rule, severity: #severity, source: #source })
}

fn rule(rule: &Rule) -> TokenStream {
    match rule {
        Rule::Length(limits) => with_bounds(&quote!(Length), limits),
        Rule::Classes(limits) => with_bounds(&quote!(Classes), limits),
        Rule::Range(limits) => with_bounds(&quote!(Range), limits),
        Rule::Items(limits) => with_bounds(&quote!(Items), limits),
        Rule::Chars(chars) => {
            let ranges = chars
                .ranges
                .iter()
                .map(|(first, last)| quote!((#first, #last)));
            quote!(__p::Rule::Chars(&[#(#ranges),*]))
        }
        Rule::Unique(None) => quote!(__p::Rule::Unique(::core::option::Option::None)),
        Rule::Unique(Some(Member { name, .. })) => {
            quote!(__p::Rule::Unique(::core::option::Option::Some(#name)))
        }
        Rule::ReservedBlock(blocks) => with_networks(&quote!(ReservedBlock), blocks),
        Rule::TunnelAddress { except } => with_networks(&quote!(TunnelAddress), except),
        Rule::TunnelPair(Member { name, .. }) => quote!(__p::Rule::TunnelPair(#name)),
        Rule::Distinct(Member { name, .. }) => quote!(__p::Rule::Distinct(#name)),
        Rule::Format(format, conditions) => {
            let format = match format {
                Format::Ipv4Address => quote!(::core::net::Ipv4Addr),
                Format::Ipv4Cidr => quote!(__p::Ipv4Net),
                Format::Uuid => quote!(__p::Uuid),
            };
            let clauses = conditions.iter().map(clause);
            quote!(__p::Rule::Format(<#format as __p::Format>::NAME, &[#(#clauses),*]))
        }
        Rule::RequiredWhen(conditions) => with_clauses(&quote!(RequiredWhen), conditions),
        Rule::OnlyWhen(conditions) => with_clauses(&quote!(OnlyWhen), conditions),
        Rule::Incompatible(conditions) => with_clauses(&quote!(Incompatible), conditions),
        Rule::Ineffective(conditions) => with_clauses(&quote!(Ineffective), conditions),
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
    let Condition::Compare {
        root,
        path,
        test,
        assumed,
    } = condition
    else {
        return quote!(__p::Clause::Alone);
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
    let option = |value: Option<i64>| match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    };
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
