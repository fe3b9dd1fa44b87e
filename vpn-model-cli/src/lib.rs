//! The command `vpn-model` as a library, for its own binary and for fuzzing:
//! nothing here is stable.
//!
//! To see how a file is checked, start in [`validate`]: [`plan`] finds the files
//! and what they are, [`check`] asks the library about each, on all cores
//! ([`bulk`]), and [`tally`] takes what was found, in order, and hands it to
//! [`render`].
#![allow(
    rustdoc::private_intra_doc_links,
    reason = "the library has no users; its docs are for those who work on it"
)]

mod apis;
mod args;
mod baseline;
mod bulk;
mod check;
mod completions;
mod completions_options;
mod config;
mod console;
mod detect;
mod example;
mod explain;
mod files;
#[doc(hidden)]
pub mod fuzzing;
mod input;
mod list;
mod man;
mod man_options;
mod markdown;
mod mutate;
mod ndjson;
mod openapi;
mod outcome;
mod overwrite;
mod paths;
mod plan;
mod policy;
mod progress;
mod render;
mod report_options;
mod resources;
mod room;
mod rules;
mod schema;
mod schema_options;
mod source;
mod stated;
mod suggest;
mod summary;
mod tally;
mod target;
mod text;
mod types;
mod types_options;
mod typescript;
mod validate;

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser as _, ValueEnum as _};

use crate::args::{Arguments, Color, Command};
use crate::console::{Complaint, Console};
use crate::outcome::Outcome;

/// Runs the command with the arguments of this process.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error).into(),
    };
    let mut console = Console::new(arguments.color);
    let ran =
        run(&arguments.command, &mut console).and_then(|outcome| console.flush().map(|()| outcome));
    match ran {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            let message = format!("cannot write the output: {}", text::io_reason(&error));
            console.complain(&Complaint::could_not_run(message)).into()
        }
    }
}

fn run(command: &Command, console: &mut Console) -> io::Result<Outcome> {
    match command {
        Command::Validate(options) => validate::run(options, console),
        Command::List(options) => list::run(options, console),
        Command::Explain(options) => explain::run(options, console),
        Command::Example(options) => example::run(options, console),
        Command::Mutate(options) => mutate::run(options, console),
        Command::Schema(options) => schema::run(options, console),
        Command::Types(options) => types::run(options, console),
        Command::Completions(options) => completions::run(options, console),
        Command::Man(options) => man::run(options, console),
    }
}

/// Says what is wrong with the command line, or prints the help that it asks for.
fn refuse(error: &clap::Error) -> Outcome {
    let color = told_color();
    Console::new(color).print(error);
    if error.exit_code() == 0 {
        return Outcome::Clean;
    }
    // `vpn-model a.json`: what people type first.
    if let (ErrorKind::InvalidSubcommand, Some(ContextValue::String(word))) =
        (error.kind(), error.get(ContextKind::InvalidSubcommand))
        && (Path::new(word).exists() || word.ends_with(".json"))
    {
        let word = text::printable(word);
        let hint = format!("to check it, type `vpn-model validate {word}`");
        Console::new(color).complain(&Complaint::hint(hint));
    }
    Outcome::Usage
}

/// What `--color` says on a command line that makes no sense otherwise.
fn told_color() -> Color {
    let mut arguments = env::args_os()
        .skip(1)
        .take_while(|argument| argument != "--");
    let mut told = Color::Auto;
    while let Some(argument) = arguments.next() {
        let word = match argument.to_str() {
            Some("--color") => arguments.next(),
            Some(argument) => argument.strip_prefix("--color=").map(OsString::from),
            None => None,
        };
        let word = word.and_then(|word| word.into_string().ok());
        told = word
            .and_then(|word| Color::from_str(&word, false).ok())
            .unwrap_or(told);
    }
    told
}
