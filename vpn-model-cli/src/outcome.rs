//! How a run ended, as an exit code.

use std::process::ExitCode;

/// How a run ended. The order is the precedence: of several outcomes the
/// greatest is the exit code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Nothing that fails the run.
    #[default]
    Clean = 0,
    /// A payload is wrong.
    Violations = 1,
    /// The command line or the configuration asks for something that makes no sense.
    Usage = 2,
    /// The command could not do its job: reading or writing failed.
    CouldNotRun = 3,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}
