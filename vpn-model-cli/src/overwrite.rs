//! What a run must not overwrite: what it reads.
//!
//! A report that an earlier run left among the payloads is no payload, and is
//! left out. Anything else that is to be checked or read stays what it is.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::args::ValidateOptions;
use crate::console::Complaint;
use crate::plan::Plan;
use crate::source::{self, Source};
use crate::{paths, text};

/// Leaves out the reports of earlier runs; the complaint says what would be lost.
pub(crate) fn prevent(options: &ValidateOptions, plan: &mut Plan) -> Result<(), Complaint> {
    keep_from_baseline(options.run.write_baseline.as_deref())?;
    let outputs = options.report.in_files().map(|output| &output.path);
    let outputs: Vec<_> = outputs
        .map(|path| (path.clone(), paths::real(path)))
        .collect();
    if outputs.is_empty() {
        return Ok(());
    }
    let meant = |path: &Path| {
        let real = paths::real(path);
        outputs.iter().find(|(_, output)| *output == real)
    };
    let named = options.run.config.iter().chain(&plan.hidden);
    let read = named.filter(|path| !source::is_stdin(path));
    if let Some((output, _)) = read.map(PathBuf::as_path).find_map(meant) {
        return Err(lost(output, "has another part in this run"));
    }
    let before = plan.tasks.len();
    let mut payload = None;
    plan.tasks.retain(|task| {
        let Source::File(path) = &task.source else {
            return true;
        };
        let output = meant(path);
        if let Some((output, _)) = output.filter(|_| !is_report(path)) {
            payload.get_or_insert_with(|| output.clone());
        }
        output.is_none()
    });
    match payload {
        Some(output) => Err(lost(&output, "is to be checked")),
        None if plan.tasks.is_empty() && before > 0 => Err(Complaint::usage(
            "there is nothing to check: what was found are reports that this run writes",
        )),
        None => Ok(()),
    }
}

fn lost(output: &Path, why: &str) -> Complaint {
    let shown = text::path(output);
    Complaint::usage(format!("{shown} {why}, and a report would overwrite it"))
        .help("write the report to another file")
}

/// What a baseline is written over has to be one.
fn keep_from_baseline(path: Option<&Path>) -> Result<(), Complaint> {
    let Some(path) = path.filter(|path| path.is_file()) else {
        return Ok(());
    };
    let is_baseline = |text: Vec<u8>| {
        text.is_empty() || String::from_utf8_lossy(&text).contains("\"vpn-model-baseline\"")
    };
    // What cannot be read cannot be written, either, and that is told then.
    if beginning(path).map_or(true, is_baseline) {
        return Ok(());
    }
    let shown = text::path(path);
    let message = format!("{shown} is no baseline of vpn-model, and would be overwritten");
    Err(Complaint::usage(message).help("name another file, or remove this one"))
}

/// Whether it is a report of this command, or will be one.
fn is_report(path: &Path) -> bool {
    const BEGINNINGS: [&[u8]; 5] = [
        b"{\n  \"files\": [",
        b"{\n  \"$schema\": \"https://docs.oasis-open.org/sarif/",
        b"[\n  {\"type\":\"issue\"",
        b"[]\n",
        b"{\"path\":",
    ];
    match beginning(path) {
        Ok(text) => {
            // The other reports are no JSON.
            let first = text.trim_ascii_start().first();
            !first.is_some_and(|byte| matches!(byte, b'{' | b'[') || !byte.is_ascii())
                || BEGINNINGS.iter().any(|begins| text.starts_with(begins))
        }
        // It is not there yet.
        Err(_) => true,
    }
}

fn beginning(path: &Path) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    File::open(path)?.take(100).read_to_end(&mut text)?;
    Ok(text)
}
