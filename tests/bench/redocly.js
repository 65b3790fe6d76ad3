// Redocly lints descriptions of APIs only, so each manifest stands in one of
// them under `x-integration`; the same two checks as check.py.
const groups = ("account inventory booking marketing content analytics " +
  "integrations payment accounting mcp").split(" ");
const known = new Set(groups.flatMap((g) =>
  ["read", "write", "remove"].map((a) => g + "." + a)));

function look(root, context) {
  const manifest = root["x-integration"];
  for (const request of manifest.requests) {
    const scope = typeof request.scope === "string"
      ? request.scope.split(" ") : request.scope;
    for (const s of scope) {
      if (!known.has(s))
        context.report({ message: "unknown scope " + s });
      else if (s.startsWith("mcp.") && manifest.client_kind !== "agent")
        context.report({ message: s + " is for agents" });
    }
  }
}

export default () => ({
  id: "scope",
  rules: { oas3: { check: () => ({ Root: look }) } },
});
