// What one writes by hand in Node: js-yaml and two checks.
//
//     node check.mjs FOLDER-OF-NODE_MODULES LIST
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, list] = process.argv.slice(2);
const { load } = createRequire(modules + "/")("js-yaml");
const groups = ("account inventory booking marketing content analytics " +
  "integrations payment accounting mcp").split(" ");
const known = new Set(groups.flatMap((g) =>
  ["read", "write", "remove"].map((a) => g + "." + a)));
let found = 0;

for (const path of readFileSync(list, "utf8").trim().split("\n")) {
  const text = readFileSync(path, "utf8");
  const manifest = path.endsWith(".json") ? JSON.parse(text) : load(text);
  for (const { scope } of manifest.requests) {
    for (const s of typeof scope === "string" ? scope.split(" ") : scope) {
      const fault = !known.has(s) ? "unknown scope " + s
        : s.startsWith("mcp.") && manifest.client_kind !== "agent"
          ? s + " is for agents" : null;
      if (fault === null)
        continue;
      console.log(path + ": " + fault);
      found++;
    }
  }
}
process.exit(found ? 1 : 0);
