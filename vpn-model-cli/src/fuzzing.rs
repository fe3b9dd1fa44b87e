//! What the command writes about a payload, without its process around it.

use std::io;

use vpn_model::Context;

use crate::args;
use crate::console::Console;
use crate::render;
use crate::target::Target;
use crate::validate::{Summary, check_text};

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
    let context = Context::new().accept_schema_member();
    let mut summary = Summary::default();
    match check_text(name, text, target, &context, render.as_mut(), &mut console)? {
        Ok(report) => summary.add(&report),
        Err(complaint) => {
            summary.skipped += 1;
            console.complain(&complaint);
        }
    }
    render.finish(&summary, &mut console)?;
    Ok(console.into_memory())
}
