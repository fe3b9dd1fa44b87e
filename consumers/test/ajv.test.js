// Ajv in strict mode reads every schema, and has the same verdict as vpn-model on the conformance
// corpus and on what the command makes, but for what rules.json lists as what JSON Schema cannot say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { corpus, made, rules, schemas } from "./files.js";

const drafts = { "2020-12": Ajv2020, "draft-07": Ajv };

for (const [draft, Class] of Object.entries(drafts)) {
  test(`${draft}: every schema compiles in strict mode, in both profiles`, () => {
    for (const profile of ["full", "types"]) {
      for (const { schema } of schemas(draft, profile)) {
        compiled(Class, schema);
      }
    }
  });

  test(`${draft}: what vpn-model accepts is accepted, and what a schema can say is refused`, () => {
    const verdicts = { accepted: 0, refused: 0, excused: 0, unread: 0 };
    for (const { operation, kind, schema } of schemas(draft, "full")) {
      const validate = compiled(Class, schema);
      const more = kind === "request" ? made(operation) : [];
      for (const { file, text, violations, value = parsed(text) } of [
        ...corpus(operation, kind),
        ...more,
      ]) {
        if (
          value === undefined ||
          violations.some((found) => found.code === "duplicate-field")
        ) {
          // What is no JSON, and what JSON.parse corrects.
          verdicts.unread += 1;
          continue;
        }
        const accepted = validate(value);
        const said = () =>
          `${draft} ${file}: ${JSON.stringify(validate.errors)}`;
        if (kind !== "request") {
          // No rule refuses an answer; a schema refuses what has another type.
          if (/-(valid|clean|kept-.*)\.json$/.test(file))
            assert.ok(accepted, said());
          if (/-type-/.test(file))
            assert.ok(!accepted || isLexical(text), said());
          continue;
        }
        const errors = violations.filter((found) => found.severity === "error");
        const binding = errors.filter(
          (found) => !isUnsaid(operation, found, text),
        );
        if (errors.length === 0) assert.ok(accepted, said());
        if (binding.length > 0) assert.ok(!accepted, said());
        if (errors.length > 0 && binding.length === 0) verdicts.excused += 1;
        else verdicts[accepted ? "accepted" : "refused"] += 1;
      }
    }
    // Both happen, and often; the excuse is the exception.
    assert.ok(
      verdicts.accepted > 500 && verdicts.refused > 500,
      JSON.stringify(verdicts),
    );
    assert.ok(
      verdicts.excused < verdicts.refused / 8,
      JSON.stringify(verdicts),
    );
  });
}

function compiled(Class, schema) {
  const ajv = new Class({ strict: true, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

function parsed(text) {
  try {
    return JSON.parse(
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text),
    );
  } catch {
    return undefined;
  }
}

/** Whether rules.json says that no schema can say this. */
function isUnsaid(operation, violation, text) {
  if (violation.code === "type") return isLexical(text);
  const generic = (pointer) => pointer.replace(/\/\d+(?=\/|$)/g, "/*");
  const place = generic(violation.pointer);
  return rules.rules.some(
    (rule) =>
      rule.operation === operation &&
      rule.code === violation.code &&
      rule.severity === violation.severity &&
      rule.pointers.some(
        (pointer) => pointer === place || place === generic(rule.bad.pointer),
      ),
  );
}

/** Whether a number is written as no integer is, and is one: 3600.0, 1e3. */
function isLexical(text) {
  return /[:[,\s]-?\d+(\.0+|[eE]\+?\d+|\.0+[eE]\+?\d+)[\s,}\]]/.test(
    new TextDecoder().decode(text),
  );
}
