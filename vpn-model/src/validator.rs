//! The trait of the crate `validator`, for services whose extractors ask for it.
//!
//! `#[derive(Model)]` implements `Validate` for requests. What the derive emits
//! goes through [`__when_validator`](crate::__when_validator), because a
//! `cfg(feature)` in derived code would ask about the features of the crate
//! that the code is in.

#[cfg(feature = "validator")]
mod errors;

#[cfg(feature = "validator")]
pub use ::validator::{Validate, ValidationErrors};

#[cfg(feature = "validator")]
pub use self::errors::validate;

/// The content, if the feature `validator` is on.
#[cfg(feature = "validator")]
#[doc(hidden)]
#[macro_export]
macro_rules! __when_validator {
    ($($content:tt)*) => {
        $($content)*
    };
}

/// The content, if the feature `validator` is on.
#[cfg(not(feature = "validator"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __when_validator {
    ($($content:tt)*) => {};
}
