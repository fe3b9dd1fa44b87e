//! A member: its types, the functions that apply its own rules, and the calls
//! that read and walk it.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Ident;
use syn::spanned::Spanned as _;
use vpn_model_rule_language::Rule;

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
        quote!(__p::Nullable<#ty>)
    } else {
        ty
    }
}

/// The same without `null`.
fn shaped_type(member: &Member<'_>) -> TokenStream {
    let ty = member.ty;
    match member.shape {
        Shape::One => quote!(#ty),
        Shape::List => quote!(::std::vec::Vec<#ty>),
        Shape::Map => quote!(__p::Map<#ty>),
        Shape::OneOrMany => quote!(__p::OneOrMany<#ty>),
    }
}

/// The member's value as an `Option<&_>`.
pub(super) fn borrowed(member: &Member<'_>) -> TokenStream {
    let ident = member.ident;
    if member.optional {
        quote!(self.#ident.as_ref())
    } else {
        quote!(::core::option::Option::Some(&self.#ident))
    }
}

/// The functions that check a member.
struct Checks {
    each: Ident,
    whole: Ident,
    key: Ident,
}

impl Checks {
    fn of(index: usize) -> Self {
        Self {
            each: format_ident!("__each_{index}"),
            whole: format_ident!("__list_{index}"),
            key: format_ident!("__key_{index}"),
        }
    }

    /// What the functions of the member's shape take behind the place.
    fn arguments(&self, shape: Shape) -> TokenStream {
        let Self { each, whole, key } = self;
        match shape {
            Shape::One | Shape::OneOrMany => quote!(Self::#each()),
            Shape::List => quote!(Self::#each(), Self::#whole()),
            Shape::Map => quote!(Self::#key(), Self::#each(), Self::#whole()),
        }
    }
}

/// The functions that apply a member's own rules, wherever the value comes from:
/// to the value or to each item, for a list or a map to the whole, and for a
/// map to each key.
pub(super) fn check_functions((index, member): (usize, &Member<'_>)) -> TokenStream {
    let ty = member.ty;
    let Checks { each, whole, key } = Checks::of(index);
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
    let shaped = shaped_type(member);
    let list = matches!(member.shape, Shape::List | Shape::Map).then(|| {
        quote! {
            #[allow(unused_variables, reason = "a list may have no rules of its own")]
            fn #whole() -> impl ::core::ops::FnMut(&#shaped, &mut __p::Scope<'_, '_>) {
                |value, scope| { #(#list_calls)* }
            }
        }
    });
    let key_calls = member.key_rules.iter().map(rules::value);
    let keys = (member.shape == Shape::Map).then(|| {
        quote! {
            #[allow(unused_variables, reason = "keys may have no rules of their own")]
            fn #key() -> impl ::core::ops::FnMut(&str, &mut __p::Scope<'_, '_>) {
                |value, scope| {
                    let value = &value;
                    #(#key_calls)*
                }
            }
        }
    });
    quote! {
        #[allow(unused_variables, unused_mut, reason = "a member may have no rules of its own")]
        fn #each() -> impl ::core::ops::FnMut(<#ty as __p::Wire>::View<'_>, &mut __p::Scope<'_, '_>) {
            #(#states)*
            move |value, scope| { #(#each_calls)* }
        }
        #list
        #keys
    }
}

pub(super) fn read((index, member): (usize, &Member<'_>)) -> TokenStream {
    let slot = rules::slot(&member.wire);
    let span = place(member);
    let checks = Checks::of(index).arguments(member.shape);
    let this = this(index);
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
fn this(index: usize) -> TokenStream {
    quote!(const { __p::Member::of(<Self as __p::Object>::SCHEMA, #index) })
}

/// The function of that name for what the member holds when it is not `null`.
fn function(member: &Member<'_>, name: &TokenStream) -> TokenStream {
    let ty = member.ty;
    match member.shape {
        Shape::One => quote!(<#ty as __p::Wire>::#name),
        Shape::List => quote!(__p::list::#name::<#ty>),
        Shape::Map => quote!(__p::map::#name::<#ty>),
        Shape::OneOrMany => quote!(__p::one_or_many::#name::<#ty>),
    }
}

pub(super) fn walk((index, member): (usize, &Member<'_>)) -> TokenStream {
    let value = borrowed(member);
    let span = place(member);
    let checks = Checks::of(index).arguments(member.shape);
    let this = this(index);
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
