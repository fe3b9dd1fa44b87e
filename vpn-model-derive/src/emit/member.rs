//! A member: its types, the functions that apply its own rules, and the calls
//! that read and walk it.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use vpn_model_rule_language::{Rule, Stated};

use super::rules;
use crate::check::Member;
use crate::types::Shape;

/// The place of the member's type, for what the compiler has against it.
pub(super) fn place(member: &Member<'_>) -> Span {
    rules::here(member.ty.span())
}

/// What a slot holds: the type without `Option`.
pub(super) fn held_type(member: &Member<'_>) -> TokenStream {
    let ty = shaped_type(member);
    if member.nullable {
        quote_spanned!(place(member)=> __p::Nullable<#ty>)
    } else {
        ty
    }
}

/// The same without `null`.
fn shaped_type(member: &Member<'_>) -> TokenStream {
    let ty = member.ty;
    let span = place(member);
    match member.shape {
        Shape::One => quote!(#ty),
        Shape::List => quote_spanned!(span=> ::std::vec::Vec<#ty>),
        Shape::Map => quote_spanned!(span=> __p::Map<#ty>),
        Shape::OneOrMany => quote_spanned!(span=> __p::OneOrMany<#ty>),
    }
}

/// The member's value as an `Option<&_>`.
pub(super) fn borrowed(member: &Member<'_>) -> TokenStream {
    let ident = member.ident;
    let span = place(member);
    if member.optional {
        quote_spanned!(span=> self.#ident.as_ref())
    } else {
        quote_spanned!(span=> ::core::option::Option::Some(&self.#ident))
    }
}

/// The functions that check a member: to the value or to each item, for a list
/// or a map to the whole, and for a map to each key. Where there is nothing to
/// check, they are one for all members of the type.
struct Checks {
    each: TokenStream,
    whole: TokenStream,
    key: TokenStream,
}

impl Checks {
    fn of(index: usize, member: &Member<'_>) -> Self {
        let own = |name: &str, rules: bool, unruled: TokenStream| {
            let function = format_ident!("__{name}_{index}");
            if rules {
                quote!(Self::#function())
            } else {
                unruled
            }
        };
        let (ty, shaped, span) = (member.ty, shaped_type(member), place(member));
        let each = has_rules_of_each(member);
        let whole = has_rules_of_whole(member);
        let key = !member.key_rules.is_empty();
        Self {
            each: own("each", each, quote_spanned!(span=> __p::unruled::<#ty>)),
            whole: own(
                "list",
                whole,
                quote_spanned!(span=> __p::unruled::<#shaped>),
            ),
            key: own("key", key, quote!(__p::unruled_key)),
        }
    }

    /// What the functions of the member's shape take behind the place.
    fn arguments(&self, shape: Shape) -> TokenStream {
        let Self { each, whole, key } = self;
        match shape {
            Shape::One | Shape::OneOrMany => quote!(#each),
            Shape::List => quote!(#each, #whole),
            Shape::Map => quote!(#key, #each, #whole),
        }
    }
}

fn is_unique(stated: &Stated) -> bool {
    matches!(stated.rule, Rule::Unique(_))
}

fn has_rules_of_each(member: &Member<'_>) -> bool {
    !member.value_rules.is_empty() || member.list_rules.iter().any(is_unique)
}

fn has_rules_of_whole(member: &Member<'_>) -> bool {
    !member.list_rules.iter().all(is_unique)
}

/// The functions that apply a member's own rules, wherever the value comes from.
pub(super) fn check_functions((index, member): (usize, &Member<'_>)) -> TokenStream {
    let ty = member.ty;
    let mut states = Vec::new();
    let mut each_calls: Vec<_> = member.value_rules.iter().map(rules::value).collect();
    let mut list_calls = Vec::new();
    for stated in &member.list_rules {
        if let Rule::Unique(of) = &stated.rule {
            let (seen, call) = rules::unique(stated, of.as_ref(), states.len());
            states.push(seen);
            each_calls.push(call);
        } else {
            list_calls.push(rules::value(stated));
        }
    }
    let each = has_rules_of_each(member).then(|| {
        let function = format_ident!("__each_{index}");
        quote! {
            fn #function() -> impl ::core::ops::FnMut(<#ty as __p::Wire>::View<'_>, &mut __p::Scope<'_, '_>) {
                #(#states)*
                move |value, scope| { #(#each_calls)* }
            }
        }
    });
    let list = has_rules_of_whole(member).then(|| {
        let function = format_ident!("__list_{index}");
        let shaped = shaped_type(member);
        quote! {
            fn #function() -> impl ::core::ops::FnMut(&#shaped, &mut __p::Scope<'_, '_>) {
                |value, scope| { #(#list_calls)* }
            }
        }
    });
    let keys = (!member.key_rules.is_empty()).then(|| {
        let function = format_ident!("__key_{index}");
        let key_calls = member.key_rules.iter().map(rules::value);
        quote! {
            fn #function() -> impl ::core::ops::FnMut(&str, &mut __p::Scope<'_, '_>) {
                |value, scope| {
                    let value = &value;
                    #(#key_calls)*
                }
            }
        }
    });
    quote!(#each #list #keys)
}

pub(super) fn read((index, member): (usize, &Member<'_>)) -> TokenStream {
    let span = place(member);
    let mut slot = rules::slot(&member.wire);
    slot.set_span(span);
    let checks = Checks::of(index, member).arguments(member.shape);
    let this = this(index, span);
    if member.nullable {
        let function = function(member, &quote!(read));
        return quote_spanned! {span=>
            members.nullable(#this, &mut slots.#slot, |reader, path, into| {
                #function(reader, path, into, #checks)
            })
        };
    }
    let method = match member.shape {
        Shape::One => quote_spanned!(span=> read),
        Shape::List => quote_spanned!(span=> list),
        Shape::Map => quote_spanned!(span=> map),
        Shape::OneOrMany => quote_spanned!(span=> one_or_many),
    };
    quote_spanned!(span=> members.#method(#this, &mut slots.#slot, #checks))
}

/// The member of that number, known at compile time.
fn this(index: usize, span: Span) -> TokenStream {
    quote_spanned!(span=> const { __p::Member::of(<Self as __p::Object>::MEMBERS, #index) })
}

/// The function of that name for what the member holds when it is not `null`.
fn function(member: &Member<'_>, name: &TokenStream) -> TokenStream {
    let ty = member.ty;
    let span = place(member);
    match member.shape {
        Shape::One => quote_spanned!(span=> <#ty as __p::Wire>::#name),
        Shape::List => quote_spanned!(span=> __p::list::#name::<#ty>),
        Shape::Map => quote_spanned!(span=> __p::map::#name::<#ty>),
        Shape::OneOrMany => quote_spanned!(span=> __p::one_or_many::#name::<#ty>),
    }
}

pub(super) fn walk((index, member): (usize, &Member<'_>)) -> TokenStream {
    let value = borrowed(member);
    let span = place(member);
    let checks = Checks::of(index, member).arguments(member.shape);
    let this = this(index, span);
    if member.nullable {
        let function = function(member, &quote!(walk));
        return quote_spanned! {span=>
            walk.nullable(#this, #value, |value, sink, path| {
                #function(value, sink, path, #checks);
            })
        };
    }
    let method = match member.shape {
        Shape::One => quote_spanned!(span=> member),
        Shape::List => quote_spanned!(span=> list),
        Shape::Map => quote_spanned!(span=> map),
        Shape::OneOrMany => quote_spanned!(span=> one_or_many),
    };
    quote_spanned!(span=> walk.#method(#this, #value, #checks))
}
