//! Structs: slots to read into, fields for the rules to look at, and tables.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Ident, Path};
use vpn_model_rule_language::Rule;

use super::member::{borrowed, check_functions, held_type, place, read, walk};
use super::schema::{context, schema};
use super::{rules, schemars};
use crate::check::Object;

pub(super) fn emit(ident: &Ident, krate: &Path, object: &Object<'_>) -> TokenStream {
    let slots: Vec<_> = object
        .members
        .iter()
        .map(|member| rules::slot(&member.wire))
        .collect();
    let types: Vec<_> = object.members.iter().map(held_type).collect();
    let idents: Vec<_> = object.members.iter().map(|member| member.ident).collect();
    let wires: Vec<_> = object.members.iter().map(|member| &member.wire).collect();
    let keys = object.members.iter().map(|member| key(&member.wire));
    let indices: Vec<_> = (0..object.members.len()).collect();
    let checks: Vec<_> = object
        .members
        .iter()
        .enumerate()
        .map(check_functions)
        .collect();
    let reads = object.members.iter().enumerate().map(read);
    let walks = object.members.iter().enumerate().map(walk);
    let writes = object.members.iter().map(|member| {
        let wire = &member.wire;
        let value = borrowed(member);
        quote_spanned!(place(member)=> __p::write(map, #wire, #value)?;)
    });
    let deserializes = object
        .members
        .iter()
        .zip(&slots)
        .zip(&indices)
        .map(|((member, slot), index)| {
            quote_spanned!(place(member)=> #index => slots.#slot.deserialize(member, map),)
        });
    let finish = finish(object, &slots);
    let stated = object.members.iter().flat_map(|member| {
        member
            .member_rules
            .iter()
            .map(move |stated| (member, stated))
    });
    // Whether a text has its format decides whether other rules may look at it.
    let (formats, others): (Vec<_>, Vec<_>) =
        stated.partition(|(_, stated)| matches!(stated.rule, Rule::Format(..)));
    let member_rules = formats
        .into_iter()
        .chain(others)
        .map(|(member, stated)| rules::member(&member.wire, stated, &slots));
    let schema = schema(ident, object);
    let context = context(object.update.as_ref());
    let member_schemas = schemars::members(krate, &types);
    let extra = Extra::of(object, &slots, &indices);
    let Extra {
        slot: extra_slot,
        function: extra_function,
        finish: extra_finish,
        write: extra_write,
    } = extra;
    quote! {
        #[derive(::core::default::Default)]
        pub struct __Slots {
            #(#slots: __p::Slot<#types>,)*
            #extra_slot
        }

        pub struct __Fields<'a> {
            #(pub #slots: __p::Field<'a, #types>,)*
            __lifetime: ::core::marker::PhantomData<&'a ()>,
        }

        impl #ident {
            #(#checks)*
        }

        #[allow(unused_variables, reason = "which parameters are needed depends on the members")]
        impl __p::Object for #ident {
            const SCHEMA: &'static __p::Schema = #schema;
            const CONTEXT: __p::ContextNames = #context;

            const MEMBERS: &'static [__p::Member] =
                &[#(__p::Member::new(Self::SCHEMA, #indices)),*];

            #member_schemas

            const KEYS: &'static [&'static str] = &[#(#keys),*];

            type Slots = __Slots;
            type Fields<'a> = __Fields<'a>;

            fn index_of(name: &str) -> ::core::option::Option<usize> {
                match name {
                    #(#wires => ::core::option::Option::Some(#indices),)*
                    _ => ::core::option::Option::None,
                }
            }

            fn read_member(
                slots: &mut __Slots,
                index: usize,
                members: &mut __p::Members<'_, '_, '_>,
            ) -> ::core::result::Result<(), __p::Stop> {
                match index {
                    #(#indices => #reads,)*
                    _ => ::core::result::Result::Ok(()),
                }
            }

            fn deserialize_member<'de, A: __p::MapAccess<'de>>(
                slots: &mut __Slots,
                member: &'static __p::Member,
                map: &mut A,
            ) -> ::core::result::Result<(), A::Error> {
                match member.index {
                    #(#deserializes)*
                    _ => ::core::result::Result::Ok(()),
                }
            }

            fn presence(slots: &__Slots, index: usize) -> __p::Presence {
                match index {
                    #(#indices => slots.#slots.presence(),)*
                    _ => __p::Presence::Absent,
                }
            }

            #extra_function

            fn fields(slots: &__Slots) -> __Fields<'_> {
                __Fields {
                    #(#slots: slots.#slots.field(const { __p::Member::of(Self::MEMBERS, #indices) }),)*
                    __lifetime: ::core::marker::PhantomData,
                }
            }

            fn check(fields: &__Fields<'_>, scope: &mut __p::Scope<'_, '_>) {
                #(#member_rules)*
            }

            #[inline]
            fn finish(slots: &mut __Slots) -> ::core::option::Option<Self> {
                #finish
                ::core::option::Option::Some(Self {
                    #(#idents: #slots,)*
                    #extra_finish
                })
            }

            fn walk_members<'a>(&'a self, walk: &mut __p::Walk<'_, '_, '_>) -> __Fields<'a> {
                __Fields {
                    #(#slots: #walks,)*
                    __lifetime: ::core::marker::PhantomData,
                }
            }

            fn write_members<M: __p::SerializeMap>(
                &self,
                map: &mut M,
            ) -> ::core::result::Result<(), M::Error> {
                #(#writes)*
                #extra_write
                ::core::result::Result::Ok(())
            }
        }

        impl #krate::Model for #ident {}

        #krate::__object!(#ident);
    }
}

/// Takes the values out of the slots, in variables with the names of the slots. One test decides for all members: a way
/// out behind each would have to drop all values before it.
fn finish(object: &Object<'_>, slots: &[Ident]) -> TokenStream {
    let of = |optional: bool| {
        let members = object.members.iter().zip(slots);
        members
            .filter(move |(member, _)| member.optional == optional)
            .map(|(_, slot)| slot)
            .collect::<Vec<_>>()
    };
    let (optional, mandatory) = (of(true), of(false));
    let none = quote!(return ::core::option::Option::None;);
    let optional = (!optional.is_empty()).then(|| {
        quote! {
            if #(slots.#optional.is_lost())||* { #none }
            #(let #optional = slots.#optional.take();)*
        }
    });
    let mandatory = (!mandatory.is_empty()).then(|| {
        quote! {
            let (#(::core::option::Option::Some(#mandatory),)*) = (#(slots.#mandatory.take(),)*) else { #none };
        }
    });
    quote!(#mandatory #optional)
}

/// A key as it mostly stands in a JSON text, with the colon, if nothing in it needs an escape.
fn key(wire: &str) -> String {
    let needs_escape = |character: char| matches!(character, '"' | '\\' | '\0'..' ');
    if wire.contains(needs_escape) {
        return String::new();
    }
    format!("\"{wire}\":")
}

/// What a response has beside its members.
struct Extra {
    slot: TokenStream,
    function: TokenStream,
    finish: TokenStream,
    write: TokenStream,
}

impl Extra {
    fn of(object: &Object<'_>, slots: &[Ident], indices: &[usize]) -> Self {
        let Some(ident) = object.extra else {
            return Self {
                slot: TokenStream::new(),
                function: quote! {
                    fn extra(
                        _: &mut __Slots,
                        _: ::core::option::Option<usize>,
                    ) -> ::core::option::Option<&mut __p::Extra> {
                        ::core::option::Option::None
                    }

                    fn kept(&self) -> ::core::option::Option<&__p::Extra> {
                        ::core::option::Option::None
                    }
                },
                finish: TokenStream::new(),
                write: TokenStream::new(),
            };
        };
        Self {
            slot: quote!(__extra: __p::Extra,),
            function: quote! {
                fn extra(
                    slots: &mut __Slots,
                    forget: ::core::option::Option<usize>,
                ) -> ::core::option::Option<&mut __p::Extra> {
                    match forget {
                        #(::core::option::Option::Some(#indices) => slots.#slots.forget(),)*
                        _ => {}
                    }
                    ::core::option::Option::Some(&mut slots.__extra)
                }

                fn kept(&self) -> ::core::option::Option<&__p::Extra> {
                    ::core::option::Option::Some(&self.#ident)
                }
            },
            finish: quote!(#ident: ::core::mem::take(&mut slots.__extra),),
            write: quote! {
                for (name, value) in self.#ident.iter() {
                    map.serialize_entry(name, value)?;
                }
            },
        }
    }
}
