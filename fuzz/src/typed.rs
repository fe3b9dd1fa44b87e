//! The bodies of all operations with their Rust types, for what needs a type.
//!
//! Code for so many types takes long to compile, so what needs one is here and not in a target.

use std::any::type_name;
use std::fmt::Debug;
use std::sync::LazyLock;

use vpn_model::{Answer, BodyInfo, BodyKind, Model, Operation, operations};
use vpn_model::{altostrat, huawei, otc, stackit};

/// Something to do with a body whose type is known.
pub(crate) trait Visit {
    fn visit<T: Model + PartialEq + Debug>(&mut self);
}

/// The one list of all operations: `$what!` gets it.
macro_rules! all_operations {
    ($what:ident) => {
        $what! {
            with a request:
                altostrat::UpdateInstance,
                huawei::v5::UpdateVpnConnection,
                otc::classic::UpdateIpsecSiteConnection,
                otc::v5::UpdateVpnConnection,
                stackit::v1::UpdateGatewayConnection,
                stackit::v1alpha1::UpdateGatewayConnection,
                stackit::v1beta1::UpdateGatewayConnection;
            without:
                stackit::v1::GetGatewayConnection,
                stackit::v1::ListGatewayConnections,
                stackit::v1alpha1::GetGatewayConnection,
                stackit::v1alpha1::ListGatewayConnections,
                stackit::v1beta1::GetGatewayConnection,
                stackit::v1beta1::ListGatewayConnections;
        }
    };
}

/// Does it with the body of that operation; nothing when the operation has no such body.
pub(crate) fn visit(id: &str, body: BodyKind, visitor: &mut impl Visit) {
    fn answers<O>(body: BodyKind, visitor: &mut impl Visit)
    where
        O: Operation<Response: PartialEq + Debug, Error: PartialEq + Debug>,
    {
        match body {
            BodyKind::Request => {}
            BodyKind::Response => visitor.visit::<O::Response>(),
            BodyKind::Error => visitor.visit::<O::Error>(),
        }
    }
    macro_rules! bodies {
        (with a request: $($with:path),+; without: $($without:path),+;) => {
            match id {
                $(<$with as Operation>::ID => match body {
                    BodyKind::Request => visitor.visit::<<$with as Operation>::Request>(),
                    body => answers::<$with>(body, visitor),
                },)+
                $(<$without as Operation>::ID => answers::<$without>(body, visitor),)+
                other => panic!("add {other} to the types"),
            }
        };
    }
    all_operations!(bodies);
}

/// Reads the text as an answer of that operation with that status: which body it is; none when it
/// is refused.
pub fn answer(id: &str, status: u16, text: &[u8]) -> Option<BodyKind> {
    fn of<O: Operation>(status: u16, text: &[u8]) -> Option<BodyKind> {
        let answer = O::read_answer(status, text).ok()?;
        Some(match answer {
            Answer::Accepted(_) => BodyKind::Response,
            Answer::Refused(_) => BodyKind::Error,
        })
    }
    macro_rules! answers {
        (with a request: $($with:path),+; without: $($without:path),+;) => {
            match id {
                $(<$with as Operation>::ID => of::<$with>(status, text),)+
                $(<$without as Operation>::ID => of::<$without>(status, text),)+
                other => panic!("add {other} to the types"),
            }
        };
    }
    all_operations!(answers)
}

/// Which body of which operation, and what the runtime knows about it.
pub type Known = ((&'static str, BodyKind), &'static BodyInfo);

/// Every body, but each type only once: operations share the bodies of their errors.
pub fn distinct() -> &'static [Known] {
    struct Name(&'static str);
    impl Visit for Name {
        fn visit<T: Model + PartialEq + Debug>(&mut self) {
            self.0 = type_name::<T>();
        }
    }
    static DISTINCT: LazyLock<Vec<Known>> = LazyLock::new(|| {
        let mut names = Vec::new();
        let mut bodies = Vec::new();
        for operation in operations() {
            for (body, info) in operation.bodies() {
                let mut name = Name("");
                visit(operation.id, body, &mut name);
                assert_ne!(name.0, "", "{}:{body} has a type", operation.id);
                if !names.contains(&name.0) {
                    names.push(name.0);
                    bodies.push(((operation.id, body), info));
                }
            }
        }
        bodies
    });
    &DISTINCT
}

/// Whether the text has the name of a member of the body's top level in quotes.
pub fn names_a_member(text: &[u8], body: &BodyInfo) -> bool {
    let mut parts = text.split(|byte| *byte == b'"');
    parts.any(|part| {
        let mut names = body.schema.fields.iter().map(|field| field.name);
        names.any(|name| name.as_bytes() == part)
    })
}
