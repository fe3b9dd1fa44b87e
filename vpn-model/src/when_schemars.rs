//! The gate for what derived code implements of the crate `schemars`: a
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
