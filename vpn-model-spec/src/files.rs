//! The project's files: specs in, generated Rust out.
//!
//! Nothing in here knows what the files say, except that a generated file
//! begins with [`MARKER`], so that one that no spec gives any more can go.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::emit::{File, LIKE, MARKER};
use crate::parse::OPENAPI;
use crate::source::Source;

/// A file that could not be read, written or found.
#[derive(Debug)]
pub struct Error {
    doing: &'static str,
    path: PathBuf,
    cause: io::Error,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}", self.doing, self.path.display())
    }
}

impl std::error::Error for Error {
    /// Why, which the text does not say.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

fn attempt<T>(doing: &'static str, path: &Path, result: io::Result<T>) -> Result<T, Error> {
    result.map_err(|cause| Error {
        doing,
        path: path.to_owned(),
        cause,
    })
}

/// The project's root: the first folder from `start` upwards that has `specs/` and `vpn-model/`.
#[must_use]
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start
        .ancestors()
        .find(|folder| folder.join("specs").is_dir() && folder.join("vpn-model").is_dir())
        .map(Path::to_owned)
}

/// Reads the specs of a project, in the order of their names.
///
/// A spec is a Markdown or a YAML file in a folder below `specs/`, but not in
/// `specs/examples/`, and not a `README.md`.
///
/// # Errors
///
/// A file or folder that cannot be read.
pub fn read_specs(root: &Path) -> Result<Vec<Source>, Error> {
    let specs = root.join("specs");
    let mut sources = Vec::new();
    for path in walk(&specs)? {
        let name = relative(root, &path);
        let below = name.strip_prefix("specs/").unwrap_or(&name);
        let is_spec = below.contains('/')
            && (below.ends_with(".md") || below.ends_with(OPENAPI))
            && !below.starts_with("examples/")
            && !below.ends_with("/README.md");
        if is_spec {
            let text = attempt("read", &path, fs::read_to_string(&path))?;
            sources.push(Source::new(name, text));
        }
    }
    Ok(sources)
}

/// What has to be done to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Write it: it is missing, or says something else.
    Write(File),
    /// Delete it: it was generated, and no spec gives it any more.
    Delete(String),
}

impl Change {
    /// The file, relative to the project's root.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Write(file) => &file.path,
            Self::Delete(path) => path,
        }
    }
}

/// What differs between the project and these generated files.
///
/// # Errors
///
/// A file or folder that cannot be read.
pub fn changes(root: &Path, files: &[File]) -> Result<Vec<Change>, Error> {
    let mut changes = Vec::new();
    for file in files {
        let path = root.join(&file.path);
        let is_same = match fs::read(&path) {
            Ok(bytes) => bytes == file.text.as_bytes(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return attempt("read", &path, Err(error)),
        };
        if !is_same {
            changes.push(Change::Write(file.clone()));
        }
    }
    let mut found = walk(&root.join("vpn-model").join("src"))?;
    let like = root.join(LIKE);
    if like.is_dir() {
        found.extend(walk(&like)?);
    }
    for path in found {
        let name = relative(root, &path);
        if files.iter().any(|file| file.path == name) {
            continue;
        }
        let bytes = attempt("read", &path, fs::read(&path))?;
        if bytes.starts_with(MARKER.as_bytes()) {
            changes.push(Change::Delete(name));
        }
    }
    Ok(changes)
}

/// Makes a change.
///
/// # Errors
///
/// A file that cannot be written or deleted.
pub fn apply(root: &Path, change: &Change) -> Result<(), Error> {
    match change {
        Change::Write(file) => {
            let path = root.join(&file.path);
            if let Some(folder) = path.parent() {
                attempt("create", folder, fs::create_dir_all(folder))?;
            }
            attempt("write", &path, fs::write(&path, &file.text))
        }
        Change::Delete(name) => {
            let path = root.join(name);
            attempt("delete", &path, fs::remove_file(&path))
        }
    }
}

/// All files below a folder, sorted; links are not followed.
fn walk(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in attempt("read", &folder, fs::read_dir(&folder))? {
            let entry = attempt("read", &folder, entry)?;
            let kind = attempt("read", &entry.path(), entry.file_type())?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// A path relative to the root, with slashes on every system.
fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root)
        .unwrap_or(path)
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;
    use std::io::{Error as Cause, ErrorKind};
    use std::path::Path;

    #[test]
    fn an_error_says_what_was_done_to_which_file_and_why_it_failed() {
        let cause = Err::<(), _>(Cause::new(ErrorKind::NotFound, "it is not there"));
        let error = super::attempt("read", Path::new("a/b"), cause).unwrap_err();
        assert_eq!(error.to_string(), "cannot read a/b");
        assert_eq!(error.source().unwrap().to_string(), "it is not there");
    }
}
