//! `vpn-model completions`: a script for a shell.

use std::io;

use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use vpn_model::{Code, operations};

use crate::args::Arguments;
use crate::completions_options::CompletionsOptions;
use crate::console::Console;
use crate::outcome::Outcome;

pub(crate) fn run(options: &CompletionsOptions, console: &mut Console) -> io::Result<Outcome> {
    let mut script = Vec::new();
    let mut command = with_words(Arguments::command());
    clap_complete::generate(options.shell, &mut command, "vpn-model", &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if options.shell == Shell::Bash {
        // The generator calls subcommands of a command with a hyphen by two names
        // (https://github.com/clap-rs/clap/issues/6421): then bash finds none of them.
        script = script.replace("vpn__subcmd__model__subcmd__", "vpn__model__subcmd__");
        script = script.replace("complete -F _vpn__model ", "complete -F _vpn_model ");
        script.push_str(WHOLE_WORDS);
    }
    console.write(&script)?;
    Ok(Outcome::Clean)
}

/// What stands between bash and the generated function.
const WHOLE_WORDS: &str = include_str!("completions.bash");

/// The command with the words that a shell may offer where we take more than those.
fn with_words(command: Command) -> Command {
    let ids = || PossibleValuesParser::new(operations().iter().map(|operation| operation.id));
    let codes = || PossibleValuesParser::new(Code::ALL.iter().map(|code| code.as_str()));
    let mut command = command;
    for (name, argument) in [
        ("validate", "target"),
        ("schema", "target"),
        ("types", "subject"),
        ("example", "operation"),
        ("mutate", "operation"),
    ] {
        command = command.mut_subcommand(name, |one| {
            one.mut_arg(argument, |argument| argument.value_parser(ids()))
        });
    }
    for name in ["explain", "mutate"] {
        command = command.mut_subcommand(name, |one| {
            one.mut_arg("code", |argument| argument.value_parser(codes()))
        });
    }
    command
}
