// A client that is generated from the OpenAPI document knows every operation and its bodies.
import type {
  components,
  operations,
  paths,
} from "../generated/client/openapi.js";

type Update = operations["otcV5UpdateVpnConnection"];
type Body = Update["requestBody"]["content"]["application/json"];

export const good: Body = {
  vpn_connection: { name: "office", ikepolicy: { ike_version: "v2" } },
};
export const notListed: Body = {
  // @ts-expect-error not in the list
  vpn_connection: { ikepolicy: { dh_group: "group99" } },
};
export const wrongType: Body = {
  // @ts-expect-error a text for a number
  vpn_connection: { ikepolicy: { lifetime_seconds: "28800" } },
};
// Of two providers with the same path, each has its own.
export type Both = [
  paths["/v5/{project_id}/vpn-connection/{vpn_connection_id}#otc-v5"]["put"],
  paths["/v5/{project_id}/vpn-connection/{vpn_connection_id}#huawei-v5"]["put"],
];
export type Labels = NonNullable<
  operations["stackitV1ListGatewayConnections"]["parameters"]["query"]
>["label_selector"];
export const labels: Labels = { team: "network" };
export type Policy = components["schemas"]["OtcV5UpdateIkePolicy"];
