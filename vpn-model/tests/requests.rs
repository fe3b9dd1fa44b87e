//! Requests and answers of operations, as a service with an HTTP client of its own builds and reads them.

use std::error::Error as _;

use vpn_model::otc::v5::{
    ErrorCode, UpdateVpnConnection, UpdateVpnConnectionPath, UpdateVpnConnectionRequest,
};
use vpn_model::stackit::v1::{
    GetGatewayConnection, GetGatewayConnectionPath, ListGatewayConnections,
    ListGatewayConnectionsPath, ListGatewayConnectionsQuery, Region, UpdateGatewayConnection,
};
use vpn_model::{Answer, BodyKind, Model as _, Operation as _, RequestError, Uuid};

const GATEWAY: Uuid = Uuid::from_u128(0x0f4e_3c2a_9d1b_4b7e_8a55_6c0d_2e1f_3a4b);

#[test]
fn an_update_has_its_method_its_path_and_its_body() {
    let path = UpdateVpnConnectionPath {
        project_id: "a/b".to_owned(),
        vpn_connection_id: "x y".to_owned(),
    };
    let text = r#"{"vpn_connection":{"psk":"Correct-Horse-9"}}"#;
    let body = UpdateVpnConnectionRequest::from_json(text).unwrap();
    let request =
        UpdateVpnConnection::request("https://vpn.example.com/", &path, &(), &body).unwrap();
    assert_eq!(request.method(), http::Method::PUT);
    assert_eq!(
        request.uri(),
        "https://vpn.example.com/v5/a%2Fb/vpn-connection/x%20y"
    );
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body(), text.as_bytes());
}

#[test]
fn a_list_has_a_query_and_no_body() {
    let path = ListGatewayConnectionsPath {
        project_id: "p".to_owned(),
        region: Region::Eu01,
        gateway_id: GATEWAY,
    };
    let mut query = ListGatewayConnectionsQuery::default();
    let labels = [("environment".to_owned(), "a&b".to_owned())];
    query.label_selector = Some(labels.into_iter().collect());
    let server = ListGatewayConnections::SERVERS[0];
    let request = ListGatewayConnections::request(server, &path, &query, &()).unwrap();
    assert_eq!(request.method(), http::Method::GET);
    assert_eq!(
        request.uri(),
        "https://vpn.api.stackit.cloud/v1/projects/p/regions/eu01/gateways/\
         0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b/connections?label_selector%5Benvironment%5D=a%26b"
    );
    assert!(request.headers().get("content-type").is_none());
    assert!(request.body().is_empty());
}

#[test]
fn a_parameter_never_makes_another_path() {
    let path = GetGatewayConnectionPath {
        project_id: "p".to_owned(),
        region: Region::Eu02,
        gateway_id: GATEWAY,
        connection_id: "..".to_owned(),
    };
    let refused = GetGatewayConnection::request("https://x.example", &path, &(), &()).unwrap_err();
    let text =
        "the path parameter `connectionId` is empty, `.` or `..`: the path would be another one";
    assert_eq!(refused.to_string(), text);
    assert!(refused.source().is_none(), "a chain of errors says it once");
    assert!(matches!(refused, RequestError::Uri(error) if error.parameter() == "connectionId"));
}

#[test]
fn a_server_that_is_no_url_is_refused() {
    let path = UpdateVpnConnectionPath {
        project_id: "p".to_owned(),
        vpn_connection_id: "c".to_owned(),
    };
    let body = UpdateVpnConnectionRequest::from_json(r#"{"vpn_connection":{}}"#).unwrap();
    let refused = UpdateVpnConnection::request("not a url ", &path, &(), &body).unwrap_err();
    assert_eq!(refused.to_string(), "the server is no URL");
    assert!(refused.source().unwrap().is::<http::Error>());
    assert!(matches!(refused, RequestError::Http(_)));
}

#[test]
fn an_answer_is_read_as_its_status_says() {
    let refused = br#"{"error_code":"VPN.0001","error_msg":"no","request_id":"1"}"#;
    let Answer::Refused(error) = UpdateVpnConnection::read_answer(400, refused).unwrap() else {
        panic!("400 is a refusal");
    };
    let code = error.error_code.as_ref().unwrap();
    assert_eq!(code.known(), Some(ErrorCode::Vpn0001));
    assert!(code.meaning().is_some_and(|meaning| !meaning.is_empty()));

    let accepted = br#"{"vpn_connection":{"name":"office"},"request_id":"1"}"#;
    let Answer::Accepted(response) = UpdateVpnConnection::read_answer(200, accepted).unwrap()
    else {
        panic!("200 is a success");
    };
    let connection = response.vpn_connection.as_ref().unwrap();
    assert_eq!(connection.name.as_deref(), Some("office"));
}

#[test]
fn an_undocumented_status_goes_by_its_class() {
    assert_eq!(UpdateGatewayConnection::body_of(202), BodyKind::Response);
    assert_eq!(UpdateGatewayConnection::body_of(418), BodyKind::Error);
    assert_eq!(UpdateGatewayConnection::SCOPES, ["vpn.connection.update"]);
}
