// quicktype takes every schema of the profile `types`, for a typed and for a dynamic language.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  FetchingJSONSchemaStore,
  InputData,
  JSONSchemaInput,
  quicktype,
} from "quicktype-core";
import { schemas } from "./files.js";

for (const lang of ["typescript", "go"]) {
  for (const draft of ["2020-12", "draft-07"]) {
    test(`${draft}: every schema becomes ${lang}, with every member`, async () => {
      for (const { operation, kind, schema } of schemas(draft, "types")) {
        const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
        await input.addSource({
          name: schema.title,
          schema: JSON.stringify(schema),
        });
        const data = new InputData();
        data.addInput(input);
        const options = { "just-types": true, "prefer-unions": true };
        const { lines } = await quicktype({
          inputData: data,
          lang,
          rendererOptions: options,
        });
        const text = lines.join("\n");
        for (const name of members(schema)) {
          assert.ok(
            text.includes(name),
            `${operation}:${kind}: ${name} is missing in\n${text}`,
          );
        }
      }
    });
  }
}

/** The names of all members, in any object. */
function members(schema) {
  if (typeof schema !== "object" || schema === null) return [];
  const own = Object.keys(schema.properties ?? {});
  return own.concat(Object.values(schema).flatMap(members));
}
