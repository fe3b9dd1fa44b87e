//! What derived code implements of the crate `schemars`, and the gate for it: a
//! `cfg(feature)` in derived code would ask about the features of the crate
//! that the code is in.

/// The content, if the feature `schemars` is on.
#[cfg(feature = "schemars")]
#[doc(hidden)]
#[macro_export]
macro_rules! __when_schemars {
    ($($content:tt)*) => {
        $($content)*
    };
}

/// The content, if the feature `schemars` is on.
#[cfg(not(feature = "schemars"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __when_schemars {
    ($($content:tt)*) => {};
}

/// Implements `JsonSchema` under the name of the type; `$make` makes the schema.
#[doc(hidden)]
#[macro_export]
macro_rules! __json_schema {
    ($type:ident, |$generator:pat_param| $make:block) => {
        $crate::__when_schemars! {
            impl $crate::__private::json_schema::JsonSchema for $type {
                fn schema_name() -> ::std::borrow::Cow<'static, str> {
                    ::std::borrow::Cow::Borrowed(stringify!($type))
                }

                fn schema_id() -> ::std::borrow::Cow<'static, str> {
                    ::std::borrow::Cow::Borrowed(concat!(module_path!(), "::", stringify!($type)))
                }

                fn json_schema(
                    $generator: &mut $crate::__private::json_schema::SchemaGenerator,
                ) -> $crate::__private::json_schema::Schema $make
            }
        }
    };
}
