//! What the command writes about a payload, without its process around it.

use std::io;

use crate::args;
use crate::check::{Refusal, Terms, check};
use crate::console::Console;
use crate::render::{self, Checked};
use crate::resources::Resources;
use crate::summary::Summary;
use crate::target::Target;

/// How a report looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// For people, without colours.
    Plain,
    /// For people, with colours.
    Colored,
    /// The JSON object.
    Json,
}

/// All that the command writes about a text, standard error included.
///
/// The text has that name, and is checked as that target, `API:OPERATION:KIND`,
/// or as what it looks like.
///
/// # Errors
///
/// When there is no such target, or a report cannot be written.
pub fn render(name: &str, target: Option<&str>, text: &[u8], look: Look) -> io::Result<Vec<u8>> {
    let target = target.map(Target::parse).transpose();
    let target = target.map_err(io::Error::other)?;
    let mut console = Console::in_memory(look == Look::Colored);
    let format = match look {
        Look::Plain | Look::Colored => args::Format::Human,
        Look::Json => args::Format::Json,
    };
    let mut render = render::for_format(format, &console);
    let terms = Terms {
        target,
        resources: &Resources::none(),
        config: None,
        is_full: false,
        path: None,
    };
    let mut summary = Summary::default();
    match check(name, text, terms) {
        Ok(verdict) => {
            let checked = Checked {
                name,
                target: verdict.target,
                detected: verdict.detected,
                text,
                report: &verdict.report,
                record: None,
            };
            render.file(&checked, &mut console)?;
            summary.add(&verdict.report);
        }
        Err(Refusal::Text(complaint) | Refusal::Resources(complaint)) => {
            summary.skipped += 1;
            console.complain(&complaint);
        }
    }
    render.finish(&summary, &mut console)?;
    Ok(console.into_memory())
}
