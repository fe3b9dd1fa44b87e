//! The options of `vpn-model types`.

use std::path::PathBuf;

use clap::Args;
use vpn_model::{OperationInfo, operations};

use crate::apis::{Api, api_of};
use crate::suggest::closest;
use crate::target::Target;

/// Print the types of requests and responses as TypeScript
///
/// For every operation: interfaces of its parameters, its request, its
/// response and its error, with the rules as comments; and a table of methods
/// and paths. Requests are closed. Responses are open: each member is optional
/// and can be null, and there can be further ones.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
#[command(after_help = "\
Examples:
  vpn-model types --out src/vpn                         One file per API, and index.ts
  vpn-model types --as otc-v5 > otc-v5.ts               An API
  vpn-model types --as otc-v5:update-vpn-connection     An operation")]
pub(crate) struct TypesOptions {
    /// Write one file per API, and index.ts, into this directory
    #[arg(long, value_name = "DIRECTORY")]
    pub(crate) out: Option<PathBuf>,

    /// Print one API or one operation: API[:OPERATION]
    #[arg(long = "as", value_name = "OPERATION", value_parser = Subject::parse)]
    pub(crate) subject: Option<Subject>,
}

/// An API, or one of its operations.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    api: &'static str,
    operations: Vec<&'static OperationInfo>,
}

impl Subject {
    /// The API, with those of its operations that are meant.
    pub(crate) fn api(&self) -> Api {
        Api {
            name: self.api,
            operations: self.operations.clone(),
        }
    }

    /// Reads `API[:OPERATION]`; the error says what to type instead.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let apis = || operations().iter().map(api_of);
        if !text.contains(':') {
            let of_it = |operation: &&OperationInfo| api_of(operation) == text;
            let operations: Vec<_> = operations().iter().filter(of_it).collect();
            if let Some(first) = operations.first() {
                return Ok(Self {
                    api: api_of(first),
                    operations,
                });
            }
            if let Some(api) = closest(text, apis()) {
                return Err(format!("there is no such API; did you mean `{api}`?"));
            }
        }
        let id: Vec<_> = text.splitn(3, ':').take(2).collect();
        let id = id.join(":");
        let operation = match operations().iter().find(|operation| operation.id == id) {
            Some(operation) if id == text => operation,
            Some(_) => return Err(format!("an operation has all its bodies here: `{id}`")),
            None => Target::parse(text)?.operation,
        };
        Ok(Self {
            api: api_of(operation),
            operations: vec![operation],
        })
    }
}
