//! The options of `vpn-model schema`.

use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};
use vpn_model::json_schema;

use crate::target::Target;

/// Print JSON Schemas of payloads, or write all of them into a directory
///
/// For forms, editors, generators of code, and validators of any language. A
/// schema refuses nothing that `validate` accepts; what it cannot say (two
/// values compared, the gateway, the stored connection) only `validate` finds.
#[derive(Args, Debug)]
#[command(
    group = ArgGroup::new("what").required(true).args(["target", "all", "bundle", "rules", "report"]),
    after_help = "\
Files of --all:
  DRAFT/PROFILE/API/OPERATION.KIND.schema.json
  DRAFT/PROFILE/index.json            A catalog of these, for editors
  openapi.json, rules.json            What --bundle and --rules print

Examples:
  vpn-model schema --as otc-v5:update-vpn-connection
  vpn-model schema --as otc-v5:update-vpn-connection:response --draft draft-07
  vpn-model schema --all --out schemas
  vpn-model schema --all --out schemas --draft draft-07 --profile types
  vpn-model schema --bundle openapi > openapi.json
  vpn-model schema --rules > rules.json
  vpn-model schema --report > report.schema.json"
)]
pub(crate) struct SchemaOptions {
    /// The schema of a payload: API:OPERATION[:request|response|error]
    ///
    /// Without a kind, that of the request. `vpn-model list` shows all operations.
    #[arg(long = "as", value_name = "OPERATION", value_parser = Target::parse)]
    pub(crate) target: Option<Target>,

    /// All schemas, as files: --all --out DIRECTORY
    #[arg(long, requires = "out")]
    pub(crate) all: bool,

    /// All operations in one document: --bundle openapi, for OpenAPI 3.1
    ///
    /// --all writes it, too, as openapi.json. Without --profile full it has no conditions:
    /// generators of clients stumble over them. A path that two providers have ends in a fragment
    /// (#API), which is not sent.
    #[arg(
        long,
        value_name = "FORMAT",
        hide_possible_values = true,
        conflicts_with = "draft"
    )]
    pub(crate) bundle: Option<Bundle>,

    /// Where --all writes
    #[arg(
        long,
        value_name = "DIRECTORY",
        requires = "all",
        // clap asks for nothing that conflicts with what is there.
        conflicts_with_all = ["target", "bundle", "rules", "report"]
    )]
    pub(crate) out: Option<PathBuf>,

    /// The draft of JSON Schema: 2020-12 or draft-07
    ///
    /// Without it, --as prints 2020-12 and --all writes both. Many form libraries and editors
    /// read draft-07 only.
    #[arg(
        long,
        value_name = "DRAFT",
        hide_possible_values = true,
        conflicts_with = "report"
    )]
    pub(crate) draft: Option<Draft>,

    /// How much a schema says: full, or types, without conditions, for generators of code
    ///
    /// Without it, --as prints full, --bundle prints types, and --all writes both. full says all
    /// that JSON Schema can say, for validators and forms.
    #[arg(
        long,
        value_name = "PROFILE",
        hide_possible_values = true,
        conflicts_with = "report"
    )]
    pub(crate) profile: Option<Profile>,

    /// The rules of requests that JSON Schema cannot say, as JSON
    ///
    /// For forms: codes, members, messages with parameters, conditions, and for each rule a good
    /// and a bad payload. --all writes them, too, as rules.json.
    #[arg(long, conflicts_with_all = ["draft", "profile"])]
    pub(crate) rules: bool,

    /// The schema of what `validate --format json` prints
    #[arg(long)]
    pub(crate) report: bool,
}

/// One document for all operations.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Bundle {
    Openapi,
}

/// Which JSON Schema.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Draft {
    #[value(name = "2020-12")]
    Draft2020_12,
    #[value(name = "draft-07")]
    Draft07,
}

/// What for.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Profile {
    Full,
    Types,
}

impl From<Draft> for json_schema::Draft {
    fn from(draft: Draft) -> Self {
        match draft {
            Draft::Draft2020_12 => Self::Draft2020_12,
            Draft::Draft07 => Self::Draft07,
        }
    }
}

impl From<Profile> for json_schema::Profile {
    fn from(profile: Profile) -> Self {
        match profile {
            Profile::Full => Self::Full,
            Profile::Types => Self::Types,
        }
    }
}
