//! What a struct looks like, as data.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::data;
use super::member::held_type;
use crate::check::Object;
use crate::syntax::{Update, Wrapper};

pub(super) fn schema(ident: &Ident, object: &Object<'_>) -> TokenStream {
    let name = ident.to_string();
    let docs = &object.docs;
    let (source, sources) = sources(object);
    let tolerant = object.response;
    let elsewhere_names = object.elsewhere.iter().map(|(name, _)| name);
    let elsewhere_places = object.elsewhere.iter().map(|(_, place)| place);
    let fields = object.members.iter().map(|member| {
        let wire = &member.wire;
        let docs = &member.docs;
        let ty = held_type(member);
        let pointer = format!("/{}", wire.replace('~', "~0").replace('/', "~1"));
        let required = !member.optional;
        let rules = member.rules();
        let rules = rules.map(|stated| data::statement(stated, member.shape.held()));
        quote! {
            __p::make::field(
                #wire,
                #pointer,
                #docs,
                #required,
                <#ty as __p::Wire>::KIND,
                &[#(#rules),*],
            )
        }
    });
    quote! {
        &__p::make::schema(
            #name,
            #docs,
            #source,
            &[#(#sources),*],
            #tolerant,
            &[#((#elsewhere_names, #elsewhere_places)),*],
            &[#(#fields),*],
        )
    }
}

/// What is cited, and the same for each document that has the table, if there are several.
fn sources(object: &Object<'_>) -> (String, Vec<TokenStream>) {
    let table = &object.source;
    if object.documents.is_empty() {
        return (table.clone(), Vec::new());
    }
    let each = object.documents.iter().map(|document| {
        let source = format!("{document}, {table}");
        quote!((#document, #source))
    });
    let all = object.documents.join(" and ");
    (format!("{all}, {table}"), each.collect())
}

pub(super) fn context(update: Option<&Update>) -> TokenStream {
    let Some(update) = update else {
        return quote!(__p::ContextNames::NONE);
    };
    let option = |wrapper: &Option<Wrapper>| match wrapper {
        Some(Wrapper::Member(name)) => {
            quote!(::core::option::Option::Some(__p::Wrapper::Member(#name)))
        }
        Some(Wrapper::Answer) => quote!(::core::option::Option::Some(__p::Wrapper::Answer)),
        None => quote!(::core::option::Option::None),
    };
    let partial = update.partial;
    let (current, gateway) = (option(&update.current), option(&update.gateway));
    quote! {
        __p::ContextNames {
            partial: #partial,
            current: #current,
            gateway: #gateway,
        }
    }
}
