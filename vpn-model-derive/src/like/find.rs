//! Looks for the struct that is named, and for the member that a field is.

use syn::LitStr;
use syn::ext::IdentExt as _;

use super::table::{Member, Struct};
use super::tables::APIS;
use crate::syntax::Member as Field;
use crate::{Errors, near};

/// The struct that `like = "api:Struct"` names.
pub(super) fn table(like: &LitStr, errors: &mut Errors) -> Option<&'static Struct> {
    let written = like.value();
    let found = match written.split_once(':') {
        Some((api, name)) => named(api.trim(), name.trim()),
        None => Err(
            "expected an API and one of its structs, such as `otc-v5:UpdateIkePolicy`".to_owned(),
        ),
    };
    found
        .map_err(|message| errors.at(like.span(), message))
        .ok()
}

fn named(id: &str, name: &str) -> Result<&'static Struct, String> {
    let Some(api) = APIS.iter().find(|api| api.id == id) else {
        let near = near::or_all(id, APIS.iter().map(|api| api.id));
        return Err(format!("no API is `{id}`{near}"));
    };
    if let Some(table) = api.requests.iter().find(|table| table.name == name) {
        return Ok(table);
    }
    let requests = api.requests.iter().map(|table| table.name);
    if api.responses.contains(&name) {
        let near = near::of(name, requests);
        let hint = match near.as_slice() {
            [] => String::new(),
            near => format!(": did you mean {}?", near.join(" or ")),
        };
        return Err(format!(
            "`{name}` of `{id}` belongs to a response, and only requests can be imitated{hint}"
        ));
    }
    let near = near::or_all(name, requests);
    Err(format!("`{id}` has no struct `{name}`{near}"))
}

/// The member that the field is, by its wire name or by its name in Rust.
pub(super) fn member(field: &Field<'_>, table: &'static Struct) -> syn::Result<&'static Member> {
    let missing = |span, name: &str, names: Vec<&str>| {
        let near = near::or_all(name, names.into_iter());
        let (table, spec) = (table.name, table.spec);
        syn::Error::new(
            span,
            format!("`{table}` has no member `{name}` ({spec}){near}"),
        )
    };
    if let Some(name) = &field.attributes.name {
        let wire = name.value();
        return table.member(&wire).ok_or_else(|| {
            let names = table.members.iter().map(|member| member.name);
            missing(name.span(), &wire, names.collect())
        });
    }
    let rust = field.ident.unraw().to_string();
    let in_rust = || table.members.iter().find(|member| member.rust == rust);
    table.member(&rust).or_else(in_rust).ok_or_else(|| {
        let names = table.members.iter().map(|member| member.rust);
        missing(field.ident.span(), &rust, names.collect())
    })
}

impl Struct {
    fn member(&self, wire: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == wire)
    }
}
