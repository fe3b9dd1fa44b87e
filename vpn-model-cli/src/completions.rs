//! `vpn-model completions`: a script for a shell.

use std::io;

use clap::CommandFactory as _;

use crate::args::Arguments;
use crate::completions_options::CompletionsOptions;
use crate::console::Console;
use crate::outcome::Outcome;

pub(crate) fn run(options: &CompletionsOptions, console: &mut Console) -> io::Result<Outcome> {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(options.shell, &mut command, "vpn-model", &mut script);
    console.write(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
