//! What the documents promise to those who read them.

use std::collections::{BTreeMap, BTreeSet};

use vpn_model::json_schema::{Draft, JsonSchema, Profile, SchemaGenerator, Topic, document, id};
use vpn_model::otc::v5::UpdateVpnConnectionRequest;
use vpn_model::{BodyKind, Code, Context, Enumeration as _, OperationInfo, Value, operations};

use crate::invented;

/// Every document of every operation, with what it is.
fn documents() -> Vec<(OperationInfo, BodyKind, Draft, Profile, Value)> {
    let mut all = Vec::new();
    for operation in invented::all() {
        for (kind, _) in operation.bodies() {
            for &draft in Draft::ALL {
                for &profile in Profile::ALL {
                    let schema = document(&operation, kind, draft, profile).unwrap();
                    all.push((operation, kind, draft, profile, schema));
                }
            }
        }
    }
    all
}

/// Calls the function for the schema and every schema in it.
fn walk<'v>(schema: &'v Value, each: &mut impl FnMut(&'v Value)) {
    each(schema);
    let Value::Object(keywords) = schema else {
        return;
    };
    for (keyword, value) in keywords {
        match (keyword.as_str(), value) {
            (
                "not"
                | "if"
                | "then"
                | "else"
                | "contains"
                | "items"
                | "additionalProperties"
                | "propertyNames",
                inner,
            ) => walk(inner, each),
            ("allOf" | "anyOf" | "oneOf", Value::Array(all)) => {
                all.iter().for_each(|inner| walk(inner, each));
            }
            ("properties" | "$defs" | "definitions", Value::Object(all)) => {
                all.values().for_each(|inner| walk(inner, each));
            }
            _ => {}
        }
    }
}

#[test]
fn every_document_keeps_its_metaschema_and_has_an_id_of_its_own() {
    let mut ids = BTreeSet::new();
    for (operation, kind, draft, profile, schema) in documents() {
        jsonschema::meta::validate(&schema).unwrap();
        let found = schema["$id"].as_str().unwrap();
        assert_eq!(found, id(&operation, kind, draft, profile));
        assert!(ids.insert(found.to_owned()), "{found} stands twice");
    }
    assert!(
        ids.contains("urn:vpn-model:0.1.0:otc-v5:update-vpn-connection:request:draft-07:full"),
        "{ids:?}"
    );
}

#[test]
fn every_schema_says_its_type() {
    for (_, _, _, _, document) in documents() {
        walk(&document, &mut |schema| {
            let Value::Object(keywords) = schema else {
                return;
            };
            let remarks = ["description", "deprecated", "title", "$comment"];
            let anything = keywords
                .keys()
                .all(|keyword| remarks.contains(&keyword.as_str()));
            let branches = |keyword: &str| keywords.contains_key(keyword);
            assert!(
                anything
                    || branches("type")
                    || branches("$ref")
                    || branches("anyOf")
                    || only_wraps_a_reference(schema),
                "{schema:#}"
            );
        });
    }
}

/// As draft-07 needs it.
fn only_wraps_a_reference(schema: &Value) -> bool {
    schema["allOf"]
        .as_array()
        .is_some_and(|all| all.len() == 1 && all[0]["$ref"].is_string())
}

#[test]
fn references_stay_inside_the_document() {
    for (_, _, draft, _, document) in documents() {
        let definitions = match draft {
            Draft::Draft07 => "definitions",
            _ => "$defs",
        };
        let mut seen = BTreeSet::new();
        walk(&document, &mut |schema| {
            if let Some(reference) = schema["$ref"].as_str() {
                let name = reference
                    .strip_prefix(&format!("#/{definitions}/"))
                    .unwrap();
                assert!(document[definitions].get(name).is_some(), "{reference}");
                assert!(
                    draft == Draft::Draft2020_12 || schema.as_object().unwrap().len() == 1,
                    "draft-07 ignores what stands beside a reference: {schema}"
                );
                seen.insert(name.to_owned());
            }
        });
        let defined = document[definitions].as_object();
        let defined: BTreeSet<_> = defined
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect();
        assert_eq!(seen, defined);
    }
}

#[test]
fn types_have_nothing_that_generators_of_code_stumble_over() {
    for (_, _, _, profile, document) in documents() {
        if profile != Profile::Types {
            continue;
        }
        walk(&document, &mut |schema| {
            for keyword in [
                "if",
                "then",
                "else",
                "not",
                "patternProperties",
                "prefixItems",
                "dependentRequired",
                "unevaluatedProperties",
                "default",
                "contains",
                "oneOf",
            ] {
                assert!(schema.get(keyword).is_none(), "{keyword} in {schema:#}");
            }
            assert!(schema.get("allOf").is_none() || only_wraps_a_reference(schema));
            for property in schema["properties"].as_object().into_iter().flatten() {
                assert!(property.1.is_object(), "{property:?}");
            }
        });
        assert!(document["properties"].get("$schema").is_none());
    }
}

#[test]
fn formats_are_standard_and_patterns_are_for_every_engine() {
    for (_, _, _, _, document) in documents() {
        walk(&document, &mut |schema| {
            if let Some(format) = schema["format"].as_str() {
                assert!(["uuid", "ipv4", "password"].contains(&format), "{format}");
            }
            if let Some(pattern) = schema["pattern"].as_str() {
                for unknown in [
                    "(?=", "(?!", "(?<", "(?i", "(?P", r"\d", r"\w", r"\s", r"\A", r"\z",
                ] {
                    assert!(!pattern.contains(unknown), "{unknown} in {pattern}");
                }
            }
        });
    }
}

#[test]
fn numbers_of_requests_are_bounded_and_secrets_are_marked() {
    let mut secrets = 0;
    for (_, kind, _, _, document) in documents() {
        walk(&document, &mut |schema| {
            let closed =
                |schema: &Value| schema.get("const").is_some() || schema.get("enum").is_some();
            if kind == BodyKind::Request && schema["type"] == "integer" && !closed(schema) {
                let bounded = schema["minimum"].is_number() || schema["not"].is_object();
                assert!(bounded, "{schema:#}");
            }
            if schema["format"] == "password" {
                secrets += 1;
                assert_eq!(
                    schema.get("writeOnly").is_some(),
                    kind == BodyKind::Request,
                    "{schema:#}"
                );
            }
        });
    }
    assert!(secrets > 0);
}

#[test]
fn every_request_has_examples_that_are_valid() {
    for operation in operations() {
        let Some(body) = &operation.request else {
            continue;
        };
        for &draft in Draft::ALL {
            for &profile in Profile::ALL {
                let schema = document(operation, BodyKind::Request, draft, profile).unwrap();
                let validator = jsonschema::validator_for(&schema).unwrap();
                let examples = schema["examples"].as_array().unwrap();
                assert!((1..=2).contains(&examples.len()), "{}", operation.id);
                for example in examples {
                    assert!(validator.is_valid(example), "{example:#}");
                    let report = body.check_json(example.to_string().as_bytes(), &Context::new());
                    let said: Vec<_> = report
                        .violations()
                        .iter()
                        .filter(|violation| violation.code != Code::Unchecked)
                        .collect();
                    assert!(said.is_empty(), "{}: {said:?}", operation.id);
                }
            }
        }
    }
}

#[test]
fn examples_of_members_are_valid() {
    for (_, _, _, _, document) in documents() {
        let base = document.clone();
        walk(&document, &mut |schema| {
            if schema.get("$schema").is_some() {
                return;
            }
            for example in schema["examples"].as_array().into_iter().flatten() {
                let mut alone = schema.clone();
                alone["$schema"] = base["$schema"].clone();
                assert!(
                    jsonschema::validator_for(&alone).unwrap().is_valid(example),
                    "{alone:#}"
                );
            }
        });
    }
}

#[test]
fn a_service_can_embed_what_the_command_prints() {
    let mut generator = SchemaGenerator::default();
    let reference = generator.subschema_for::<UpdateVpnConnectionRequest>();
    assert_eq!(
        reference.to_value()["$ref"],
        "#/$defs/UpdateVpnConnectionRequest"
    );
    let definitions = generator.take_definitions(true);
    let operation = operations()
        .iter()
        .find(|one| one.id == "otc-v5:update-vpn-connection");
    let printed = document(
        operation.unwrap(),
        BodyKind::Request,
        Draft::Draft2020_12,
        Profile::Full,
    )
    .unwrap();
    for (name, definition) in printed["$defs"].as_object().unwrap() {
        let mut embedded = definitions[name].clone();
        // Forms would take it as the label of each member that is such a thing.
        embedded.as_object_mut().unwrap().shift_remove("title");
        // What two APIs share has one definition in a service, which cites the documents of both.
        if let Some(one) = definition.get("$comment").and_then(Value::as_str) {
            let (document, table) = one.rsplit_once(", ").unwrap();
            let both = embedded["$comment"].as_str().unwrap();
            assert!(both.contains(document.trim_start_matches("Source: ")));
            assert!(both.ends_with(&format!(", {table}")), "{both}");
            embedded["$comment"] = one.into();
        }
        assert_eq!(&embedded, definition, "{name}");
    }
}

#[test]
fn every_topic_has_a_word_and_a_reason_of_its_own() {
    let words: BTreeSet<_> = Topic::ALL.iter().map(|topic| topic.as_str()).collect();
    let reasons: BTreeSet<_> = Topic::ALL.iter().map(|topic| topic.reason()).collect();
    assert_eq!([words.len(), reasons.len()], [Topic::ALL.len(); 2]);
    for reason in reasons {
        assert!(reason.ends_with('.') && reason.contains(' '), "{reason}");
    }
}

#[test]
fn what_two_providers_share_cites_the_document_of_the_body() {
    let all = operations().iter();
    let otc = all.filter(|operation| operation.id.starts_with("otc-"));
    for operation in otc {
        for (kind, body) in operation.bodies() {
            let (title, _) = body.schema.source.split_once(',').unwrap();
            let schema = document(operation, kind, Draft::Draft2020_12, Profile::Full).unwrap();
            walk(&schema, &mut |schema| {
                if let Some(comment) = schema["$comment"].as_str() {
                    assert!(
                        comment.starts_with(&format!("Source: {title}")),
                        "{comment}"
                    );
                    assert_eq!(comment.matches("API reference").count(), 1, "{comment}");
                }
            });
        }
    }
}

#[test]
fn members_come_in_the_order_of_the_spec() {
    let mut generator = SchemaGenerator::default();
    let schema = invented::Settings::json_schema(&mut generator).to_value();
    let names: Vec<_> = schema["properties"].as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        ["mode", "size", "loud", "tag", "address", "fast", "extra"]
    );
    let values: BTreeMap<_, _> = invented::Mode::VALUES.iter().copied().collect();
    let definitions = generator.take_definitions(true);
    let listed = definitions["Mode"]["enum"].as_array().unwrap();
    assert_eq!(listed.len(), values.len());
}

#[test]
fn answers_are_tolerant() {
    for (_, kind, _, _, document) in documents() {
        if kind == BodyKind::Request {
            continue;
        }
        walk(&document, &mut |schema| {
            for keyword in [
                "required",
                "enum",
                "const",
                "pattern",
                "minLength",
                "maxLength",
                "minimum",
                "maximum",
                "minItems",
                "maxItems",
                "uniqueItems",
                "if",
                "not",
            ] {
                assert!(schema.get(keyword).is_none(), "{keyword} in {schema:#}");
            }
            assert_ne!(
                schema["additionalProperties"],
                Value::Bool(false),
                "{schema:#}"
            );
        });
    }
}

#[test]
fn what_has_no_doc_comment_has_no_empty_description() {
    for (operation, kind, _, _, schema) in documents() {
        walk(&schema, &mut |part| {
            let empty = part.get("description").is_some_and(|text| text == "");
            assert!(!empty, "{} {kind}: {part}", operation.id);
        });
    }
}
