//! File names as a pipeline knows them: from the top of the repository.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::paths::absolute;

/// Where pipelines say that the repository is.
const ROOTS: [&str; 2] = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"];

/// Knows where the command runs.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    here: PathBuf,
    /// The top of the repository, if there is one; searched when it is needed.
    root: OnceLock<Option<PathBuf>>,
}

impl Paths {
    pub(crate) fn of_this_process() -> Self {
        Self {
            here: env::current_dir().unwrap_or_default(),
            root: OnceLock::new(),
        }
    }

    /// What the pipeline says is the top, else the folder with `.git`: from
    /// whichever folder the command runs, files have the same names.
    fn root(&self) -> Option<&Path> {
        let search = || {
            let told = ROOTS.iter().filter_map(env::var_os).map(PathBuf::from);
            let mut told = told.filter(|root| root.is_absolute() && self.here.starts_with(root));
            let mut above = self.here.ancestors();
            told.next().or_else(|| {
                let top = above.find(|folder| folder.join(".git").exists())?;
                Some(top.to_owned())
            })
        };
        self.root.get_or_init(search).as_deref()
    }

    /// The name relative to the repository, else to where the command runs,
    /// with slashes; as it is, when it lies outside of both.
    pub(crate) fn in_repository(&self, name: &str) -> String {
        // `<stdin>` is no file.
        if name.starts_with('<') {
            return name.to_owned();
        }
        let full = absolute(&self.here.join(name));
        let inside = full
            .strip_prefix(self.root().unwrap_or(&self.here))
            .or_else(|_| full.strip_prefix(&self.here));
        let path = inside.unwrap_or(&full).to_string_lossy();
        if cfg!(windows) {
            path.replace('\\', "/")
        } else {
            path.into_owned()
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::Paths;
    use std::sync::OnceLock;

    #[test]
    fn a_name_is_relative_to_the_repository() {
        let paths = Paths {
            here: "/repo/payloads".into(),
            root: OnceLock::from(Some("/repo".into())),
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
