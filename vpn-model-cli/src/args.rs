//! The command line: names, defaults, and the help texts.

use std::num::NonZeroU16;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::completions_options::CompletionsOptions;
use crate::man_options::ManOptions;
use crate::report_options::ReportOptions;
use crate::schema_options::SchemaOptions;
use crate::target::Target;
use crate::types_options::TypesOptions;

/// Checks VPN API payloads before they are sent.
///
/// vpn-model knows what a provider accepts: which members a request may have,
/// their types, bounds and formats, and how they must fit together. It reports
/// every mistake with its place in the file and the document that says so. It
/// works offline and never shows a pre-shared key.
#[derive(Debug, Parser)]
#[command(
    name = "vpn-model",
    version,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = "\
Examples:
  vpn-model validate request.json     Check one file
  vpn-model list                      List the operations
  vpn-model explain tunnel-pair       Explain a code of a report

Environment:
  NO_COLOR                            No colours, unless --color always
  CLICOLOR_FORCE, FORCE_COLOR         Colours without a terminal, too"
)]
pub(crate) struct Arguments {
    // One paragraph: a second would make the help of every subcommand twice as long.
    /// When to use colours: auto, always or never
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true
    )]
    pub(crate) color: Color,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Validate(Box<ValidateOptions>),
    List(ListOptions),
    Explain(ExplainOptions),
    Example(ExampleOptions),
    Mutate(MutateOptions),
    Schema(SchemaOptions),
    Types(TypesOptions),
    Completions(CompletionsOptions),
    Man(ManOptions),
}

/// Check payloads in files, directories or standard input
///
/// --as or the configuration says which operation a payload is for; without
/// either, it is detected from the names of its members.
#[derive(Args, Debug)]
#[command(after_help = "\
Exit codes:
  0  everything is valid (warnings are allowed, see --deny)
  1  a payload is wrong, malformed JSON included
  2  the command line or the configuration is wrong: no file matched, or the
     operation is not clear
  3  a file could not be read, or the report not written

Configuration: vpn-model.toml, in the working directory or above
  [[payloads]]  files = [\"payloads/**/*.json\"]  as = \"API:OPERATION\"
                gateway = \"FILE\"  current = \"FILE\": GET responses
  [severity]    CODE = \"error\", \"warning\", \"note\" or \"off\"
  [[ignore]]    code = \"CODE\"  reason = \"why\"  pointer = \"/a/*/b\"  files = [GLOBS]
  Mandatory are files in [[payloads]], and code and reason in [[ignore]]. Each
  key stands on a line of its own. Paths are relative to the folder of the file.

Examples:
  vpn-model validate                  All payloads of vpn-model.toml
  vpn-model validate request.json
  vpn-model validate requests/ 'more/*.json'
  vpn-model validate --as otc-v5:update-vpn-connection - < request.json
  vpn-model validate request.json --current connection.json --gateway gateway.json
  vpn-model validate --format json --deny warnings requests/")]
pub(crate) struct ValidateOptions {
    /// Files, directories, globs, or - for standard input
    ///
    /// Without any, the payloads of the configuration. Of a directory, *.json,
    /// *.ndjson and *.jsonl files are checked. In directories and globs, hidden
    /// files and what .gitignore names are left out.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// What the payloads are: API:OPERATION[:request|response|error]
    ///
    /// Without a kind, they are requests. `vpn-model list` shows all operations.
    #[arg(long = "as", value_name = "OPERATION", value_parser = Target::parse)]
    pub(crate) target: Option<Target>,

    /// The VPN gateway, as a GET request answered it
    ///
    /// Some rules depend on the gateway; without it they are not checked, and
    /// a note says so.
    #[arg(long, value_name = "FILE")]
    pub(crate) gateway: Option<PathBuf>,

    /// The stored connection, as a GET request answered it
    ///
    /// An update changes only what it names; the rest comes from here. Rules
    /// that need it are otherwise not checked, and a note says so.
    #[arg(long, value_name = "FILE")]
    pub(crate) current: Option<PathBuf>,

    /// Fail on warnings, too: --deny warnings
    ///
    /// Those about a payload give exit code 1. The one about the configuration,
    /// an [[ignore]] that matches nothing, gives 2.
    #[arg(long, value_name = "WHAT", hide_possible_values = true)]
    pub(crate) deny: Option<Deny>,

    #[command(flatten)]
    pub(crate) report: ReportOptions,

    #[command(flatten)]
    pub(crate) run: RunOptions,
}

/// What is read besides the payloads, how much of it, and how much is said.
#[derive(Args, Debug, Default)]
pub(crate) struct RunOptions {
    /// Read this configuration instead of the nearest vpn-model.toml
    ///
    /// That is looked for in the working directory and above.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(crate) config: Option<PathBuf>,

    /// Read no configuration
    #[arg(long)]
    pub(crate) no_config: bool,

    /// Report only violations that are not in this baseline
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    pub(crate) baseline: Option<PathBuf>,

    /// Write down all violations, so that only new ones fail from now on
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,

    /// Check every line as a payload
    ///
    /// *.ndjson and *.jsonl files are read like this without the option.
    #[arg(long)]
    pub(crate) ndjson: bool,

    /// The name of standard input in reports, and for the globs of the configuration
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<PathBuf>,

    /// Show no more violations than this; all are counted
    ///
    /// Errors are shown rather than warnings, and warnings rather than notes.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = number)]
    pub(crate) max_violations: Option<usize>,

    /// How many threads check payloads [default: one per core]
    #[arg(long, short, value_name = "N", allow_negative_numbers = true, value_parser = jobs)]
    pub(crate) jobs: Option<NonZeroU16>,

    /// Print violations only: no notes about the run, no summary, no progress
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

fn number(text: &str) -> Result<usize, String> {
    text.parse()
        .map_err(|_| "it takes a number, such as 20".to_owned())
}

fn jobs(text: &str) -> Result<NonZeroU16, String> {
    text.parse()
        .map_err(|_| format!("it takes a number from 1 to {}", NonZeroU16::MAX))
}

/// List the operations that payloads can be checked for
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  vpn-model list
  vpn-model list --format json")]
pub(crate) struct ListOptions {
    /// How to write the list: human or json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        hide_possible_values = true
    )]
    pub(crate) format: Format,
}

/// Explain a code of a report, or list all codes
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  vpn-model explain                   All codes, one line each
  vpn-model explain tunnel-pair       The page about one code
  vpn-model explain --format json     All that is known of all codes")]
pub(crate) struct ExplainOptions {
    /// The code, as in error[tunnel-pair]
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,

    /// How to write the page: human or json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        hide_possible_values = true
    )]
    pub(crate) format: Format,
}

/// Print valid payloads of an operation, one per line
///
/// They are made from the rules, and reach their edges: shortest and longest
/// texts, first and last numbers, members in and out. Warnings and notes are
/// possible, errors are not.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  vpn-model example otc-v5:update-vpn-connection
  vpn-model example otc-v5:update-vpn-connection:response --count 100 --seed 7")]
pub(crate) struct ExampleOptions {
    /// What to print: API:OPERATION[:request|response|error]
    #[arg(value_name = "OPERATION", value_parser = Target::parse)]
    pub(crate) operation: Target,

    /// How many payloads to print
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) count: u32,

    /// Seed of the payloads: the same one gives the same payloads
    #[arg(long, value_name = "S", default_value_t = 0)]
    pub(crate) seed: u64,
}

/// Print payloads that break exactly one rule, one line per rule
///
/// Each line is a JSON object: `code`, `pointer` and `severity` of the
/// violation that must be found, and the `payload`. Where the rule depends on
/// the stored connection or the gateway, `current` and `gateway` are their GET
/// answers. A payload that is no JSON stands in `text` instead.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  vpn-model mutate otc-v5:update-vpn-connection
  vpn-model mutate otc-v5:update-vpn-connection --code tunnel-pair --seed 7")]
pub(crate) struct MutateOptions {
    /// Whose rules to break: API:OPERATION[:request|response|error]
    #[arg(value_name = "OPERATION", value_parser = Target::parse)]
    pub(crate) operation: Target,

    /// Only this rule, as in error[tunnel-pair]
    #[arg(long, value_name = "CODE")]
    pub(crate) code: Option<String>,

    /// Seed of the payloads: the same one gives the same payloads
    #[arg(long, value_name = "S", default_value_t = 0)]
    pub(crate) seed: u64,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal or with CLICOLOR_FORCE or FORCE_COLOR, unless NO_COLOR is set.
    Auto,
    Always,
    Never,
}

/// What makes a run fail besides errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    Warnings,
}

/// How output is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Human,
    /// One JSON object.
    Json,
}
