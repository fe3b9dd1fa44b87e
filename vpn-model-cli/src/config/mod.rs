//! The configuration, `vpn-model.toml`: what the files of a repository are, and
//! what to think of what is found in them.
//!
//! [`parse`] reads it, and says everything that is wrong with it at once.

mod parse;
mod pattern;
mod table;

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::{env, io};

use globset::GlobSet;
use vpn_model::{Code, Severity};

pub(crate) use self::pattern::PointerPattern;
use crate::console::Complaint;
use crate::target::Target;
use crate::{paths, text};

/// What the file is called.
pub(crate) const NAME: &str = "vpn-model.toml";

/// A larger file is no configuration.
const SIZE: u64 = 1 << 20;

/// A configuration that makes sense.
#[derive(Debug)]
pub(crate) struct Config {
    /// The folder of the file: what its paths are relative to.
    pub(crate) root: PathBuf,
    pub(crate) payloads: Vec<Payloads>,
    /// Severities by code; none is `off`.
    pub(crate) severities: Vec<(Code, Option<Severity>)>,
    pub(crate) ignores: Vec<Ignore>,
}

/// Some files, and what they are.
#[derive(Debug)]
pub(crate) struct Payloads {
    /// Where it stands: `vpn-model.toml:1:1`.
    pub(crate) place: String,
    pub(crate) files: Globs,
    pub(crate) target: Option<Target>,
    pub(crate) gateway: Option<Answer>,
    pub(crate) current: Option<Answer>,
}

/// A file with a GET response.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Where the configuration names it.
    pub(crate) place: String,
    pub(crate) path: PathBuf,
}

/// Violations that nobody wants to hear of.
#[derive(Debug)]
pub(crate) struct Ignore {
    pub(crate) place: String,
    pub(crate) code: Code,
    /// None: wherever it stands.
    pub(crate) pointer: Option<PointerPattern>,
    /// None: in all files.
    pub(crate) files: Option<Globs>,
}

impl Ignore {
    /// Whether it can be about a file; none: one below another folder.
    pub(crate) fn is_about(&self, path: Option<&str>) -> bool {
        let Some(files) = &self.files else {
            return true;
        };
        path.is_some_and(|path| files.has(path))
    }
}

/// Globs relative to the folder of the configuration.
#[derive(Debug)]
pub(crate) struct Globs {
    /// Each with its place.
    pub(crate) patterns: Vec<(String, String)>,
    set: GlobSet,
}

impl Globs {
    /// Whether a path below the configuration's folder matches.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.set.is_match(path)
    }
}

/// The places of two `[[payloads]]` that have the same file.
#[derive(Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Overlap {
    first: String,
    second: String,
}

impl Overlap {
    /// Complains about files that both have.
    pub(crate) fn complaint(&self, files: &[String]) -> Complaint {
        let first = files.first().map(String::as_str).unwrap_or_default();
        let them = match files.len() {
            0 | 1 => format!("{} is", text::printable(first)),
            count => format!("{} and {} more are", text::printable(first), count - 1),
        };
        let message = format!(
            "{them} in two [[payloads]]: {} and {}",
            self.first, self.second
        );
        Complaint::usage(message)
            .help("make the globs meet no file twice, or say what it is with --as")
    }
}

/// Where the command line says the configuration is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted<'a> {
    /// In the working directory or above it, if there is one.
    Search,
    /// In that file.
    File(&'a Path),
    /// There is none.
    Nothing,
}

impl Config {
    /// Reads the configuration; the complaints are all that is wrong with it.
    pub(crate) fn load(wanted: Wanted<'_>) -> Result<Option<Self>, Vec<Complaint>> {
        let path = match wanted {
            Wanted::Nothing => return Ok(None),
            Wanted::File(path) => path.to_owned(),
            Wanted::Search => match search() {
                Some(path) => path,
                None => return Ok(None),
            },
        };
        let name = text::path(&path);
        let bytes = read(&path).map_err(|error| {
            let why = text::io_reason(&error);
            vec![Complaint::could_not_run(format!(
                "cannot read {name}: {why}"
            ))]
        })?;
        if bytes.len() as u64 > SIZE {
            let message = format!("{name} is larger than 1 MiB: that is no configuration");
            return Err(vec![Complaint::usage(message)]);
        }
        let absolute = paths::absolute(&path);
        let root = absolute.parent().unwrap_or(&absolute).to_owned();
        Self::parse(&name, &bytes, root).map(Some)
    }

    /// Reads the text of the file with that name, whose folder is `root`.
    pub(crate) fn parse(name: &str, bytes: &[u8], root: PathBuf) -> Result<Self, Vec<Complaint>> {
        parse::parse(name, bytes, root)
    }

    /// The path below the configuration's folder, with slashes, that its globs are held against.
    pub(crate) fn relative(&self, path: &Path) -> Option<String> {
        paths::below(path, &self.root)
    }

    /// Which entry says what a file is, if one does; the error is that two do.
    pub(crate) fn payloads_of(&self, relative: &str) -> Result<Option<usize>, Overlap> {
        let mut matching = self
            .payloads
            .iter()
            .enumerate()
            .filter(|(_, payloads)| payloads.files.has(relative));
        let first = matching.next();
        match (first, matching.next()) {
            (Some((_, first)), Some((_, second))) => {
                let (first, second) = (first.place.clone(), second.place.clone());
                Err(Overlap { first, second })
            }
            (first, _) => Ok(first.map(|(index, _)| index)),
        }
    }

    /// Which files are payloads.
    pub(crate) fn globs(&self) -> impl Iterator<Item = &Globs> {
        self.payloads.iter().map(|payloads| &payloads.files)
    }

    /// The documents that payloads are checked with: no payloads themselves.
    pub(crate) fn contexts(&self) -> impl Iterator<Item = &Path> {
        self.payloads
            .iter()
            .flat_map(|payloads| [&payloads.gateway, &payloads.current])
            .flatten()
            .map(|answer| answer.path.as_path())
    }
}

/// The nearest configuration in the working directory or above it.
fn search() -> Option<PathBuf> {
    let directory = env::current_dir().ok()?;
    let mut shown = PathBuf::new();
    for above in directory.ancestors() {
        // Whatever has that name, a folder included: to overlook it would hide a mistake.
        if above.join(NAME).symlink_metadata().is_ok() {
            return Some(shown.join(NAME));
        }
        shown.push("..");
    }
    None
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(SIZE + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
