//! The command of the spec compiler, run as `cargo xtask generate`.

use std::error::Error as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use annotate_snippets::Renderer;
use clap::{Parser, Subcommand};
use vpn_model_spec::emit::{File, emit};
use vpn_model_spec::files::{self, Change};
use vpn_model_spec::render::render;
use vpn_model_spec::{Diagnostic, Source, compile};

/// The spec compiler of vpn-model.
#[derive(Parser)]
#[command(name = "vpn-model-spec", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the Rust files that the specs give.
    ///
    /// Exit codes: 0 done, 1 a spec is wrong or (with --check) a file differs,
    /// 2 usage, 3 could not run.
    Generate {
        /// Write nothing; list the files that differ.
        #[arg(long)]
        check: bool,
        /// The project's root [default: the first folder upwards with specs/ and vpn-model/].
        #[arg(long, value_name = "DIR")]
        root: Option<PathBuf>,
    },
}

/// Why the command did not do what it was asked for.
enum Failure {
    /// The project is wrong; it was said how.
    Found,
    /// The command could not do its job.
    CouldNotRun(String),
}

impl From<files::Error> for Failure {
    fn from(error: files::Error) -> Self {
        let why = error.source().map(|cause| format!(": {cause}"));
        Self::CouldNotRun(format!("{error}{}", why.unwrap_or_default()))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::CouldNotRun(error.to_string())
    }
}

fn main() -> ExitCode {
    let Command::Generate { check, root } = Arguments::parse().command;
    match generate(check, root) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Found) => ExitCode::from(1),
        Err(Failure::CouldNotRun(why)) => {
            // When standard error is gone too, the exit code has to say it all.
            let _ = writeln!(io::stderr(), "error: {why}");
            ExitCode::from(3)
        }
    }
}

fn generate(check: bool, root: Option<PathBuf>) -> Result<(), Failure> {
    let root = match root {
        Some(root) => root,
        None => find_root()?,
    };
    let sources = files::read_specs(&root)?;
    if sources.is_empty() {
        // Deleting all generated files because the folder is wrong helps nobody.
        return Err(Failure::CouldNotRun(format!(
            "there are no specs in {}",
            root.join("specs").display()
        )));
    }
    let specs = match compile(&sources) {
        Ok(specs) => specs,
        Err(diagnostics) => {
            show(&diagnostics, &sources)?;
            return Err(Failure::Found);
        }
    };
    let generated = emit(&specs);
    let changes = files::changes(&root, &generated)?;
    if check {
        compare(&changes)
    } else {
        write(&root, &generated, &changes)
    }
}

fn find_root() -> Result<PathBuf, Failure> {
    let here = std::env::current_dir()?;
    files::find_root(&here).ok_or_else(|| {
        Failure::CouldNotRun(format!(
            "no folder from {} upwards has specs/ and vpn-model/; name the root with --root DIR",
            here.display()
        ))
    })
}

fn show(diagnostics: &[Diagnostic], sources: &[Source]) -> io::Result<()> {
    let mut out = io::stderr().lock();
    let renderer = if out.is_terminal() {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    for diagnostic in diagnostics {
        writeln!(out, "{}\n", render(diagnostic, sources, &renderer))?;
    }
    let mistakes = match diagnostics.len() {
        1 => "1 mistake".to_owned(),
        many => format!("{many} mistakes"),
    };
    writeln!(out, "error: {mistakes} in the specs; nothing was generated")
}

fn compare(changes: &[Change]) -> Result<(), Failure> {
    if changes.is_empty() {
        return Ok(());
    }
    let mut out = io::stderr().lock();
    writeln!(out, "these files are not what the specs give:")?;
    for change in changes {
        let what = match change {
            Change::Write(_) => "",
            Change::Delete(_) => " (no spec gives it any more)",
        };
        writeln!(out, "  {}{what}", change.path())?;
    }
    writeln!(out, "run `cargo xtask generate`")?;
    Err(Failure::Found)
}

fn write(root: &Path, generated: &[File], changes: &[Change]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    for change in changes {
        files::apply(root, change)?;
        let what = match change {
            Change::Write(_) => "wrote",
            Change::Delete(_) => "deleted",
        };
        writeln!(out, "{what} {}", change.path())?;
    }
    if changes.is_empty() {
        writeln!(
            out,
            "all {} generated files are up to date",
            generated.len()
        )?;
    }
    Ok(())
}
