// What VS Code does with a file that has "$schema": completion, squiggles, hover. The service is
// the editor's own.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import languageService from "vscode-json-languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import { schemas } from "./files.js";

const { ClientCapabilities, getLanguageService } = languageService;
const { file } = schemas("draft-07", "full").find(
  ({ operation, kind }) =>
    operation === "otc-v5:update-vpn-connection" && kind === "request",
);
const service = getLanguageService({
  clientCapabilities: ClientCapabilities.LATEST,
  schemaRequestService: (uri) => readFile(new URL(uri), "utf8"),
});
service.configure({ validate: true, allowComments: false });

/** A file in which `|` is the cursor. */
function opened(lines) {
  const text = lines.join("\n").replace("SCHEMA", file.href);
  const offset = text.indexOf("|");
  const document = TextDocument.create(
    "file:///a.json",
    "json",
    1,
    text.replace("|", ""),
  );
  const cursor = offset < 0 ? undefined : document.positionAt(offset);
  return { document, cursor, json: service.parseJSONDocument(document) };
}

const bad = [
  "{",
  '  "$schema": "SCHEMA",',
  '  "vpn_connection": {',
  '    "name": "branch office",',
  '    "peer_subnet": ["192.168.1.0/24"],',
  '    "ikepolicy": {',
  '      "ike_version": "v3",',
  '      "dpd": { "interval": 5 }',
  "    }",
  "  }",
  "}",
];

test("a bad document gets squiggles under the values and keys that are wrong", async () => {
  const { document, json } = opened(bad);
  const found = await service.doValidation(document, json);
  found.sort(
    (one, other) =>
      document.offsetAt(one.range.start) - document.offsetAt(other.range.start),
  );
  const marked = found.map(({ range, message }) => [
    document.getText(range),
    message,
  ]);
  const under = marked.map(([text]) => text);
  assert.deepEqual(
    under,
    ['"branch office"', '"peer_subnet"', '"v3"', "5"],
    JSON.stringify(marked, null, 1),
  );
  const lines = found.map(({ range }) => [
    range.start.line,
    range.start.character,
    range.end.character,
  ]);
  assert.deepEqual(lines, [
    [3, 12, 27],
    [4, 4, 17],
    [6, 21, 25],
    [7, 27, 28],
  ]);
});

test("a good document gets none, with its $schema", async () => {
  const { document, json } = opened([
    "{",
    '  "$schema": "SCHEMA",',
    '  "vpn_connection": { "name": "office", "ikepolicy": { "dpd": { "interval": 30 } } }',
    "}",
  ]);
  assert.deepEqual(await service.doValidation(document, json), []);
});

test("members are completed that are not there yet", async () => {
  const { document, cursor, json } = opened([
    "{",
    '  "$schema": "SCHEMA",',
    '  "vpn_connection": {',
    '    "name": "office",',
    "    |",
    "  }",
    "}",
  ]);
  const { items } = await service.doComplete(document, cursor, json);
  assert.deepEqual(items.map((item) => item.label).sort(), [
    "cgw_id",
    "enable_hub",
    "ikepolicy",
    "ipsecpolicy",
    "peer_subnets",
    "policy_rules",
    "psk",
    "tunnel_local_address",
    "tunnel_peer_address",
  ]);
  const psk = items.find((item) => item.label === "psk");
  assert.match(
    String(psk.documentation.value ?? psk.documentation),
    /Pre-shared key/,
  );
});

test("values of a list are completed", async () => {
  const { document, cursor, json } = opened([
    "{",
    '  "$schema": "SCHEMA",',
    '  "vpn_connection": { "ikepolicy": { "ike_version": | } }',
    "}",
  ]);
  const { items } = await service.doComplete(document, cursor, json);
  assert.deepEqual(items.map((item) => item.label).sort(), ['"v1"', '"v2"']);
});

test("hovering a member says what it is", async () => {
  const { document, cursor, json } = opened([
    "{",
    '  "$schema": "SCHEMA",',
    '  "vpn_connection": { "tunnel_|local_address": "169.254.70.1/30" }',
    "}",
  ]);
  const { contents } = await service.doHover(document, cursor, json);
  assert.match(JSON.stringify(contents), /Tunnel address of the VPN gateway/);
});
