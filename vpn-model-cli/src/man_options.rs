//! The options of `vpn-model man`.

use std::path::PathBuf;

use clap::Args;

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
