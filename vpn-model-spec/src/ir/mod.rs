//! The intermediate representation: specs that are known to be right.
//!
//! Start at [`Spec`]. Everything stands in the order of the file, and every
//! node has its place in it. Nothing in here knows which front end read the
//! spec, or which output will be written from it. Descriptions are in
//! CommonMark, as they are in OpenAPI.

mod operation;
mod types;

pub use operation::{
    Answer, Body, Method, Operation, Roots, Section, Side, Spec, Status, Token, Update, Wrapper,
};
pub use types::{Base, Enum, Member, Rule, Struct, Type, Value};
