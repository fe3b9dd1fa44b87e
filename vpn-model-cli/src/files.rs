//! Generated files in a directory.

use std::path::Path;
use std::{fs, io};

use crate::console::{Complaint, Console};
use crate::outcome::Outcome;
use crate::text;

/// A file that is to be written.
#[derive(Debug)]
pub(crate) struct Generated {
    /// The name, or a path below the directory.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Writes the files, each when it is made, and the directories that they need; says how many.
pub(crate) fn write(
    directory: &Path,
    files: impl IntoIterator<Item = io::Result<Generated>>,
    console: &mut Console,
) -> io::Result<Outcome> {
    let mut count = 0;
    for file in files {
        let file = file?;
        let path = directory.join(&file.name);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        if let Err(error) = made.and_then(|()| fs::write(&path, &file.text)) {
            let (path, why) = (text::path(&path), text::io_reason(&error));
            let message = format!("cannot write {path}: {why}");
            return Ok(console.complain(&Complaint::could_not_run(message)));
        }
        count += 1;
    }
    let files = text::counted(count, "file");
    console.line(&format!("{files} in {}", text::path(directory)))?;
    Ok(Outcome::Clean)
}
