// What a frontend writes with the types: the good lines compile, and the bad ones are expected
// errors. `tsc` reads this; nothing runs it.
import { operations } from "../generated/types/index.js";
import type {
  OperationId,
  Operations,
  huaweiV5,
  otcClassic,
  otcV5,
  stackitV1,
} from "../generated/types/index.js";

type Update = Operations["otc-v5:update-vpn-connection"];

// Requests are closed.
export const good: Update["request"] = {
  vpn_connection: {
    name: "office",
    peer_subnets: ["192.168.1.0/24"],
    ikepolicy: { ike_version: "v2", dpd: { interval: 30 } },
  },
};
export const nothingIsChanged: Update["request"] = { vpn_connection: {} };

export const misspelled: Update["request"] = {
  vpn_connection: {
    // @ts-expect-error no such member
    peer_subnet: ["192.168.1.0/24"],
  },
};
// @ts-expect-error the wrapper is mandatory
export const unwrapped: Update["request"] = { name: "office" };
export const wrongType: Update["request"] = {
  // @ts-expect-error a text for a number
  vpn_connection: { ikepolicy: { lifetime_seconds: "28800" } },
};
export const notListed: Update["request"] = {
  // @ts-expect-error not in the list
  vpn_connection: { ikepolicy: { dh_group: "group99" } },
};
export const nothing: Update["request"] = {
  // @ts-expect-error null is no name
  vpn_connection: { name: null },
};
export const absent: Update["request"] = {
  // @ts-expect-error JSON has no undefined
  vpn_connection: { name: undefined },
};
export const onlyOne: otcClassic.UpdateIpsecSiteConnectionContent = {
  mtu: 1500,
  // @ts-expect-error only true
  admin_state_up: false,
};
export const nullable: stackitV1.BGPTunnelConfig = {
  remoteAsn: 65000,
  inboundFilterId: null,
};
// @ts-expect-error the number is mandatory
export const incomplete: stackitV1.BGPTunnelConfig = { inboundFilterId: null };
export const labels: NonNullable<
  stackitV1.UpdateGatewayConnectionPayload["labels"]
> = {
  team: "network",
};

// Responses are open: a provider adds members and values without asking.
export const answer: Update["response"] = {
  vpn_connection: {
    name: null,
    ikepolicy: { ike_version: "v3", lifetime_seconds: 28800 },
    a_new_member: { of: ["any", "kind"] },
  },
};
// @ts-expect-error what is documented keeps its type
export const drifted: Update["response"] = { vpn_connection: { name: 7 } };
export function hash(response: Update["response"]): string {
  const policy = response.vpn_connection?.ikepolicy;
  // @ts-expect-error misspelled members of a response are found, too
  policy?.authentication_algoritm;
  const algorithm = policy?.authentication_algorithm;
  // The listed values are still known to the editor.
  return algorithm === "sha2-256" ? "the usual one" : (algorithm ?? "not said");
}
export function refusal(
  error: Update["error"],
): otcV5.ErrorCode | (string & {}) | undefined {
  return error.error_code ?? undefined;
}

// The table of operations, as types and as values.
export const method: "PUT" = operations["otc-v5:update-vpn-connection"].method;
export const status: "response" =
  operations["otc-v5:update-vpn-connection"].statuses[200];
export const noBody: undefined =
  null! as Operations["stackit-v1:get-gateway-connection"]["request"];
// @ts-expect-error no such operation
export const unknown: OperationId = "otc-v5:create-vpn-connection";
export const path: huaweiV5.UpdateVpnConnectionPath = {
  project_id: "p",
  vpn_connection_id: "c",
};

// A client for all of them is a function.
export async function send<Id extends OperationId>(
  id: Id,
  server: string,
  parameters: Operations[Id]["pathParameters"],
  request: Operations[Id]["request"],
): Promise<Operations[Id]["response"]> {
  const { method, path } = operations[id];
  const filled = path.replace(
    /\{(\w+)\}/g,
    (_, name: keyof typeof parameters) =>
      encodeURIComponent(String(parameters[name])),
  );
  const answer = await fetch(server + filled, {
    method,
    body: JSON.stringify(request),
  });
  return (await answer.json()) as Operations[Id]["response"];
}
export const sent: Promise<otcV5.UpdateVpnConnectionResponse> = send(
  "otc-v5:update-vpn-connection",
  "https://vpn.example.com",
  path,
  good,
);
// @ts-expect-error a parameter is missing
void send("otc-v5:update-vpn-connection", "", { project_id: "p" }, good);
