//! The intermediate representation: specs that are known to be right.
//!
//! Start at [`Spec`]. Everything stands in the order of the file, and every
//! node has its place in it. It is the same whichever front end read the spec
//! (only [`Spec::is_openapi`] asks, for the words of a report), and whatever is
//! made of it. Descriptions are in CommonMark, as they are in OpenAPI.

mod operation;
mod types;

pub use operation::{
    Answer, Body, Method, Operation, Roots, Section, Side, Spec, Status, Token, Update, Wrapper,
};
pub use types::{Base, Enum, Member, Rule, Struct, Type, Value};
