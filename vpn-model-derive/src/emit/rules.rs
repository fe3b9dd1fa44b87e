//! Rules: each becomes one call into the runtime's file of the same name.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use vpn_model_rule_language::{Condition, Literal, Member, Root, Rule, Stated, Test};

use super::data;

/// The name of a member among the slots and fields: its wire name, made an
/// identifier. No two names give the same one, unless somebody tries hard.
pub(super) fn slot(wire: &str) -> Ident {
    let mut plain = "m_".to_owned();
    for character in wire.chars() {
        if character.is_ascii_alphanumeric() || character == '_' {
            plain.push(character);
        } else {
            plain.push_str(&format!("__{:x}_", u32::from(character)));
        }
    }
    Ident::new(&plain, Span::call_site())
}

/// The same where a rule names the member, for the compiler to point there.
fn named_slot(member: &Member) -> Ident {
    let mut ident = slot(&member.name);
    ident.set_span(here(member.span));
    ident
}

/// The place of what the user wrote, with the names of derived code.
pub(super) fn here(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// The scope that a rule reports to, lowered when the rule only warns or notes.
fn scope(stated: &Stated) -> TokenStream {
    let Some(severity) = stated.severity else {
        return quote!(scope);
    };
    let severity = data::severity(severity);
    let source = data::option(stated.source.as_ref());
    quote!(&mut scope.lowered(#severity, #source))
}

/// The call for a caution of an enum's value.
pub(super) fn caution(stated: &Stated) -> TokenStream {
    let rule = format_ident!("{}", stated.rule.name());
    let scope = scope(stated);
    quote!(__p::rules::#rule::check(#scope);)
}

/// The call for a rule of `value`: a scalar, an item of a list, a list, or a key.
pub(super) fn value(stated: &Stated) -> TokenStream {
    let rule = match &stated.rule {
        Rule::Keys(rule) => rule,
        rule => rule,
    };
    let span = here(stated.span);
    let name = Ident::new(rule.name(), span);
    let scope = scope(stated);
    match rule {
        Rule::Length(limits)
        | Rule::Classes(limits)
        | Rule::DistinctChars(limits)
        | Rule::Range(limits)
        | Rule::Items(limits) => {
            let limits = data::bounds(limits);
            quote_spanned!(span=> __p::rules::#name::check(value, #limits, #scope);)
        }
        Rule::RangeExcept(limits) => {
            let limits = data::bounds(limits);
            quote_spanned!(span=> __p::rules::range::check_except(value, #limits, #scope);)
        }
        Rule::Chars(chars) => {
            let text = &chars.text;
            let ranges = data::ranges(&chars.ranges);
            quote_spanned! {span=> {
                const ALLOWED: __p::rules::chars::Allowed =
                    __p::rules::chars::Allowed::new(#text, &[#(#ranges),*]);
                __p::rules::chars::check(value, &ALLOWED, #scope);
            }}
        }
        Rule::EachClass(classes) => {
            let classes = data::classes(classes);
            quote_spanned!(span=> __p::rules::classes::check_each(value, &[#(#classes),*], #scope);)
        }
        Rule::Pattern(pattern) => {
            let pattern = data::pattern(pattern);
            quote_spanned! {span=> {
                const PATTERN: __p::Pattern = #pattern;
                __p::rules::pattern::check(value, &PATTERN, #scope);
            }}
        }
        Rule::Fixed(only) => {
            let only = match only {
                Literal::Boolean(only) => quote!(#only),
                Literal::Integer(only) => quote!(#only),
                Literal::Text(only) => quote!(#only),
            };
            quote_spanned!(span=> __p::rules::fixed::check(value, #only, #scope);)
        }
        Rule::Format(format, _) => {
            let format = data::format(*format);
            quote_spanned!(span=> __p::rules::format::check_value::<#format>(value, #scope);)
        }
        Rule::Deprecated => quote_spanned!(span=> __p::rules::deprecated::check(#scope);),
        Rule::Unsupported => {
            quote_spanned!(span=> __p::rules::unsupported::check_member(#scope);)
        }
        Rule::ReservedBlock(blocks) | Rule::TunnelAddress { except: blocks } => {
            let blocks = blocks.iter().map(|block| data::network(block));
            quote_spanned!(span=> __p::rules::#name::check(value, const { &[#(#blocks),*] }, #scope);)
        }
        // `unique` has state beside its call; the others are rules of a member or of an enum's value.
        Rule::Unique(_)
        | Rule::Keys(_)
        | Rule::TunnelPair(_)
        | Rule::Distinct(_)
        | Rule::Order(_)
        | Rule::Required
        | Rule::RequiredWhen(_)
        | Rule::OnlyWhen(_)
        | Rule::Incompatible(_)
        | Rule::Ineffective(_)
        | Rule::WeakAlgorithm => TokenStream::new(),
    }
}

/// What `unique` remembers between the items of a list, and its call for an item.
/// `number` tells several such rules of one list apart.
pub(super) fn unique(
    stated: &Stated,
    member: Option<&Member>,
    number: usize,
) -> (TokenStream, TokenStream) {
    let span = here(stated.span);
    let seen = format_ident!("seen_{number}", span = span);
    let state = quote!(let mut #seen = __p::rules::unique::Seen::default(););
    let scope = scope(stated);
    let call = match member {
        Some(member) => {
            let field = named_slot(member);
            quote_spanned!(span=> __p::rules::unique::check_member(&mut #seen, &value.#field, #scope);)
        }
        None => quote_spanned!(span=> __p::rules::unique::check(&mut #seen, value, #scope);),
    };
    (state, call)
}

/// The call for a rule that looks at a member together with its siblings.
/// `present` are all members, for `alone`.
pub(super) fn member(wire: &str, stated: &Stated, present: &[Ident]) -> TokenStream {
    let span = here(stated.span);
    let name = Ident::new(stated.rule.name(), span);
    let field = slot(wire);
    let scope = scope(stated);
    let conditions = stated.rule.conditions();
    let when = Condition::all(conditions);
    let mut all = conditions
        .iter()
        .map(|condition| self::condition(condition, present));
    let first = all.next();
    // A closure: most members are absent, and then nobody looks at the conditions.
    let conditions =
        quote!(let conditions = |scope: &__p::Scope<'_, '_>| #first #(.and(|| #all))*;);
    let call = match &stated.rule {
        Rule::TunnelPair(other) | Rule::Distinct(other) => {
            let other = named_slot(other);
            return quote_spanned!(span=> __p::rules::#name::check(&fields.#field, &fields.#other, #scope););
        }
        Rule::Order(order) => {
            let (less, more) = (named_slot(&order.less), named_slot(&order.more));
            let may_be_equal = order.may_be_equal;
            return quote_spanned! {span=>
                __p::rules::order::check(&fields.#less, &fields.#more, #may_be_equal, #scope);
            };
        }
        Rule::Required => {
            return quote_spanned!(span=> __p::rules::required::check(&fields.#field, #scope););
        }
        Rule::Format(format, _) => {
            let format = data::format(*format);
            quote_spanned!(span=> __p::rules::format::check::<#format>(&fields.#field, conditions, #scope);)
        }
        Rule::Incompatible(_) => {
            quote_spanned!(span=> __p::rules::incompatible::check(conditions, #when, #scope);)
        }
        _ => {
            quote_spanned!(span=> __p::rules::#name::check(&fields.#field, conditions, #when, #scope);)
        }
    };
    quote!({ #conditions #call })
}

fn condition(condition: &Condition, present: &[Ident]) -> TokenStream {
    let (root, path, test, assumed) = match condition {
        Condition::Alone => {
            return quote!(__p::Condition::alone(&[#(fields.#present.is_present()),*]));
        }
        Condition::Present(member) => {
            let field = named_slot(member);
            return quote_spanned!(here(member.span)=> scope.present(&fields.#field));
        }
        Condition::Has { list, value } => {
            let field = named_slot(list);
            return quote_spanned!(here(list.span)=> scope.has(&fields.#field, #value));
        }
        Condition::Compare {
            root,
            path,
            test,
            assumed,
        } => (root, path, test, assumed),
    };
    let names = path.iter().map(|member| &member.name);
    let operand = match root {
        Root::Sibling => {
            let span = path
                .first()
                .map_or_else(Span::call_site, |member| here(member.span));
            let field = path.first().map(named_slot);
            quote_spanned!(span=> scope.sibling(&fields.#field))
        }
        Root::Current => quote!(scope.current(&[#(#names),*])),
        Root::Gateway => quote!(scope.gateway(&[#(#names),*])),
    };
    let (method, literals) = match test {
        Test::In(literals) => (quote!(is), literals),
        Test::NotIn(literals) => (quote!(is_not), literals),
    };
    let literals = literals.iter().map(data::literal);
    let assumed = assumed.then(|| quote!(.assumed()));
    quote!(#operand.#method(&[#(#literals),*]) #assumed)
}
