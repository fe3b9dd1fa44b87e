//! A directory with files, and the command run in it.

use std::env;
use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What the payloads of most tests are for.
const OPERATION: &str = "otc-v5:update-vpn-connection";

/// A temporary directory; removed at the end.
pub(crate) struct Workspace {
    root: PathBuf,
}

/// What a run of the command left behind.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Workspace {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let root = env::temp_dir().join(format!("vpn-model-cli-{}-{number}", process::id()));
        fs::create_dir_all(&root).unwrap();
        Self { root }
    }

    /// A workspace with one file, `a.json`.
    pub(crate) fn with(text: impl AsRef<[u8]>) -> Self {
        Self::new().file("a.json", text)
    }

    pub(crate) fn file(self, name: impl AsRef<Path>, text: impl AsRef<[u8]>) -> Self {
        let path = self.root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn path(&self) -> &Path {
        &self.root
    }

    /// The command. `check` is `validate`, as one operation unless the
    /// arguments name another: several have a `vpn_connection`.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vpn-model"));
        let (first, arguments) = match arguments.split_first() {
            Some((&"check", rest)) if rest.contains(&"--as") => (vec!["validate"], rest),
            Some((&"check", rest)) => (vec!["validate", "--as", OPERATION], rest),
            _ => (Vec::new(), arguments),
        };
        command
            .args(first)
            .args(arguments)
            .current_dir(&self.root)
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("FORCE_COLOR")
            .env_remove("GITHUB_WORKSPACE")
            .env_remove("GITHUB_STEP_SUMMARY")
            .env_remove("CI_PROJECT_DIR")
            .stdin(Stdio::null());
        command
    }

    /// Runs the command in the directory.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&self.command(arguments).output().unwrap())
    }

    /// Runs the command with a text on standard input.
    pub(crate) fn run_on(&self, input: &str, arguments: &[&str]) -> Run {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // What complains about its arguments reads nothing.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        Run::of(&child.wait_with_output().unwrap())
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

impl Run {
    pub(crate) fn of(output: &process::Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout.clone()).unwrap(),
            stderr: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    /// The report in the JSON format.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap()
    }
}

impl fmt::Display for Run {
    /// All that a person sees, for snapshots.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.stdout)?;
        if !self.stderr.is_empty() {
            write!(formatter, "--- standard error ---\n{}", self.stderr)?;
        }
        write!(formatter, "--- exit code {} ---", self.code)
    }
}
