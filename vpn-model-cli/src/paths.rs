//! Paths: absolute, relative, with slashes. The file system is asked only where two
//! ways to one folder could have different names.

use std::env;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The absolute path, without `.` and `..`. Links are not followed.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    let base = if path.is_absolute() {
        None
    } else {
        env::current_dir().ok()
    };
    let components = base.iter().flat_map(|base| base.components());
    for component in components.chain(path.components()) {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            other => whole.push(other),
        }
    }
    whole
}

/// The path below a folder, with slashes; none when it is elsewhere.
pub(crate) fn below(path: &Path, folder: &Path) -> Option<String> {
    let path = absolute(path);
    let relative = match path.strip_prefix(folder) {
        Ok(relative) => relative.to_owned(),
        // The same folder by another name: a link on the way to it.
        Err(_) => {
            let (path, folder) = (fs::canonicalize(path).ok()?, fs::canonicalize(folder).ok()?);
            path.strip_prefix(folder).ok()?.to_owned()
        }
    };
    Some(with_slashes(&relative))
}

/// The way from a folder to a path, both absolute.
pub(crate) fn from(folder: &Path, path: &Path) -> PathBuf {
    let mut here = folder.components().peekable();
    let mut there = path.components().peekable();
    while let (Some(a), Some(b)) = (here.peek(), there.peek()) {
        if a != b {
            break;
        }
        here.next();
        there.next();
    }
    here.map(|_| Component::ParentDir).chain(there).collect()
}

/// An absolute path as one sees it from the working directory.
pub(crate) fn shown(path: &Path) -> PathBuf {
    match env::current_dir() {
        Ok(directory) => from(&directory, path),
        Err(_) => path.to_owned(),
    }
}

/// The one path of a file that can have several names: links are followed, as far as there is something.
pub(crate) fn real(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    let absolute = absolute(path);
    let folder = absolute
        .parent()
        .and_then(|folder| fs::canonicalize(folder).ok());
    match (folder, absolute.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => absolute,
    }
}

/// The path with slashes, whatever the system's separator is.
pub(crate) fn with_slashes(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .map(|component| component.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{below, from, real, with_slashes};
    use std::path::Path;

    #[test]
    fn a_file_has_one_path_also_before_there_is_one() {
        let path = |path: &str| real(Path::new(path));
        assert_eq!(path("src/../Cargo.toml"), path("./Cargo.toml"));
        assert_eq!(path("src/../missing.json"), path("missing.json"));
        assert_ne!(path("src/missing.json"), path("missing.json"));
    }

    #[test]
    fn a_path_is_found_from_a_folder() {
        let way = |folder, path| with_slashes(&from(Path::new(folder), Path::new(path)));
        assert_eq!(way("/a/b", "/a/b/c/d.json"), "c/d.json");
        assert_eq!(way("/a/b", "/a/c.json"), "../c.json");
        assert_eq!(way("/", "/c.json"), "c.json");
    }

    #[test]
    fn what_is_below_a_folder_is_relative_to_it() {
        let below = |path, folder| below(Path::new(path), Path::new(folder));
        assert_eq!(below("/a/./b/../c.json", "/a").as_deref(), Some("c.json"));
        assert_eq!(below("/b/c.json", "/a"), None);
    }
}
