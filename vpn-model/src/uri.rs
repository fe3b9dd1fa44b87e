//! Path and query of a request, from typed parameters.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::{BodyInfo, Model};

/// Everything but what RFC 3986 calls unreserved.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The parameters of a path or of a query: a struct of an operation, or `()` for none.
pub trait Parameters {
    /// What they look like; none when there are none.
    const PARAMETERS: Option<BodyInfo>;

    /// The parameters that are there, by their names on the wire.
    fn pairs(&self) -> Vec<(String, Value)>;
}

impl<T: Model> Parameters for T {
    const PARAMETERS: Option<BodyInfo> = Some(BodyInfo::of::<T>());

    fn pairs(&self) -> Vec<(String, Value)> {
        match serde_json::to_value(self) {
            Ok(Value::Object(members)) => members.into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

impl Parameters for () {
    const PARAMETERS: Option<BodyInfo> = None;

    fn pairs(&self) -> Vec<(String, Value)> {
        Vec::new()
    }
}

/// A parameter with which the path would be another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UriError {
    parameter: String,
}

impl UriError {
    /// The name of the parameter.
    #[must_use]
    pub fn parameter(&self) -> &str {
        &self.parameter
    }
}

impl fmt::Display for UriError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the path parameter `{}` is empty, `.` or `..`: the path would be another one",
            self.parameter
        )
    }
}

impl std::error::Error for UriError {}

/// A request that cannot be built.
#[cfg(feature = "http")]
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// A parameter does not fit into the path.
    Uri(UriError),
    /// The server is no URL.
    Http(http::Error),
}

#[cfg(feature = "http")]
impl fmt::Display for RequestError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uri(error) => error.fmt(formatter),
            Self::Http(_) => formatter.write_str("the server is no URL"),
        }
    }
}

#[cfg(feature = "http")]
impl std::error::Error for RequestError {
    /// What the text does not say already.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Uri(_) => None,
            Self::Http(error) => Some(error),
        }
    }
}

/// Fills a template such as `/v5/{project_id}` and appends the query.
///
/// A list of a query is its parameter again and again, a map is
/// `parameter[key]=value`: OpenAPI's styles `form` and `deepObject`.
pub(crate) fn write(
    template: &str,
    path: Vec<(String, Value)>,
    query: Vec<(String, Value)>,
) -> Result<String, UriError> {
    let mut segments = Vec::new();
    for segment in template.split('/') {
        let name = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        let Some(name) = name else {
            segments.push(segment.to_owned());
            continue;
        };
        let value = path.iter().find(|(known, _)| known == name);
        let text = value.map(|(_, value)| text(value)).unwrap_or_default();
        if matches!(text.as_str(), "" | "." | "..") {
            return Err(UriError {
                parameter: name.to_owned(),
            });
        }
        segments.push(encoded(&text));
    }
    let mut uri = segments.join("/");
    let mut separator = '?';
    let mut push = |name: &str, value: &str| {
        uri.push(separator);
        separator = '&';
        uri.push_str(&encoded(name));
        uri.push('=');
        uri.push_str(&encoded(value));
    };
    for (name, value) in &query {
        match value {
            Value::Array(items) => items.iter().for_each(|item| push(name, &text(item))),
            Value::Object(members) => members
                .iter()
                .for_each(|(key, value)| push(&format!("{name}[{key}]"), &text(value))),
            value => push(name, &text(value)),
        }
    }
    Ok(uri)
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use super::write;
    use serde_json::json;

    fn pairs(value: serde_json::Value) -> Vec<(String, serde_json::Value)> {
        value.as_object().unwrap().clone().into_iter().collect()
    }

    #[test]
    fn parameters_are_percent_encoded() {
        let path = pairs(json!({"project": "a/b c", "id": "ä?"}));
        let uri = write("/v1/{project}/x/{id}", path, Vec::new());
        assert_eq!(uri.unwrap(), "/v1/a%2Fb%20c/x/%C3%A4%3F");
    }

    #[test]
    fn a_query_has_lists_and_maps() {
        let query = pairs(json!({"limit": 5, "id": ["a", "b"], "label": {"k 1": "v&"}}));
        let uri = write("/v1", Vec::new(), query);
        assert_eq!(uri.unwrap(), "/v1?limit=5&id=a&id=b&label%5Bk%201%5D=v%26");
    }

    #[test]
    fn a_path_never_becomes_another_one() {
        for bad in ["", ".", ".."] {
            let error = write("/v1/{id}/x", pairs(json!({"id": bad})), Vec::new()).unwrap_err();
            assert_eq!(error.parameter(), "id");
        }
        let missing = write("/v1/{id}", Vec::new(), Vec::new());
        assert!(missing.is_err());
    }
}
