//! `vpn-model man`: the man page, that of a command, or all of them in files.

use std::fs;
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use crate::args::Arguments;
use crate::console::{Complaint, Console};
use crate::man_options::ManOptions;
use crate::outcome::Outcome;
use crate::suggest::closest;
use crate::text;

pub(crate) fn run(options: &ManOptions, console: &mut Console) -> io::Result<Outcome> {
    // Of help there is no page that could be named.
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    let asked = match &options.wanted {
        None => Some(&command),
        Some(wanted) => wanted.to_str().and_then(|name| {
            let mut commands = commands(&command);
            commands.find(|command| command.get_name() == name)
        }),
    };
    if let Some(command) = asked {
        let (_, page) = page(command)?;
        console.write(&page)?;
        return Ok(Outcome::Clean);
    }
    let directory = options.wanted.as_deref().unwrap_or(Path::new("."));
    // Pages live in folders that are called man1.
    let names = commands(&command).map(Command::get_name);
    let names = names.filter(|name| *name != "man");
    let is_word = directory.file_name() == Some(directory.as_os_str());
    if let Some(name) = directory.to_str().and_then(|word| closest(word, names))
        && is_word
        && !directory.exists()
    {
        let shown = text::path(directory);
        let message = format!("there is no command `{shown}`; did you mean `{name}`?");
        let help = format!("if it is to be a directory: vpn-model man ./{shown}");
        return Ok(console.complain(&Complaint::usage(message).help(help)));
    }
    match write_all(&command, directory) {
        Ok(count) => {
            let pages = text::counted(count, "page");
            console.line(&format!("{pages} in {}", text::path(directory)))?;
            Ok(Outcome::Clean)
        }
        Err(error) => {
            let (path, why) = (text::path(directory), text::io_reason(&error));
            let message = format!("cannot write into {path}: {why}");
            Ok(console.complain(&Complaint::could_not_run(message)))
        }
    }
}

fn write_all(command: &Command, directory: &Path) -> io::Result<usize> {
    fs::create_dir_all(directory)?;
    let mut count = 0;
    for command in std::iter::once(command).chain(commands(command)) {
        let (name, page) = page(command)?;
        fs::write(directory.join(name), page)?;
        count += 1;
    }
    Ok(count)
}

/// The commands that have a page.
fn commands(command: &Command) -> impl Iterator<Item = &Command> {
    let subcommands = command.get_subcommands();
    subcommands.filter(|one| one.get_name() != "help" && !one.is_hide_set())
}

/// What stands at the foot of each page.
const SOURCE: &str = concat!("vpn-model ", env!("CARGO_PKG_VERSION"));

/// The page's file name, and the page.
fn page(command: &Command) -> io::Result<(String, String)> {
    let name = command.get_display_name().unwrap_or(command.get_name());
    let man = Man::new(command.clone()).title(name).source(SOURCE);
    let mut page = Vec::new();
    man.render(&mut page)?;
    let page = with_sections(&String::from_utf8_lossy(&page));
    Ok((format!("{name}.1"), page))
}

/// What stands below the options has headings of its own, and its lines stay
/// what they are: the generator knows one heading, and fills the lines up.
fn with_sections(page: &str) -> String {
    let Some((before, extra)) = page.split_once(".SH EXTRA\n") else {
        return page.to_owned();
    };
    let end = extra.find("\n.SH ").map_or(extra.len(), |end| end + 1);
    let (extra, after) = extra.split_at_checked(end).unwrap_or((extra, ""));
    let mut page = before.to_owned();
    for block in extra.trim_end().split("\n\n") {
        let (heading, lines) = block.split_once(':').unwrap_or((block, ""));
        // An option has its name in small letters.
        let heading = match heading.contains('\\') {
            true => heading.to_owned(),
            false => heading.to_uppercase(),
        };
        let lines = lines.strip_prefix(['\n', ' ']).unwrap_or(lines);
        page.push_str(&format!(".SH {heading}\n.nf\n{lines}\n.fi\n"));
    }
    page.push_str(after);
    page
}
