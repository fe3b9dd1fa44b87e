//! NDJSON: one payload a line, however many lines there are.
//!
//! Lines are cut out of what was read and handed on in batches. Of a line that
//! is longer than the library takes, only so much is kept that it says so: the
//! memory that a file needs does not depend on its size.

use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

/// How much is read at once.
const CHUNK: usize = 64 << 10;

/// Some lines that are not blank.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Batch {
    text: Vec<u8>,
    records: Vec<(Range<usize>, Record)>,
}

/// Which payload of a file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    /// Its number, from 1; blank lines have none.
    pub(crate) number: usize,
    /// Its line in the file, from 1.
    pub(crate) line: usize,
}

impl Batch {
    /// The payloads.
    pub(crate) fn records(&self) -> impl Iterator<Item = (&[u8], Record)> {
        let records = self.records.iter();
        records.filter_map(|(range, record)| Some((self.text.get(range.clone())?, *record)))
    }
}

/// Whether a file has one payload a line.
pub(crate) fn is_named(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("ndjson") || extension.eq_ignore_ascii_case("jsonl")
    })
}

/// The batches of a text.
#[derive(Debug)]
pub(crate) struct Batches<R> {
    reader: R,
    /// How many bytes of a line are kept.
    most: usize,
    /// The beginning of a line whose end has not been read.
    begun: Vec<u8>,
    chunk: Vec<u8>,
    lines: usize,
    records: usize,
    ended: bool,
}

impl<R: Read> Batches<R> {
    pub(crate) fn new(reader: R, most: usize) -> Self {
        Self {
            reader,
            most,
            begun: Vec::new(),
            chunk: vec![0; CHUNK],
            lines: 0,
            records: 0,
            ended: false,
        }
    }

    fn read(&mut self) -> io::Result<usize> {
        loop {
            match self.reader.read(&mut self.chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => return other,
            }
        }
    }

    /// Ends the line that begins there.
    fn end_line(&mut self, batch: &mut Batch, start: usize) {
        self.lines += 1;
        let line = batch.text.get(start..).unwrap_or_default();
        if line.iter().all(u8::is_ascii_whitespace) {
            batch.text.truncate(start);
            return;
        }
        self.records += 1;
        let record = Record {
            number: self.records,
            line: self.lines,
        };
        // The other half of a line end would be a strange last character.
        let end = start + line.strip_suffix(b"\r").unwrap_or(line).len();
        batch.records.push((start..end, record));
    }
}

impl<R: Read> Iterator for Batches<R> {
    type Item = io::Result<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let mut batch = Batch {
            text: std::mem::take(&mut self.begun),
            records: Vec::new(),
        };
        let mut start = 0;
        while batch.records.is_empty() {
            let length = match self.read() {
                Ok(length) => length,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            };
            if length == 0 {
                self.ended = true;
                if start < batch.text.len() {
                    self.end_line(&mut batch, start);
                }
                return (!batch.records.is_empty()).then_some(Ok(batch));
            }
            // Taken out, so that the rest of `self` can change meanwhile.
            let chunk = std::mem::take(&mut self.chunk);
            let read = chunk.get(..length).unwrap_or_default();
            for piece in read.split_inclusive(|byte| *byte == b'\n') {
                let (content, is_end) = match piece.strip_suffix(b"\n") {
                    Some(content) => (content, true),
                    None => (piece, false),
                };
                let room = self.most.saturating_sub(batch.text.len() - start);
                let kept = content.get(..room).unwrap_or(content);
                batch.text.extend_from_slice(kept);
                if is_end {
                    self.end_line(&mut batch, start);
                    start = batch.text.len();
                }
            }
            self.chunk = chunk;
        }
        self.begun = batch.text.split_off(start);
        Some(Ok(batch))
    }
}

#[cfg(test)]
mod tests {
    use super::{Batch, Batches};
    use std::io::{self, Read};

    /// Gives a few bytes at a time.
    struct Slow<'t>(&'t [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let some = self.0.len().min(self.1);
            (&self.0[..some])
                .read(buffer)
                .inspect(|read| self.0 = &self.0[*read..])
        }
    }

    fn records(text: &str, most: usize, step: usize) -> Vec<(String, usize, usize)> {
        let batches = Batches::new(Slow(text.as_bytes(), step), most);
        let mut found = Vec::new();
        for batch in batches {
            let batch: Batch = batch.unwrap();
            found.extend(batch.records().map(|(text, record)| {
                let text = String::from_utf8(text.to_vec()).unwrap();
                (text, record.number, record.line)
            }));
        }
        found
    }

    #[test]
    fn however_it_is_read_the_lines_are_the_same() {
        let text = "{}\r\n\n \r\n[1]\n\n{\"a\":\n2";
        let expected = [("{}", 1, 1), ("[1]", 2, 4), ("{\"a\":", 3, 6), ("2", 4, 7)];
        let expected = expected.map(|(text, number, line)| (text.to_owned(), number, line));
        for step in 1..=text.len() {
            assert_eq!(records(text, 100, step), expected, "{step}");
        }
    }

    #[test]
    fn of_a_long_line_only_its_beginning_is_kept() {
        for step in 1..10 {
            let found = records("1234567890\n12\n123456", 4, step);
            let texts: Vec<_> = found.iter().map(|(text, ..)| text.as_str()).collect();
            assert_eq!(texts, ["1234", "12", "1234"]);
        }
    }

    #[test]
    fn nothing_has_no_records() {
        assert_eq!(records("", 10, 1), []);
        assert_eq!(records("\n\n", 10, 1), []);
    }
}
