//! One body under both judges: the library, and its schemas.

use std::collections::BTreeSet;

use jsonschema::Validator;
use vpn_model::json_schema::{Draft, Profile, Stated, Topic, document, stated};
use vpn_model::{
    BodyInfo, BodyKind, Code, Context, OperationInfo, Report, Severity, Value, Violation,
};

/// A body with its schemas of the profile `full`.
pub(crate) struct Judge {
    name: String,
    body: BodyInfo,
    kind: BodyKind,
    rules: Vec<Stated>,
    validators: Vec<(String, Validator)>,
    /// The entries of the list that were needed.
    pub(crate) needed: BTreeSet<(Code, Topic)>,
    /// How many payloads were accepted and refused.
    pub(crate) verdicts: [usize; 2],
}

impl Judge {
    pub(crate) fn new(operation: &OperationInfo, kind: BodyKind) -> Self {
        let body = *operation.body(kind).unwrap();
        let mut validators = Vec::new();
        for &draft in Draft::ALL {
            let schema = document(operation, kind, draft, Profile::Full).unwrap();
            for formats in [false, true] {
                let validator = jsonschema::options()
                    .should_validate_formats(formats)
                    .build(&schema)
                    .unwrap();
                validators.push((format!("{draft}, formats {formats}"), validator));
            }
        }
        Self {
            name: format!("{}:{kind}", operation.id),
            rules: stated(&body),
            needed: BTreeSet::new(),
            verdicts: [0, 0],
            body,
            kind,
            validators,
        }
    }

    /// Holds the schemas against what the library says.
    pub(crate) fn judge(&mut self, text: &str, context: &Context) {
        let report = self.body.check_json(text.as_bytes(), &Context::new());
        let Ok(value) = serde_json::from_str::<Value>(text) else {
            // Or it has a number that Rust cannot hold, in a member of which nothing is known.
            if report.has_errors() {
                self.needed.insert((Code::Syntax, Topic::Text));
            }
            return;
        };
        let accepted = self.verdict(text, &value);
        self.verdicts[usize::from(!accepted)] += 1;
        if self.kind != BodyKind::Request {
            self.answer(text, report.violations(), accepted);
            return;
        }
        let errors = errors_of(&report);
        let reasons: Option<Vec<_>> = errors
            .iter()
            .map(|error| self.excuse(text, error))
            .collect();
        match reasons {
            _ if errors.is_empty() => assert!(accepted, "{}: refused: {text}", self.name),
            None => assert!(!accepted, "{}: accepted: {text}\n{report}", self.name),
            Some(reasons) if accepted => self.needed.extend(reasons),
            // Of a key that stands twice, the library takes the first and a schema the last; what
            // 3600.0 is to a schema can be too large; and two items can be equal as texts, too.
            Some(reasons) => assert!(
                reasons
                    .iter()
                    .any(|(code, topic)| *topic == Topic::Text || *code == Code::Unique),
                "{}: the list says that this cannot be said: {text}\n{report}",
                self.name
            ),
        }
        if errors.is_empty() {
            let report = self.body.check_json(text.as_bytes(), context);
            for error in errors_of(&report) {
                let topic = self.topics(error).into_iter().flatten().next();
                let topic = topic.unwrap_or_else(|| panic!("{}: {error}: {text}", self.name));
                self.needed.insert((error.code, topic));
            }
        }
    }

    fn verdict(&self, text: &str, value: &Value) -> bool {
        let verdicts: Vec<_> = self
            .validators
            .iter()
            .map(|(name, validator)| (name, validator.is_valid(value)))
            .collect();
        let first = verdicts[0].1;
        assert!(
            verdicts.iter().all(|(_, verdict)| *verdict == first),
            "{}: {verdicts:?}: {text}",
            self.name
        );
        first
    }

    /// A response is refused for a type only.
    fn answer(&mut self, text: &str, violations: &[Violation], accepted: bool) {
        let wrong_type = |violation: &&Violation| {
            violation.code == Code::Type
                || violation
                    .params
                    .get("rule")
                    .is_some_and(|rule| rule == &"type".into())
        };
        let twice = violations.iter().any(|violation| {
            violation.code == Code::Drift
                && violation
                    .params
                    .get("rule")
                    .is_some_and(|rule| rule == &"duplicate-field".into())
        });
        let wrong = violations.iter().filter(wrong_type).count();
        let lexical = violations
            .iter()
            .filter(wrong_type)
            .all(|violation| is_lexical(text, violation));
        if accepted {
            assert!(wrong == 0 || lexical, "{}: accepted: {text}", self.name);
            if violations
                .iter()
                .any(|violation| violation.code == Code::DuplicateField)
            {
                self.needed.insert((Code::DuplicateField, Topic::Text));
            }
        } else {
            assert!(wrong > 0 || twice, "{}: refused: {text}", self.name);
            self.needed.insert((Code::Drift, Topic::Tolerance));
        }
    }

    /// Why a schema need not refuse for this; none when it must.
    fn excuse(&self, text: &str, error: &Violation) -> Option<(Code, Topic)> {
        let topic = match error.code {
            Code::Syntax | Code::DuplicateField => Topic::Text,
            Code::Type if is_lexical(text, error) => Topic::Text,
            Code::Range if is_rounded(text, error) => Topic::Text,
            Code::UnknownField if error.pointer == "/$schema" && is_text(text) => Topic::Editors,
            _ => {
                let topics = self.topics(error);
                let topic = topics.first().copied().flatten()?;
                // Without other documents such a rule is not checked at all.
                let known = !matches!(topic, Topic::OtherDocument | Topic::Stored);
                (known && topics.iter().all(Option::is_some)).then_some(topic)?
            }
        };
        Some((error.code, topic))
    }

    /// What is said of the rules that the violation may be about: those of the
    /// member, else those of a member beside it, or of the list that it stands in.
    fn topics(&self, error: &Violation) -> Vec<Option<Topic>> {
        let of_code = |rule: &&Stated| {
            let stated = rule.statement;
            stated.rule.code() == error.code && stated.weight() == Severity::Error
        };
        let rules: Vec<_> = self.rules.iter().filter(of_code).collect();
        let all = |fits: &dyn Fn(&str) -> bool| -> Vec<_> {
            let rules = rules.iter().filter(|rule| fits(&rule.pointer));
            rules.map(|rule| rule.unsaid).collect()
        };
        let own = all(&|member| is_below(member, &error.pointer));
        if own.is_empty() {
            let parent = |member: &str| member.rsplit_once('/').unwrap().0.to_owned();
            return all(&|member| is_below(&parent(member), &error.pointer));
        }
        own
    }
}

/// Whether the place is that member, or inside of it.
fn is_below(member: &str, pointer: &str) -> bool {
    let (member, pointer): (Vec<_>, Vec<_>) =
        (member.split('/').collect(), pointer.split('/').collect());
    let fits = |(wanted, found): (&&str, &&str)| *wanted == "*" || wanted == found;
    member.len() <= pointer.len() && member.iter().zip(&pointer).all(fits)
}

fn errors_of(report: &Report) -> Vec<&Violation> {
    let is_error = |violation: &&Violation| violation.severity == Severity::Error;
    report.violations().iter().filter(is_error).collect()
}

/// Whether `$schema` is a text.
fn is_text(text: &str) -> bool {
    let value: Value = serde_json::from_str(text).unwrap();
    value["$schema"].is_string()
}

/// Whether the number is an integer to whoever does not see how it is written.
fn is_lexical(text: &str, violation: &Violation) -> bool {
    let written = text.get(violation.span.clone().unwrap()).unwrap();
    let number = serde_json::from_str::<f64>(written);
    let wanted = violation.message().contains("expected an integer");
    wanted && number.is_ok_and(|number| number.fract() == 0.0)
}

/// Whether a reader of JSON makes another number of the integer.
fn is_rounded(text: &str, violation: &Violation) -> bool {
    let written = text.get(violation.span.clone().unwrap()).unwrap();
    written.parse::<i64>().is_err() && serde_json::from_str::<f64>(written).is_ok()
}
