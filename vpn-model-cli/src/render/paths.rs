//! File names as a pipeline knows them: from the top of the repository.

use std::env;
use std::path::{Component, Path, PathBuf};

/// Where pipelines say that the repository is.
const ROOTS: [&str; 2] = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"];

/// Knows where the command runs.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    here: PathBuf,
    /// The top of the repository, if a pipeline has told it.
    root: Option<PathBuf>,
}

impl Paths {
    pub(crate) fn of_this_process() -> Self {
        let here = env::current_dir().unwrap_or_default();
        let root = ROOTS.iter().filter_map(env::var_os).map(PathBuf::from);
        let root = root
            .into_iter()
            .find(|root| root.is_absolute() && here.starts_with(root));
        Self { here, root }
    }

    /// The name relative to the repository, else to where the command runs,
    /// with slashes; as it is, when it lies outside of both.
    pub(crate) fn in_repository(&self, name: &str) -> String {
        // `<stdin>` is no file.
        if name.starts_with('<') {
            return name.to_owned();
        }
        let full = plain(&self.here.join(name));
        let root = self.root.as_ref().unwrap_or(&self.here);
        let inside = full
            .strip_prefix(root)
            .or_else(|_| full.strip_prefix(&self.here));
        let path = inside.unwrap_or(&full).to_string_lossy();
        if cfg!(windows) {
            path.replace('\\', "/")
        } else {
            path.into_owned()
        }
    }
}

/// The path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(all(test, unix))]
mod tests {
    use super::Paths;

    #[test]
    fn a_name_is_relative_to_the_repository() {
        let paths = Paths {
            here: "/repo/payloads".into(),
            root: Some("/repo".into()),
        };
        assert_eq!(paths.in_repository("./a.json"), "payloads/a.json");
        assert_eq!(paths.in_repository("../b.json"), "b.json");
        assert_eq!(
            paths.in_repository("/repo/payloads/c.json"),
            "payloads/c.json"
        );
        assert_eq!(paths.in_repository("/tmp/d.json"), "/tmp/d.json");
        assert_eq!(paths.in_repository("<stdin>"), "<stdin>");
    }
}
