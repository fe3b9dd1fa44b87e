//! A service in front of the provider: what the provider would refuse does not get through.
//!
//! The feature `validator` of `vpn-model` is all it takes; the extractor is
//! that of `axum-valid`. A refusal is 422 with a JSON object: by JSON pointer,
//! the errors with code, message and parameters, and never a pre-shared key.

// What stands between the two markers is shown in the README; a test compares them.
// readme: begin
use axum::{Json, Router, routing::put};
use axum_valid::Valid;
use vpn_model::otc::v5::UpdateVpnConnectionRequest;

/// The routes of the service.
pub fn service() -> Router {
    Router::new().route("/connections/{id}", put(update))
}

async fn update(Valid(Json(body)): Valid<Json<UpdateVpnConnectionRequest>>) -> String {
    let name = body.vpn_connection.name;
    format!("updating {}", name.as_deref().unwrap_or("the connection"))
}
// readme: end
