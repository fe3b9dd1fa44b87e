//! The options of the commands about the command itself.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// Print a completion script for a shell
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  vpn-model completions bash > ~/.local/share/bash-completion/completions/vpn-model
  vpn-model completions zsh > ~/.zfunc/_vpn-model
  vpn-model completions fish > ~/.config/fish/completions/vpn-model.fish")]
pub(crate) struct CompletionsOptions {
    /// bash, elvish, fish, powershell or zsh
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub(crate) shell: Shell,
}

/// Print a man page, or write all of them into a directory
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  vpn-model man | man -l -            Read it
  vpn-model man validate | man -l -   The page of a command
  vpn-model man ~/.local/share/man/man1")]
pub(crate) struct ManOptions {
    /// The command whose page to print, or the directory to write all pages into
    ///
    /// Without it, the page of vpn-model itself, which names the others. A directory that
    /// is called like a command is given as ./validate. The files are vpn-model.1,
    /// vpn-model-validate.1 and so on.
    #[arg(value_name = "COMMAND|DIRECTORY")]
    pub(crate) wanted: Option<PathBuf>,
}
