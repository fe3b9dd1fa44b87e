//! What `schemars::JsonSchema` needs, if `vpn-model` has the feature.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

/// What the members look like by their types, beside the data about them.
pub(super) fn members(krate: &Path, types: &[TokenStream]) -> TokenStream {
    quote! {
        #krate::__when_schemars! {
            const MEMBER_SCHEMAS: &'static [__p::json_schema::MemberSchema] =
                &[#(<#types as __p::Wire>::json_schema),*];
        }
    }
}
