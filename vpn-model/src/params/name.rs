//! The names of the parameters of all rules.

/// Declares the names, each with what it is called outside.
macro_rules! names {
    ($($name:ident $text:literal)*) => {
        /// The name of a parameter: one byte, because a violation has room for two.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Name {
            $($name,)*
        }

        impl Name {
            pub(crate) const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

names! {
    Actual "actual"
    Allowed "allowed"
    BelongsTo "belongs_to"
    Block "block"
    Character "character"
    Characters "characters"
    Difference "difference"
    Earlier "earlier"
    ExceptMax "except_max"
    ExceptMin "except_min"
    Expected "expected"
    Format "format"
    Found "found"
    Hosts "hosts"
    Max "max"
    Member "member"
    Min "min"
    Need "need"
    Needs "needs"
    Of "of"
    Only "only"
    Other "other"
    Pattern "pattern"
    Reason "reason"
    Relation "relation"
    Resource "resource"
    Rule "rule"
    Suggestion "suggestion"
    Values "values"
    Wanted "wanted"
    When "when"
}
