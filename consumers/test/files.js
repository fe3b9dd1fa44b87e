// What scripts/consumers.sh has written into generated/, and the conformance corpus.
import { existsSync, readFileSync, readdirSync } from "node:fs";

const generated = new URL("../generated/", import.meta.url);
const examples = new URL("../../specs/examples/", import.meta.url);

const json = (url) => JSON.parse(readFileSync(url, "utf8"));

/** What JSON Schema cannot say. */
export const rules = json(new URL("schemas/rules.json", generated));

/** The schemas of a draft and a profile, from the catalog that editors read. */
export function schemas(draft, profile) {
  const folder = new URL(`schemas/${draft}/${profile}/`, generated);
  return json(new URL("index.json", folder)).schemas.map(({ name, url }) => {
    const [api, operation, kind] = name.split(":");
    const file = new URL(url, folder);
    return { operation: `${api}:${operation}`, kind, file, schema: json(file) };
  });
}

/** More payloads of a request, made by the command, with the violation that a bad one must give. */
export function made(operation) {
  const lines = (kind) =>
    readFileSync(
      new URL(
        `payloads/${operation.replace(":", ".")}.${kind}.ndjson`,
        generated,
      ),
      "utf8",
    )
      .split("\n")
      .filter((line) => line !== "");
  const bytes = (text) => new TextEncoder().encode(text);
  const good = lines("good").map((line, index) => ({
    file: `good ${index}`,
    text: bytes(line),
    violations: [],
  }));
  const bad = lines("bad").map((line) => {
    const { text, payload, code, pointer, severity } = JSON.parse(line);
    return {
      file: `${code} at ${pointer}: ${line}`,
      // The line still has 3600.0 where the value has 3600.
      text: bytes(text ?? line),
      value: payload,
      violations: [{ code, pointer, severity }],
    };
  });
  return [...good, ...bad];
}

/** The payloads of a body, as bytes, with the violations that they must give. */
export function corpus(operation, kind) {
  const folder = new URL(`${operation.replace(":", "/")}/${kind}/`, examples);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files
    .filter((file) => file.endsWith(".json") && !file.endsWith(".expect.json"))
    .map((file) => ({
      file,
      text: readFileSync(new URL(file, folder)),
      violations: json(new URL(file.replace(/\.json$/, ".expect.json"), folder))
        .violations,
    }));
}
