//! JSON Schema of everything that stands in a payload, for forms, editors, code
//! generators and validators of any language.
//!
//! [`document`] makes the file that `vpn-model schema` prints. With
//! `#[derive(Model)]` comes [`JsonSchema`], so that a service can embed the
//! same in a description of its own API.
//!
//! A schema never refuses what the library accepts: what weighs less than an
//! error is not in it. What it cannot say is a list, [`unsaid`].
//!
//! ```
//! use vpn_model::json_schema::{Draft, Profile, document};
//! use vpn_model::{BodyKind, OperationInfo, otc::v5::UpdateVpnConnection};
//!
//! let operation = OperationInfo::of::<UpdateVpnConnection>();
//! let schema = document(&operation, BodyKind::Request, Draft::Draft07, Profile::Full)
//!     .ok_or("no such body")?;
//! assert_eq!(schema["title"], "UpdateVpnConnectionRequest");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod conditions;
mod document;
pub(crate) mod enumeration;
mod example;
mod formats;
mod keywords;
pub(crate) mod leaf;
pub(crate) mod object;
mod pattern;
mod profile;
mod stated;
mod unsaid;
mod values;

pub use schemars::{JsonSchema, Schema, SchemaGenerator};

pub use self::document::{Draft, Profile, document, id};
pub use self::stated::{Stated, stated};
pub use self::unsaid::{Topic, UNSAID, unsaid};

/// What it means that an object of a request does not have a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// That there is none.
    Nothing,
    /// That the stored value stays, which a schema does not know.
    Stored,
}

/// A JSON object under construction, in the order in which it is written.
type Map = serde_json::Map<String, serde_json::Value>;
