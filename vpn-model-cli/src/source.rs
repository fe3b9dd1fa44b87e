//! What a payload, or an answer beside it, is read from.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use vpn_model::Limits;

use crate::console::Complaint;
use crate::text;

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
}

impl Source {
    /// The source that an argument names.
    pub(crate) fn of(path: &Path) -> Self {
        if is_stdin(path) {
            Self::Stdin
        } else {
            Self::File(path.to_owned())
        }
    }

    /// What reports call it; not fit for a terminal yet.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "<stdin>".to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// Reads it into an empty buffer, but not much more than the library takes: a device never ends.
    pub(crate) fn read(&self, bytes: &mut Vec<u8>) -> Result<(), Complaint> {
        self.read_to(bytes)
            .map_err(|error| self.cannot_read(&error))
    }

    /// A reader of all of it, however much it is.
    pub(crate) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Self::Stdin => Box::new(io::stdin()),
            Self::File(path) => Box::new(File::open(path)?),
        })
    }

    pub(crate) fn cannot_read(&self, error: &io::Error) -> Complaint {
        let name = self.name();
        let (name, why) = (text::printable(&name), text::io_reason(error));
        let complaint = Complaint::could_not_run(format!("cannot read {name}: {why}"));
        match error.kind() {
            io::ErrorKind::IsADirectory => complaint.help(format!("{name}/ is what is in it")),
            _ => complaint,
        }
    }

    /// What stands in it, as far as the library takes it.
    pub(crate) fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.read_to(&mut bytes)?;
        Ok(bytes)
    }

    fn read_to(&self, bytes: &mut Vec<u8>) -> io::Result<()> {
        let most = u64::try_from(Limits::default().document_size).unwrap_or(u64::MAX);
        let read = |reader: &mut dyn Read, bytes: &mut Vec<u8>| {
            let read = reader.take(most.saturating_add(1)).read_to_end(bytes);
            read.map(|_| ())
        };
        match self {
            Self::Stdin => read(&mut io::stdin().lock(), bytes),
            Self::File(path) => {
                let mut file = File::open(path)?;
                if read_at_once(&file, bytes) {
                    return Ok(());
                }
                bytes.clear();
                read(&mut file, bytes)
            }
        }
    }
}

/// Reads a small file without asking whether there is more: of a file on a disk
/// one gets as much as there is room for, or all of it. A pipe cannot be read
/// this way; and what else gives less than it has is told by its end.
#[cfg(unix)]
fn read_at_once(file: &File, bytes: &mut Vec<u8>) -> bool {
    use std::os::unix::fs::FileExt as _;
    // Most payloads fit.
    bytes.resize(4 << 10, 0);
    let count = file.read_at(bytes, 0).unwrap_or_default();
    let has_room = count < bytes.len();
    bytes.truncate(count);
    has_room && bytes.trim_ascii_end().ends_with(b"}")
}

#[cfg(not(unix))]
fn read_at_once(_: &File, _: &mut Vec<u8>) -> bool {
    false
}

/// Whether an argument means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    // To compare paths is to take both apart.
    path.as_os_str() == "-"
}
