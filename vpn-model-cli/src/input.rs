//! Which files the arguments mean.

use std::borrow::Cow;
use std::collections::HashSet;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;

use crate::config::{Config, Globs};
use crate::console::Complaint;
use crate::source::Source;
use crate::{ndjson, paths, text};

/// What the arguments mean.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// In the order of the arguments; within a directory or a glob, by name.
    pub(crate) sources: Vec<Source>,
    /// Arguments that mean nothing, and directories that cannot be read.
    pub(crate) complaints: Vec<Complaint>,
    /// What is in `sources`; nothing as long as these are in order: what a shell
    /// makes of `*.json` is, and then nothing is there twice.
    seen: HashSet<Option<OsString>>,
    /// The working directory, if some arguments are absolute and others relative.
    here: Option<PathBuf>,
    /// Files, by their absolute paths, that a search does not find.
    hidden: Vec<PathBuf>,
}

/// Finds what the arguments mean. A file that is named is always taken, even
/// if it does not exist: reading it says so.
///
/// A search in directories and for globs leaves out what is hidden.
pub(crate) fn find(arguments: &[PathBuf], hidden: &[PathBuf]) -> Found {
    let absolute = arguments.iter().filter(|path| path.is_absolute()).count();
    let is_mixed = absolute > 0 && absolute < arguments.len();
    let mut found = Found {
        hidden: hidden.to_vec(),
        sources: Vec::with_capacity(arguments.len()),
        here: is_mixed.then(env::current_dir).and_then(Result::ok),
        ..Found::default()
    };
    for argument in arguments {
        let source = Source::of(argument);
        let Source::File(path) = &source else {
            found.add(source);
            continue;
        };
        let pattern = path.to_str().filter(|pattern| is_glob(pattern));
        // To look up each of the files that a shell made of `*.json` takes as
        // long as to check some: what is called a payload is taken for one.
        if pattern.is_none() && is_called_payload(path) {
            found.add(source);
            continue;
        }
        match (fs::metadata(path), pattern) {
            (Ok(metadata), _) if metadata.is_dir() => found.add_directory(path),
            (Err(_), Some(pattern)) => found.add_glob(pattern),
            _ => found.add(source),
        }
    }
    found
}

/// Finds the files that globs of a configuration mean.
pub(crate) fn find_configured(
    config: &Config,
    globs: &mut dyn Iterator<Item = &Globs>,
    hidden: &[PathBuf],
) -> Found {
    let mut found = Found {
        hidden: hidden.to_vec(),
        ..Found::default()
    };
    let root = paths::shown(&config.root);
    for (pattern, place) in globs.flat_map(|globs| &globs.patterns) {
        found.add_configured(&root, pattern, place);
    }
    if root.starts_with("..") {
        // `../payloads/a.json` may well be `a.json`.
        for source in &mut found.sources {
            if let Source::File(path) = source {
                *path = paths::shown(&paths::absolute(path));
            }
        }
    }
    found
}

impl Found {
    /// Adds a source unless an earlier argument meant it, too.
    fn add(&mut self, source: Source) {
        let key = self.key(&source);
        if self.seen.is_empty() {
            if self.sources.last().is_none_or(|last| self.key(last) < key) {
                self.sources.push(source);
                return;
            }
            let known = self.sources.iter().map(|known| own(self.key(known)));
            self.seen = known.collect();
        }
        if self.seen.insert(own(key)) {
            self.sources.push(source);
        }
    }

    /// What is the same for two ways to write the path of a file; none for standard input.
    fn key<'s>(&self, source: &'s Source) -> Option<Cow<'s, OsStr>> {
        let Source::File(path) = source else {
            return None;
        };
        Some(match &self.here {
            Some(here) => Cow::Owned(text::without_dot(&here.join(path)).as_os_str().to_owned()),
            None => match text::without_dot(path) {
                Cow::Borrowed(path) => Cow::Borrowed(path.as_os_str()),
                Cow::Owned(path) => Cow::Owned(path.into_os_string()),
            },
        })
    }

    fn is_hidden(&self, path: &Path) -> bool {
        !self.hidden.is_empty() && self.hidden.contains(&paths::absolute(path))
    }

    fn add_directory(&mut self, directory: &Path) {
        if self.walk(directory, None, is_payload) {
            return;
        }
        let shown = text::path(directory);
        self.complaints.push(if is_called_payload(directory) {
            // Somebody meant a file; it is not one.
            Complaint::could_not_run(format!("cannot read {shown}: it is a directory"))
        } else {
            Complaint::usage(format!(
                "there are no *.json, *.ndjson or *.jsonl files in {shown}"
            ))
            .help(LEFT_OUT)
        });
    }

    fn add_glob(&mut self, pattern: &str) {
        let matcher = match glob(pattern) {
            Ok(matcher) => matcher,
            Err(error) => {
                let shown = text::printable(pattern);
                let why = text::printable(&error.kind().to_string()).into_owned();
                let message = format!("`{shown}` is neither a file nor a glob: {why}");
                self.complaints.push(Complaint::usage(message));
                return;
            }
        };
        let (base, depth) = start(pattern);
        if !self.walk(&base, depth, |path| matcher.is_match(path)) {
            let shown = text::printable(pattern);
            let message = format!("no file matches `{shown}`");
            self.complaints
                .push(Complaint::usage(message).help(LEFT_OUT));
        }
    }

    /// Adds what a glob of the configuration means; its folder is the root.
    fn add_configured(&mut self, root: &Path, pattern: &str, place: &str) {
        let shown = text::printable(pattern);
        if !is_glob(pattern) {
            let path = root.join(pattern);
            if path.is_dir() {
                let message = format!("{place}: `{shown}` is a directory");
                let help = format!("write `{}/**/*.json`", shown.trim_end_matches('/'));
                self.complaints.push(Complaint::usage(message).help(help));
            } else {
                self.add(Source::File(path));
            }
            return;
        }
        // It was read before.
        let Ok(matcher) = glob(pattern) else { return };
        let (base, depth) = start(pattern);
        let any = self.walk(&root.join(base), depth, |path| {
            let path = path.strip_prefix(text::without_dot(root)).unwrap_or(path);
            matcher.is_match(path)
        });
        if !any {
            let message = format!("{place}: no file matches `{shown}`");
            self.complaints
                .push(Complaint::usage(message).help(LEFT_OUT));
        }
    }

    /// Adds the files below a directory that are wanted; says whether there
    /// was anything, be it only a failure.
    fn walk(
        &mut self,
        directory: &Path,
        depth: Option<usize>,
        wanted: impl Fn(&Path) -> bool,
    ) -> bool {
        let entries = WalkBuilder::new(directory)
            // An exported tree has a .gitignore, too, and no .git.
            .require_git(false)
            .max_depth(depth)
            .sort_by_file_name(Ord::cmp)
            .build();
        let mut any = false;
        for entry in entries {
            match entry {
                Ok(entry) => {
                    let path = text::without_dot(entry.path()).into_owned();
                    // A link to a file counts; a link to a directory could be a loop. One
                    // that leads nowhere was a payload: reading it says so.
                    let is_file = || match entry.file_type() {
                        Some(kind) if kind.is_symlink() => {
                            fs::metadata(entry.path()).map_or(true, |found| found.is_file())
                        }
                        kind => kind.is_some_and(|kind| kind.is_file()),
                    };
                    if wanted(&path) && is_file() && !self.is_hidden(&path) {
                        any = true;
                        self.add(Source::File(path));
                    }
                }
                // The place a glob starts from may be missing: nothing matches.
                Err(error) if is_missing(&error) => {}
                Err(error) => {
                    any = true;
                    self.complaints.push(cannot_search(&error));
                }
            }
        }
        any
    }
}

const LEFT_OUT: &str = "hidden files and what .gitignore names are left out";

fn cannot_search(error: &ignore::Error) -> Complaint {
    let message = match (place(error), error.io_error()) {
        (Some(path), Some(error)) => {
            format!(
                "cannot read {}: {}",
                text::path(path),
                text::io_reason(error)
            )
        }
        _ => format!("cannot search: {}", text::printable(&error.to_string())),
    };
    Complaint::could_not_run(message)
}

/// The path in the layers of an error.
fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } => place(err),
        _ => None,
    }
}

fn is_missing(error: &ignore::Error) -> bool {
    error
        .io_error()
        .is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn own(key: Option<Cow<'_, OsStr>>) -> Option<OsString> {
    key.map(Cow::into_owned)
}

fn is_payload(path: &Path) -> bool {
    let is_json = |extension: &OsStr| extension.eq_ignore_ascii_case("json");
    path.extension().is_some_and(is_json) || ndjson::is_named(path)
}

/// Whether it is called as a payload is, and not as the folder `a.json/`.
fn is_called_payload(path: &Path) -> bool {
    let is_open = path.as_os_str().as_encoded_bytes().ends_with(b"/");
    !is_open && is_payload(path)
}

/// Whether a shell would have expanded it.
fn is_glob(text: &str) -> bool {
    text.contains(['*', '?', '[', '{'])
}

fn glob(pattern: &str) -> Result<GlobMatcher, globset::Error> {
    let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
    let glob = GlobBuilder::new(pattern).literal_separator(true).build()?;
    Ok(glob.compile_matcher())
}

/// Where to search for a glob, and how deep.
fn start(pattern: &str) -> (PathBuf, Option<usize>) {
    let mut base = PathBuf::new();
    let mut rest = 0;
    for component in Path::new(pattern).components() {
        let is_pattern = component.as_os_str().to_str().is_some_and(is_glob);
        if rest > 0 || is_pattern {
            rest += 1;
        } else {
            base.push(component);
        }
    }
    if base.as_os_str().is_empty() {
        base.push(".");
    }
    let endless = pattern.contains("**") || pattern.contains('{');
    (base, (!endless).then_some(rest))
}
