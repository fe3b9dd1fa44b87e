//! `like = "otc-v5:UpdateIkePolicy"`: a struct that has some of the members of
//! a provider's request, and takes their rules from the specs.
//!
//! A phase between `syntax` and `check`: it looks up what the specs say about
//! each field and adds it to the field's attributes, as if it had been written
//! there. `find` looks for the struct and its members, `holds` compares types,
//! `rules` says which rules come over; `tables` is generated.

mod find;
mod holds;
mod rules;
mod table;
mod tables;
#[cfg(test)]
mod tests;

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use syn::LitStr;
use syn::parse::Parser as _;

use self::table::{Member, Struct};
use crate::Errors;
use crate::syntax::{Body, Container, Input, Member as Field};

/// Adds what the specs say to the attributes of the struct and its fields.
pub(crate) fn apply(input: &mut Input<'_>, errors: &mut Errors) {
    let Some(like) = input.container.like.take() else {
        return;
    };
    let Body::Struct(fields) = &mut input.body else {
        errors.at(like.span(), "`like` stands on structs");
        return;
    };
    if let Some(span) = input.container.response {
        errors.at(
            span,
            "only requests can be imitated: `like` and `response` do not go together",
        );
    }
    let Some(table) = find::table(&like, errors) else {
        // Nothing is known about the members, so nothing is "missing".
        input.container.broken = true;
        for field in fields {
            field.attributes.broken = true;
        }
        return;
    };
    container(&mut input.container, table, like.span(), errors);

    let mut found: Vec<(&mut Field<'_>, &'static Member)> = Vec::new();
    for field in fields {
        if field.attributes.extra.is_some() {
            continue;
        }
        match find::member(field, table) {
            Ok(member) => found.push((field, member)),
            Err(error) => {
                errors.push(error);
                field.attributes.broken = true;
            }
        }
    }
    let names: Vec<&str> = found.iter().map(|(_, member)| member.name).collect();
    for (field, member) in found {
        let place = field.ident.span();
        if field.attributes.name.is_none() {
            field.attributes.name = Some(LitStr::new(member.name, place));
        }
        let checked = rules::of(member, place).and_then(|mut stated| {
            stated.extend(holds::check(field, member, &stated, table)?);
            Ok(stated)
        });
        match checked {
            Ok(stated) => rules::inherit(field, stated, &names, errors),
            Err(error) => errors.push(error),
        }
    }
}

/// What stands on the struct in the generated code stands on this one, too.
fn container(container: &mut Container, table: &Struct, place: Span, errors: &mut Errors) {
    for source in container.source.take().iter().chain(&container.documents) {
        errors.at(
            source.span(),
            "`source` comes with `like`: leave one of them out",
        );
    }
    let own = container.update.take();
    for argument in table.arguments {
        let parsed = located(argument, place).and_then(|tokens| {
            (|input: syn::parse::ParseStream<'_>| container.argument(input)).parse2(tokens)
        });
        if let Err(error) = parsed {
            errors.push(error);
        }
    }
    if let Some(own) = own {
        if container.update.is_some() {
            errors.at(
                own.span,
                "`partial` or `replace` comes with `like`: leave this one out",
            );
        }
        container.update = Some(own);
    }
}

/// A text of the tables as code that stands at `place`.
fn located(text: &str, place: Span) -> syn::Result<TokenStream> {
    let tokens: TokenStream = text
        .parse()
        .map_err(|error| syn::Error::new(place, format!("`{text}`: {error}")))?;
    Ok(moved(tokens, place))
}

fn moved(tokens: TokenStream, place: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut tree| {
            if let TokenTree::Group(group) = &tree {
                let inside = moved(group.stream(), place);
                tree = Group::new(group.delimiter(), inside).into();
            }
            tree.set_span(place);
            tree
        })
        .collect()
}
