//! What nobody can be faster than: two threads step over the tokens of a file
//! with one JSON value a line, and look at nothing.
//!
//! `scan FILE [THREADS]`; `benches/cli/bulk.py` measures it beside the command.

use std::env;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Seek as _, SeekFrom};
use std::path::Path;
use std::process::ExitCode;
use std::thread;

use jiter::Jiter;

/// How much is read at once.
const CHUNK: usize = 64 << 10;

fn main() -> io::Result<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    let path = arguments.next().unwrap_or_default();
    let threads = arguments
        .next()
        .and_then(|count| count.to_str()?.parse().ok());
    let well_formed = scan(Path::new(&path), threads.unwrap_or(2))?;
    Ok(ExitCode::from(u8::from(!well_formed)))
}

/// Whether all lines are well-formed.
fn scan(path: &Path, threads: u64) -> io::Result<bool> {
    let length = File::open(path)?.metadata()?.len();
    let share = length.div_ceil(threads.max(1)).max(1);
    thread::scope(|scope| {
        let starts = (0..length).step_by(usize::try_from(share).unwrap_or(usize::MAX));
        let scans: Vec<_> = starts
            .map(|start| scope.spawn(move || scan_part(path, start, start + share)))
            .collect();
        let mut well_formed = true;
        for scan in scans {
            let part = scan
                .join()
                .map_err(|_| io::Error::other("a thread panicked"))?;
            well_formed &= part?;
        }
        Ok(well_formed)
    })
}

/// Scans the lines that start in that part of the file.
fn scan_part(path: &Path, start: u64, end: u64) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut line = Vec::new();
    let mut at = start.saturating_sub(1);
    file.seek(SeekFrom::Start(at))?;
    let mut reader = BufReader::with_capacity(CHUNK, file);
    if start > 0 {
        // The line that starts before belongs to another part.
        at += u64::try_from(reader.skip_until(b'\n')?).unwrap_or(u64::MAX);
    }
    let mut well_formed = true;
    while at < end {
        line.clear();
        let length = reader.read_until(b'\n', &mut line)?;
        if length == 0 {
            break;
        }
        at += u64::try_from(length).unwrap_or(u64::MAX);
        well_formed &= Jiter::new(&line).next_skip().is_ok();
    }
    Ok(well_formed)
}

#[cfg(test)]
mod tests {
    use super::scan;
    use std::fs;

    #[test]
    fn every_line_is_scanned_once_by_however_many_threads() {
        let path = std::env::temp_dir().join(format!("scan-{}.ndjson", std::process::id()));
        for (text, expected) in [
            ("{\"a\": 1}\n[2]\n\"three\"\n4", true),
            ("1\n2\n[3\n4\n", false),
        ] {
            fs::write(&path, text).unwrap();
            for threads in 1..=20 {
                assert_eq!(scan(&path, threads).unwrap(), expected, "{threads}");
            }
        }
        fs::remove_file(&path).unwrap();
    }
}
