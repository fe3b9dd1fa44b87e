//! The options of `vpn-model completions`.

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
