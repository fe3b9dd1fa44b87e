//! `types`: what a frontend gets. That it compiles, and what then does not, is in `consumers/`.

use std::fs;

use vpn_model::operations;
use vpn_model::schema::{EnumSchema, Kind, Schema};

use crate::workspace::Workspace;

#[test]
fn the_help_says_what_is_written() {
    insta::assert_snapshot!("help_types", Workspace::new().run(&["types", "--help"]));
}

#[test]
fn an_api_is_a_module() {
    insta::assert_snapshot!(
        "types",
        Workspace::new().run(&["types", "--as", "altostrat"])
    );
}

#[test]
fn an_operation_has_its_own_types_only() {
    let workspace = Workspace::new();
    let all = workspace.run(&["types", "--as", "stackit-v1"]).stdout;
    let one = workspace
        .run(&["types", "--as", "stackit-v1:get-gateway-connection"])
        .stdout;
    assert!(all.contains("export interface UpdateGatewayConnectionPayload {"));
    assert!(!one.contains("UpdateGatewayConnection"));
    assert!(one.contains("    request: undefined;\n    response: ConnectionResponse;\n"));
}

#[test]
fn a_directory_gets_a_file_per_api_and_an_index() {
    let workspace = Workspace::new();
    let run = workspace.run(&["types", "--out", "src/vpn"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, "8 files in src/vpn\n"),
        "{run}"
    );
    let directory = workspace.path().join("src/vpn");
    let read = |name: &str| fs::read_to_string(directory.join(name)).unwrap();
    let printed = workspace.run(&["types", "--as", "otc-v5"]).stdout;
    assert_eq!(read("otc-v5.ts"), printed);
    let index = read("index.ts");
    for operation in operations() {
        assert!(
            index.contains(&format!("  \"{}\": {{\n", operation.id)),
            "{index}"
        );
    }
}

#[test]
fn what_cannot_be_asked_for_gets_a_suggestion() {
    let workspace = Workspace::new();
    insta::assert_snapshot!(
        "types_unknown_api",
        workspace.run(&["types", "--as", "otc-v6"])
    );
    insta::assert_snapshot!(
        "types_of_one_body",
        workspace.run(&["types", "--as", "otc-v5:update-vpn-connection:response"])
    );
    insta::assert_snapshot!("types_of_nothing", workspace.run(&["types"]));
}

#[test]
fn a_directory_that_cannot_be_made_is_3() {
    let run = Workspace::with("{}").run(&["types", "--out", "a.json/x"]);
    assert_eq!(run.code, 3, "{run}");
}

#[test]
fn a_name_stands_for_one_type_in_an_api() {
    let mut seen: Vec<(&str, &str, String)> = Vec::new();
    for operation in operations() {
        let (api, _) = operation.id.split_once(':').unwrap();
        let parameters = [operation.path_parameters, operation.query_parameters];
        let parameters = parameters.into_iter().flatten().map(|all| all.schema);
        let bodies = operation.bodies().map(|(_, body)| body.schema);
        for schema in parameters.chain(bodies) {
            collect(schema, &mut |name, shape| seen.push((api, name, shape)));
        }
    }
    for (api, name, shape) in &seen {
        assert!(
            !["Operations", "Record", "operations"].contains(name),
            "{name}"
        );
        let same = seen
            .iter()
            .filter(|(other, named, _)| other == api && named == name);
        for (_, _, other) in same {
            assert_eq!(shape, other, "{api} {name}");
        }
    }
}

fn collect(schema: &'static Schema, found: &mut dyn FnMut(&'static str, String)) {
    found(schema.name, format!("{schema:?}"));
    for field in schema.fields {
        match field.kind.innermost() {
            Kind::Object(inner) => collect(inner, found),
            Kind::Values(list) => {
                let EnumSchema { name, .. } = list;
                found(name, format!("{list:?}"));
            }
            _ => {}
        }
    }
}
