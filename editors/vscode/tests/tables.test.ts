import assert from "node:assert/strict";
import { test } from "node:test";
import { joined } from "../src/tables";

test("tables are joined, and all else is replaced by what is more particular", () => {
  const all = { links: { style: "bare", "alias-first": true }, rules: { "link.inexact": "off" } };
  const here = { links: { style: "plain" }, rules: { "link.unresolved": "off" }, files: [1] };
  assert.deepEqual(joined(all, here), {
    links: { style: "plain", "alias-first": true },
    rules: { "link.inexact": "off", "link.unresolved": "off" },
    files: [1],
  });
  assert.deepEqual(joined({ files: { include: ["a"] } }, { files: { include: ["b"] } }), {
    files: { include: ["b"] },
  });
  assert.deepEqual(joined({ files: null }, { files: { include: [] } }), {
    files: { include: [] },
  });
  assert.deepEqual(joined({}, {}), {});
});
