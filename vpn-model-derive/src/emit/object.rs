//! Structs: slots to read into, fields for the rules to look at, and tables.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Ident, Path};
use vpn_model_rule_language::Rule;

use super::{data, rules, schemars};
use crate::check::{Member, Object};
use crate::syntax::{Update, Wrapper};
use crate::types::Shape;

pub(super) fn emit(ident: &Ident, krate: &Path, object: &Object<'_>) -> TokenStream {
    let slots: Vec<_> = object
        .members
        .iter()
        .map(|member| rules::slot(&member.wire))
        .collect();
    let types: Vec<_> = object.members.iter().map(held_type).collect();
    let idents: Vec<_> = object.members.iter().map(|member| member.ident).collect();
    let wires: Vec<_> = object.members.iter().map(|member| &member.wire).collect();
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
    let finishes = object.members.iter().zip(&slots).map(|(member, slot)| {
        if member.optional {
            quote!(slots.#slot.optional()?)
        } else {
            quote!(slots.#slot.mandatory()?)
        }
    });
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
    let members = schemars::members(krate, &types);
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

            #members

            type Slots = __Slots;
            type Fields<'a> = __Fields<'a>;

            fn index_of(name: &str) -> ::core::option::Option<usize> {
                match name {
                    #(#wires => ::core::option::Option::Some(#indices),)*
                    _ => ::core::option::Option::None,
                }
            }

            fn read_member<'c>(
                slots: &mut __Slots,
                member: __p::Member,
                reader: &mut __p::Reader<'_, 'c>,
                path: &__p::Path<'_>,
                stored: __p::Stored<'c>,
            ) -> ::core::result::Result<(), __p::Stop> {
                match member.index {
                    #(#reads)*
                    _ => ::core::result::Result::Ok(()),
                }
            }

            fn deserialize_member<'de, A: __p::MapAccess<'de>>(
                slots: &mut __Slots,
                member: __p::Member,
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
                    #(#slots: slots.#slots.field(const { Self::SCHEMA.member(#indices) }),)*
                    __lifetime: ::core::marker::PhantomData,
                }
            }

            fn check(fields: &__Fields<'_>, scope: &mut __p::Scope<'_, '_>) {
                #(#member_rules)*
            }

            fn finish(slots: __Slots) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self {
                    #(#idents: #finishes,)*
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

/// The place of the member's type, for what the compiler has against it.
fn place(member: &Member<'_>) -> Span {
    rules::here(member.ty.span())
}

/// What a slot holds: the type without `Option`.
fn held_type(member: &Member<'_>) -> TokenStream {
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
fn borrowed(member: &Member<'_>) -> TokenStream {
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
fn check_functions((index, member): (usize, &Member<'_>)) -> TokenStream {
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

fn read((index, member): (usize, &Member<'_>)) -> TokenStream {
    let slot = rules::slot(&member.wire);
    let span = place(member);
    let checks = Checks::of(index).arguments(member.shape);
    if member.nullable {
        let function = function(member, &quote!(read));
        return quote_spanned! {span=>
            #index => slots.#slot.read_nullable(reader, path, stored, |reader, path, stored| {
                #function(reader, path, stored, #checks)
            }),
        };
    }
    let method = match member.shape {
        Shape::One => quote_spanned!(span=> read),
        Shape::List => quote_spanned!(span=> read_list),
        Shape::Map => quote_spanned!(span=> read_map),
        Shape::OneOrMany => quote_spanned!(span=> read_one_or_many),
    };
    quote_spanned!(span=> #index => slots.#slot.#method(reader, path, stored, #checks),)
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

fn walk((index, member): (usize, &Member<'_>)) -> TokenStream {
    let value = borrowed(member);
    let span = place(member);
    let checks = Checks::of(index).arguments(member.shape);
    let this = quote!(const { <Self as __p::Object>::SCHEMA.member(#index) });
    if member.nullable {
        let function = function(member, &quote!(walk));
        return quote_spanned! {span=>
            walk.nullable(#this, #value, |value, sink, path, stored| {
                #function(value, sink, path, stored, #checks);
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

fn schema(ident: &Ident, object: &Object<'_>) -> TokenStream {
    let name = ident.to_string();
    let docs = &object.docs;
    let source = &object.source;
    let tolerant = object.response;
    let elsewhere_names = object.elsewhere.iter().map(|(name, _)| name);
    let elsewhere_places = object.elsewhere.iter().map(|(_, place)| place);
    let fields = object.members.iter().map(|member| {
        let wire = &member.wire;
        let docs = &member.docs;
        let ty = held_type(member);
        let required = !member.optional;
        let rules = member.rules().map(data::statement);
        quote! {
            __p::FieldSchema {
                name: #wire,
                description: #docs,
                required: #required,
                kind: <#ty as __p::Wire>::KIND,
                rules: &[#(#rules),*],
            }
        }
    });
    quote! {
        &__p::Schema {
            name: #name,
            description: #docs,
            source: #source,
            tolerant: #tolerant,
            elsewhere: &[#((#elsewhere_names, #elsewhere_places)),*],
            fields: &[#(#fields),*],
        }
    }
}

fn context(update: Option<&Update>) -> TokenStream {
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
            finish: quote!(#ident: slots.__extra,),
            write: quote! {
                for (name, value) in self.#ident.iter() {
                    map.serialize_entry(name, value)?;
                }
            },
        }
    }
}
