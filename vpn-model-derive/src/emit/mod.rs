//! Third phase: code. Sees only what was checked, and cannot fail.

mod data;
mod enumeration;
mod member;
mod object;
mod rules;
mod schema;
mod schemars;
mod validator;

use proc_macro2::TokenStream;
use quote::quote;

use crate::check::{Model, ModelKind};

pub(crate) fn emit(model: &Model<'_>) -> TokenStream {
    let krate = &model.krate;
    let items = match &model.kind {
        ModelKind::Object(object) => {
            let mut items = object::emit(model.ident, krate, object);
            items.extend(validator::emit(model.ident, krate, object));
            items
        }
        ModelKind::Enumeration(all) => enumeration::emit(model.ident, krate, all),
    };
    quote! {
        #[automatically_derived]
        const _: () = {
            use #krate::__private as __p;
            #items
        };
    }
}
