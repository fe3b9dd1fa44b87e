//! The baseline: violations that are known, so that only new ones fail.
//!
//! It is keyed by file, code and pointer, with a count. It has no line numbers,
//! so that edits elsewhere in a file change nothing, and no values.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use vpn_model::{Code, Report};

use crate::console::Complaint;
use crate::{paths, text};

/// A larger file is no baseline.
const SIZE: u64 = 256 << 20;

/// The number of the format.
const VERSION: u32 = 1;

/// What is known, or is being written down.
#[derive(Debug)]
pub(crate) struct Baseline {
    path: PathBuf,
    /// Names of files are relative to it.
    folder: PathBuf,
    /// Whether everything is known, and is to be written down.
    is_new: bool,
    /// By file, then pointer, then code: of these there are a few.
    files: BTreeMap<String, BTreeMap<String, Vec<Known>>>,
}

#[derive(Debug)]
struct Known {
    code: String,
    count: usize,
    seen: usize,
}

/// The file.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    #[serde(rename = "vpn-model-baseline")]
    version: u32,
    violations: Vec<Entry>,
}

#[derive(Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    code: String,
    pointer: String,
    count: usize,
}

impl Baseline {
    /// Knows nothing yet, and learns.
    pub(crate) fn new(path: &Path) -> Self {
        Self::empty(path, true)
    }

    fn empty(path: &Path, is_new: bool) -> Self {
        let absolute = paths::absolute(path);
        Self {
            path: path.to_owned(),
            folder: absolute.parent().unwrap_or(&absolute).to_owned(),
            is_new,
            files: BTreeMap::new(),
        }
    }

    /// Reads what is known.
    pub(crate) fn load(path: &Path) -> Result<Self, Complaint> {
        let shown = text::path(path);
        let bytes = read(path).map_err(|error| {
            let why = text::io_reason(&error);
            Complaint::could_not_run(format!("cannot read the baseline {shown}: {why}"))
                .help("--write-baseline writes one")
        })?;
        Self::parse(path, &bytes)
    }

    /// Reads what is known from the text of that file.
    pub(crate) fn parse(path: &Path, bytes: &[u8]) -> Result<Self, Complaint> {
        let shown = text::path(path);
        let stored: Stored = serde_json::from_slice(bytes).map_err(|error| {
            // The error's own text can quote the file.
            let (line, column) = (error.line().max(1), error.column().max(1));
            no_baseline(&format!("{shown}:{line}:{column}"))
        })?;
        if stored.version != VERSION {
            let message = format!("{shown} is a baseline of another version of vpn-model");
            return Err(Complaint::usage(message).help("--write-baseline writes one anew"));
        }
        let mut baseline = Self::empty(path, false);
        for entry in stored.violations {
            let known = baseline.known(&entry.file, &entry.pointer, &entry.code);
            // Nobody has so many; a file that says so must not end the run.
            known.count = known.count.saturating_add(entry.count);
        }
        Ok(baseline)
    }

    /// What the baseline calls a file.
    pub(crate) fn key(&self, path: &Path) -> String {
        paths::with_slashes(&paths::from(&self.folder, &paths::absolute(path)))
    }

    fn known(&mut self, file: &str, pointer: &str, code: &str) -> &mut Known {
        let pointers = self.files.entry(file.to_owned()).or_default();
        let codes = pointers.entry(pointer.to_owned()).or_default();
        let index = codes.iter().position(|known| known.code == code);
        let index = index.unwrap_or_else(|| {
            codes.push(Known {
                code: code.to_owned(),
                count: 0,
                seen: 0,
            });
            codes.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "it was found or pushed just now")]
        &mut codes[index]
    }

    /// Drops what is known of a file, and says how much that is.
    ///
    /// A rule that was not checked is no violation, and never known.
    pub(crate) fn filter(&mut self, file: &str, report: &mut Report) -> usize {
        let before = report.violations().len();
        if self.is_new {
            report.retain(|violation| {
                let is_kept = violation.code == Code::Unchecked;
                if !is_kept {
                    let known = self.known(file, &violation.pointer, violation.code.as_str());
                    known.count += 1;
                    known.seen += 1;
                }
                is_kept
            });
        } else if let Some(pointers) = self.files.get_mut(file) {
            report.retain(|violation| {
                let codes = pointers.get_mut(&violation.pointer);
                let known = codes.and_then(|codes| {
                    codes
                        .iter_mut()
                        .find(|known| known.code == violation.code.as_str())
                });
                let Some(known) = known.filter(|known| known.seen < known.count) else {
                    return true;
                };
                known.seen += 1;
                false
            });
        }
        before - report.violations().len()
    }

    /// Entries that occur less often than they did, in words. Entries of files
    /// that were not checked, and still exist, may occur.
    pub(crate) fn gone(&self, checked: &dyn Fn(&str) -> bool) -> Vec<String> {
        let is_over = |file: &str| checked(file) || !self.folder.join(file).exists();
        let mut gone = Vec::new();
        for (file, pointers) in self.files.iter().filter(|(file, _)| is_over(file)) {
            for (pointer, codes) in pointers {
                let fewer = codes.iter().filter(|known| known.seen < known.count);
                gone.extend(fewer.map(|known| format!("{file}: {} {pointer}", known.code)));
            }
        }
        gone
    }

    /// Writes it.
    pub(crate) fn write(&self) -> Result<(), Complaint> {
        let written = self.text().and_then(|text| fs::write(&self.path, text));
        written.map_err(|error| {
            let shown = text::path(&self.path);
            let why = text::create_reason(&error);
            Complaint::could_not_run(format!("cannot write the baseline {shown}: {why}"))
        })
    }

    /// The text of its file.
    pub(crate) fn text(&self) -> io::Result<String> {
        let mut violations = Vec::new();
        for (file, pointers) in &self.files {
            for (pointer, codes) in pointers {
                violations.extend(codes.iter().map(|known| Entry {
                    file: file.clone(),
                    code: known.code.clone(),
                    pointer: pointer.clone(),
                    count: known.count,
                }));
            }
        }
        violations.sort();
        let stored = Stored {
            version: VERSION,
            violations,
        };
        Ok(serde_json::to_string_pretty(&stored)? + "\n")
    }

    /// Whether it is to be written.
    pub(crate) const fn is_new(&self) -> bool {
        self.is_new
    }

    /// Its file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

fn no_baseline(place: &str) -> Complaint {
    Complaint::usage(format!("{place}: this is no baseline of vpn-model"))
        .help("--write-baseline writes one")
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(SIZE).read_to_end(&mut bytes)?;
    Ok(bytes)
}
