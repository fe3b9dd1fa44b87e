//! What is said of the shape of a payload, and what the provider only advises.

use super::{says, words};
use crate::params::Name;
use crate::rules::Code;

#[test]
fn what_is_wrong_with_the_shape_is_said_with_what_to_do() {
    let types = |expected: &'static str, found: &'static str| {
        [
            (Name::Expected, expected.into()),
            (Name::Found, found.into()),
        ]
    };
    says(&[
        (
            Code::Syntax,
            &[(Name::Reason, "ends early".into())],
            "ends early",
            None,
        ),
        (
            Code::Type,
            &types("an integer", "an integer in quotes"),
            "expected an integer, found an integer in quotes",
            Some("remove the quotes"),
        ),
        (
            Code::Type,
            &types("a boolean", "a boolean in quotes"),
            "expected a boolean, found a boolean in quotes",
            Some("remove the quotes"),
        ),
        (
            Code::Type,
            &types("an integer", "a number with a fraction or an exponent"),
            "expected an integer, found a number with a fraction or an exponent",
            Some("write a whole number without `.` and without exponent"),
        ),
        (
            Code::Type,
            &types("a boolean", "an integer in quotes"),
            "expected a boolean, found an integer in quotes",
            None,
        ),
        (
            Code::DuplicateField,
            &[(Name::Member, "a".into())],
            "the object has the member `a` already",
            None,
        ),
        (
            Code::DuplicateField,
            &[],
            "the object has this key already",
            None,
        ),
    ]);
    let unknown = "this member is not documented here";
    says(&[
        (Code::UnknownField, &[], unknown, None),
        (
            Code::UnknownField,
            &[(Name::Suggestion, "name".into())],
            unknown,
            Some("did you mean `name`?"),
        ),
        (
            Code::UnknownField,
            &[
                (Name::Member, "a".into()),
                (Name::Resource, "the VPN gateway".into()),
            ],
            unknown,
            Some("`a` belongs to the VPN gateway"),
        ),
        (
            Code::UnknownField,
            &[(Name::Member, "a".into()), (Name::BelongsTo, words(&[""]))],
            unknown,
            Some("`a` belongs to the top level"),
        ),
        (
            Code::UnknownField,
            &[
                (Name::Member, "a".into()),
                (Name::BelongsTo, words(&["/b", "/c"])),
            ],
            unknown,
            Some("`a` belongs to `/b` or `/c`"),
        ),
        (
            Code::UnknownField,
            &[
                (Name::Member, "a".into()),
                (Name::BelongsTo, words(&["", "/c"])),
            ],
            unknown,
            Some("`a` belongs to `` or `/c`"),
        ),
    ]);
}

#[test]
fn cautions_and_notes_say_who_knows() {
    let needs = |needs: &'static str| [(Name::Rule, "order".into()), (Name::Needs, needs.into())];
    says(&[
        (
            Code::Deprecated,
            &[],
            "the provider documents this as deprecated",
            None,
        ),
        (
            Code::WeakAlgorithm,
            &[],
            "the provider cautions against this algorithm: low security",
            None,
        ),
        (
            Code::Unsupported,
            &[],
            "the provider documents this as not supported yet",
            None,
        ),
        (
            Code::Unsupported,
            &[(Name::Of, "member".into())],
            "this is not to be set, or only some of the provider's documents have it",
            None,
        ),
        (
            Code::Drift,
            &[
                (Name::Rule, "range".into()),
                (Name::Difference, "must be 1".into()),
            ],
            "differs from the spec: must be 1",
            None,
        ),
        (
            Code::Unchecked,
            &needs("current"),
            "not checked: the rule order depends on the stored connection",
            Some("give the connection's GET response; what it leaves out or masks stays unknown"),
        ),
        (
            Code::Unchecked,
            &needs("gateway"),
            "not checked: the rule order depends on the VPN gateway",
            Some("give the gateway's GET response; what it leaves out or masks stays unknown"),
        ),
    ]);
}
