//! `validator::Validate` for requests, if `vpn-model` has the feature.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Path};

use crate::check::Object;

/// Nothing for a response: nobody sends one to a service to have it refused.
pub(super) fn emit(ident: &Ident, krate: &Path, object: &Object<'_>) -> TokenStream {
    if object.response {
        return TokenStream::new();
    }
    quote! {
        #krate::__when_validator! {
            impl __p::validator::Validate for #ident {
                fn validate(&self) -> ::core::result::Result<(), __p::validator::ValidationErrors> {
                    __p::validator::validate(self)
                }
            }
        }
    }
}
