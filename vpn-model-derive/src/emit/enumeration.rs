//! Enums: a table of values and their cautions.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Path};
use vpn_model_rule_language::Held;

use super::{data, rules};
use crate::check::Enumeration;

pub(super) fn emit(ident: &Ident, krate: &Path, enumeration: &Enumeration<'_>) -> TokenStream {
    let Enumeration {
        docs: description,
        values,
    } = enumeration;
    let name = ident.to_string();
    let variants: Vec<_> = values.iter().map(|value| value.ident).collect();
    let wires: Vec<_> = values.iter().map(|value| &value.wire).collect();
    let docs = values.iter().map(|value| &value.docs);
    let cautions = values
        .iter()
        .filter(|value| !value.cautions.is_empty())
        .map(|value| {
            let variant = value.ident;
            let calls = value.cautions.iter().map(rules::caution);
            quote!(Self::#variant => { #(#calls)* })
        });
    let statements = values.iter().map(|value| {
        let cautions = value.cautions.iter();
        let cautions = cautions.map(|stated| data::statement(stated, Held::One));
        quote!(&[#(#cautions),*])
    });
    quote! {
        impl #krate::Enumeration for #ident {
            const VALUES: &'static [(&'static str, Self)] = &[#((#wires, Self::#variants),)*];
            const SCHEMA: &'static __p::EnumSchema = &__p::make::values(
                #name,
                #description,
                &[#(__p::make::value(#wires, #docs, #statements),)*],
            );

            #[inline]
            fn from_wire(text: &str) -> ::core::option::Option<Self> {
                match text {
                    #(#wires => ::core::option::Option::Some(Self::#variants),)*
                    _ => ::core::option::Option::None,
                }
            }

            fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #wires,)*
                }
            }

            #[inline]
            #[allow(unused_variables, unreachable_patterns, reason = "an enum may have no cautions, or only values with one")]
            fn caution(self, scope: &mut __p::Scope<'_, '_>) {
                match self {
                    #(#cautions)*
                    _ => {}
                }
            }
        }

        #krate::__enumeration!(#ident);
    }
}
