//! NDJSON: one payload a line, however many lines there are.
//!
//! Lines are cut out of what was read and handed on in batches. Of a line that
//! is longer than the library takes, only so much is kept that it says so: the
//! memory that a file needs does not depend on its size.

use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

use memchr::memchr;

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
    lines: usize,
    records: usize,
    ended: bool,
}

impl<R: Read> Batches<R> {
    pub(crate) const fn new(reader: R, most: usize) -> Self {
        Self {
            reader,
            most,
            begun: Vec::new(),
            lines: 0,
            records: 0,
            ended: false,
        }
    }

    /// Reads what there is, but not more than a chunk, behind the text.
    fn read(&mut self, text: &mut Vec<u8>) -> io::Result<usize> {
        let before = text.len();
        text.resize(before + CHUNK, 0);
        let result = loop {
            let room = text.get_mut(before..).unwrap_or_default();
            match self.reader.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        text.truncate(before + *result.as_ref().unwrap_or(&0));
        result
    }

    /// Takes the line that stands there, without its end.
    fn take_line(&mut self, batch: &mut Batch, line: Range<usize>) {
        self.lines += 1;
        let kept = line.start..line.end.min(line.start.saturating_add(self.most));
        let text = batch.text.get(kept.clone()).unwrap_or_default();
        if text.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        self.records += 1;
        let record = Record {
            number: self.records,
            line: self.lines,
        };
        // The other half of a line end would be a strange last character.
        let length = text.strip_suffix(b"\r").unwrap_or(text).len();
        let range = kept.start..kept.start + length;
        batch.records.push((range, record));
    }
}

impl<R: Read> Iterator for Batches<R> {
    type Item = io::Result<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let mut batch = Batch::default();
        batch.text.reserve(self.begun.len() + CHUNK);
        batch.text.append(&mut self.begun);
        let mut start = 0;
        while batch.records.is_empty() {
            let before = batch.text.len();
            match self.read(&mut batch.text) {
                Ok(0) => {
                    self.ended = true;
                    if start < before {
                        self.take_line(&mut batch, start..before);
                    }
                    return (!batch.records.is_empty()).then_some(Ok(batch));
                }
                Ok(_) => {}
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            }
            let mut at = before;
            while let Some(length) = memchr(b'\n', batch.text.get(at..).unwrap_or_default()) {
                let end = at + length;
                self.take_line(&mut batch, start..end);
                at = end + 1;
                start = at;
            }
            // What is cut off here, would be cut off at the end of the line.
            batch.text.truncate(start.saturating_add(self.most));
            if batch.records.is_empty() {
                // Blank lines, of which there may be no end.
                batch.text.drain(..start);
                start = 0;
            }
        }
        self.begun.extend_from_slice(batch.text.get(start..)?);
        Some(Ok(batch))
    }
}

#[cfg(test)]
mod tests {
    use super::{Batch, Batches, CHUNK};
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
    fn blank_lines_are_counted_and_not_kept() {
        let text = format!("{}1\n", " \n".repeat(CHUNK));
        assert_eq!(records(&text, 4, CHUNK), [("1".to_owned(), 1, CHUNK + 1)]);
    }

    #[test]
    fn nothing_has_no_records() {
        assert_eq!(records("", 10, 1), []);
        assert_eq!(records("\n\n", 10, 1), []);
    }
}
