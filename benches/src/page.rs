//! Where results go: to standard output, and with `--write` into `README.md`.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::Command;

/// Prints a report and, if the command line has `--write`, puts it between the
/// markers of that name in the README of this crate.
///
/// # Errors
///
/// Standard output or the README cannot be written, or the README has no such markers.
pub fn publish(name: &str, report: &str) -> io::Result<()> {
    let report = format!("{}\n\n{report}", machine());
    writeln!(io::stdout().lock(), "\n{report}")?;
    if !std::env::args().any(|argument| argument == "--write") {
        return Ok(());
    }
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&readme)?;
    let (begin, end) = (
        format!("<!-- {name}: begin -->\n"),
        format!("<!-- {name}: end -->"),
    );
    let parts = text.split_once(&begin).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(&end)?;
        Some((before, after))
    });
    let Some((before, after)) = parts else {
        return Err(io::Error::other(format!("no markers of {name}")));
    };
    let report = report.trim_end();
    fs::write(readme, format!("{before}{begin}\n{report}\n\n{end}{after}"))
}

/// The day, the machine and the compiler.
fn machine() -> String {
    let said = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output().ok();
        let text = output.and_then(|output| String::from_utf8(output.stdout).ok());
        text.map(|text| text.trim().to_owned()).unwrap_or_default()
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default().to_owned();
    format!(
        "On {}: {cores} cores ({}), {}, load average {load}; {}.",
        said("date", &["+%Y-%m-%d"]),
        std::env::consts::ARCH,
        std::env::consts::OS,
        said("rustc", &["--version"]),
    )
}
