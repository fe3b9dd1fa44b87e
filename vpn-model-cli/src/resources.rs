//! What is known beside the payloads: answers about the gateway and the stored
//! connection, each read once.

use std::path::{Path, PathBuf};

use vpn_model::{Context, ContextError, Limits};

use crate::console::Complaint;
use crate::source::Source;
use crate::target::Target;
use crate::text;

/// A file with an answer, and who says that it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    /// `--gateway`, or where the configuration says so.
    pub(crate) told: String,
    pub(crate) path: PathBuf,
}

/// Which answers some payloads are checked with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origins {
    pub(crate) gateway: Option<Origin>,
    pub(crate) current: Option<Origin>,
}

/// The answers, read.
#[derive(Debug)]
pub(crate) struct Resources {
    pub(crate) context: Context,
    /// The same, for reports that only count which rules were not checked.
    pub(crate) counting: Context,
    origins: Origins,
}

impl Resources {
    /// Nothing is known.
    pub(crate) fn none() -> Self {
        Self::of(Context::new().accept_schema_member(), Origins::default())
    }

    /// Reads the answers.
    pub(crate) fn read(origins: Origins) -> Result<Self, Complaint> {
        let mut context = Self::none().context;
        if let Some(origin) = &origins.gateway {
            context = context
                .gateway_json(origin.read()?)
                .map_err(|error| origin.refuse(&error))?;
        }
        if let Some(origin) = &origins.current {
            context = context
                .current_json(origin.read()?)
                .map_err(|error| origin.refuse(&error))?;
        }
        Ok(Self::of(context, origins))
    }

    fn of(context: Context, origins: Origins) -> Self {
        Self {
            counting: context.clone().limits(Limits::default().unchecked(0)),
            context,
            origins,
        }
    }

    /// Complains when an answer is about something else than the rules ask for.
    pub(crate) fn suit(&self, target: Target) -> Result<(), Complaint> {
        if self.origins == Origins::default() {
            return Ok(());
        }
        let strangers = target.body.strangers(&self.context);
        let Some(stranger) = strangers.first() else {
            return Ok(());
        };
        let (origin, what) = match stranger.document {
            "gateway" => (&self.origins.gateway, "the gateway"),
            _ => (&self.origins.current, "the stored resource"),
        };
        let told = origin.as_ref().map(Origin::name).unwrap_or_default();
        let message = format!("{told}: this is no answer about {what} of {target}");
        let asked: Vec<_> = stranger
            .asked
            .iter()
            .map(|name| format!("`{name}`"))
            .collect();
        let (few, more) = asked.split_at(asked.len().min(NAMED));
        let more = if more.is_empty() { "" } else { ", …" };
        let place = match stranger.wrapper {
            Some(wrapper) => format!("in `{wrapper}` or at the top level, "),
            None => String::new(),
        };
        Err(Complaint::usage(message).help(format!(
            "{place}it has none of the members that the rules ask about: {}{more}",
            few.join(", ")
        )))
    }

    /// The same with room for more violations.
    pub(crate) fn with_room(&self, violations: usize) -> Context {
        self.context
            .clone()
            .limits(Limits::default().violations(violations))
    }
}

/// How many members a complaint names.
const NAMED: usize = 6;

impl Origin {
    pub(crate) fn new(told: impl Into<String>, path: &Path) -> Self {
        Self {
            told: told.into(),
            path: path.to_owned(),
        }
    }

    fn name(&self) -> String {
        format!("{} {}", self.told, text::path(&self.path))
    }

    fn read(&self) -> Result<Vec<u8>, Complaint> {
        let source = Source::of(&self.path);
        source.bytes().map_err(|error| {
            let why = text::io_reason(&error);
            Complaint::could_not_run(format!("{}: cannot be read: {why}", self.name()))
        })
    }

    fn refuse(&self, error: &ContextError) -> Complaint {
        Complaint::usage(format!("{}: {error}", self.name()))
            .help("give the body of a GET response, as it came")
    }
}
