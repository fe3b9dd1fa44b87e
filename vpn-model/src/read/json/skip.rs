//! Values of a JSON text that nobody wants.

use super::{Fault, Json, JsonType, Result, Stopped};

impl Json<'_> {
    /// Steps over one value of any kind; `depth` is how many more levels may open.
    pub(crate) fn skip(&mut self, depth: usize) -> Result<()> {
        /// An array or an object that is still open.
        enum Open {
            Array,
            Object,
        }
        let mut open = Vec::new();
        loop {
            let kind = self.peek()?;
            if matches!(kind, JsonType::Array | JsonType::Object) && open.len() == depth {
                self.fault = Fault::depth(self.at);
                return Err(Stopped);
            }
            match kind {
                JsonType::Null => self.null()?,
                JsonType::Boolean => drop(self.boolean()?),
                JsonType::Number => drop(self.number()?),
                JsonType::String => self.string()?,
                JsonType::Array => {
                    if self.next_item(true)? {
                        open.push(Open::Array);
                        continue;
                    }
                }
                JsonType::Object => {
                    if self.next_key(true)? {
                        open.push(Open::Object);
                        continue;
                    }
                }
            }
            loop {
                let more = match open.last() {
                    None => return Ok(()),
                    Some(Open::Array) => self.next_item(false)?,
                    Some(Open::Object) => self.next_key(false)?,
                };
                if more {
                    break;
                }
                open.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read::json::Json;

    #[test]
    fn skipping_stops_where_the_text_is_nested_too_deeply() {
        let text = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
        let mut json = Json::new(&text);
        assert!(json.skip(64).is_err());
        assert_eq!(json.fault().at, 64);
    }
}
