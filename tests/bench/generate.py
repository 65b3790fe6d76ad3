#!/usr/bin/env python3
"""Makes the files that the benchmarks read.  Same arguments, same bytes.

    generate.py OUT [--manifests N] [--tree N] [--tree-manifests N]

OUT/manifests/NNN/   manifests: half YAML, a quarter JSON, a quarter long YAML
                     with comments; about one in eight asks for a scope that
                     does not exist, or for mcp.* without being an agent
OUT/tree/            a source tree, some of whose files are manifests
OUT/growth/          pairs in which files, bytes or findings grow tenfold
OUT/hostile/         inputs that could cost more than their size, 256 and 1024
                     KiB of each kind
OUT/*.list           one path a line
OUT/bad.list         the manifests with one of the two faults: the truth
"""
import argparse
import json
import os
import random

OPERATIONS = {
    "account.read": ["GET /api/profile", "GET /api/message/count"],
    "account.remove": ["DELETE /api/manager/agency"],
    "inventory.read": ["GET /api/property/{id}/add-on/list",
                       "GET /api/property/{id}/rate-plan/list"],
    "inventory.write": ["POST /api/property/{id}/add-on",
                        "POST /api/property/{id}/promotion"],
    "inventory.remove": ["DELETE /api/property/{id}/add-on/{addOn}"],
    "booking.read": ["GET /api/booking/list", "GET /api/booking/{booking}"],
    "booking.write": ["POST /api/checkout", "PATCH /api/booking/{booking}"],
    "booking.remove": ["DELETE /api/shopping-cart"],
    "marketing.read": ["GET /api/static-list", "GET /api/supplier/list"],
    "marketing.write": ["POST /api/static-list", "POST /api/dynamic-list"],
    "marketing.remove": ["DELETE /api/grid/{list}"],
    "content.read": ["GET /api/lead/list", "GET /api/map/list"],
    "content.write": ["POST /api/lead", "POST /api/map"],
    "content.remove": ["DELETE /api/map/{map}"],
    "analytics.read": ["GET /api/analytics/booking/list"],
    "integrations.read": ["GET /api/channel-manager/property/list"],
    "integrations.write": ["POST /api/services/ezee"],
}
SCOPES = list(OPERATIONS)
TYPOS = ["inventory.reed", "bookings.read", "inventory:read",
         "Inventory.Read", "payments.write", "inventory.delete", "inventory.*",
         "inventory", "account.admin", "analytics.view", "content.update"]
AREAS = ("account inventory booking marketing content analytics integrations "
         "payment accounting").split()
WORDS = ("the a of to and for nightly hotel partner booking rate inventory "
         "channel property report revenue team system needs access because "
         "imports exports feed price availability guest room review media "
         "campaign settlement ledger weekly customer dashboard service reads "
         "updates keeps current copy cache search index audit finance minimal "
         "only after before every hour when changed").split()


class Dice:
    """Draws made from random() alone, which is the same in every Python."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, n):
        return int(self.random() * n)

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]

    def some(self, items, n):
        left = list(items)
        return [left.pop(self.below(len(left)))
                for _ in range(min(n, len(left)))]

    def words(self, n):
        return " ".join(self.pick(WORDS) for _ in range(n))

    def digits(self, n):
        return "%0*x" % (n, self.below(16 ** n))


# ---- one manifest, as data ----

def request(dice, number, kind, scopes):
    agent = kind == "agent"
    made = {"id": "%s-%d" % (dice.pick(AREAS), number),
            "grant_type": "client_credentials" if kind == "service"
                          else "authorization_code",
            "scope": scopes + (["mcp.read"] if agent else [])}
    if agent:
        made["resource"] = "https://api.wink.travel/mcp"
        made["human_approval"] = "per-call"
    made["usage"] = "complete"
    made["operations"] = [o for s in scopes for o in dice.some(
        OPERATIONS[s], 1)]
    if agent:
        made["tools"] = ["list_bookings"]
    made["justification"] = {
        s: dice.words(dice.between(5, 9)) for s in scopes
        if not s.endswith(".read") or dice.below(2)}
    return made


def client(dice, number, kind):
    made = {"client_name": "%s %s %05d" % (dice.pick(AREAS), dice.pick(
                ["sync", "feed", "portal", "export", "bridge"]), number),
            "client_id": dice.digits(16),
            "contacts": ["team-%d@example.com" % dice.below(400)]}
    if kind == "service":
        made["grant_types"] = ["client_credentials"]
        made["token_endpoint_auth_method"] = "client_secret_basic"
        return made
    made["redirect_uris"] = ["https://portal-%d.example.com/oauth/callback"
                             % dice.below(400)]
    made["grant_types"] = ["authorization_code"]
    made["response_types"] = ["code"]
    made["token_endpoint_auth_method"] = (
        "none" if kind == "agent" else "private_key_jwt")
    return made


def manifest(dice, number, many):
    """The manifest, and whether it has one of the two faults."""
    kind = ["service"] * 60 + ["web"] * 28 + ["agent"] * 12
    kind = kind[dice.below(100)]
    staging = kind != "agent" and dice.below(2)
    host = "https://%siam.wink.travel" % ("staging-" if staging else "")
    made = {"leastscope": 1, "provider": "wink",
            "environment": "staging" if staging else "production",
            "client_kind": kind,
            "client": client(dice, number, kind),
            "endpoints": {"issuer": host,
                          "token_endpoint": host + "/oauth2/token"}}
    if kind != "service":
        made["code_challenge_method"] = "S256"
        made["endpoints"]["authorization_endpoint"] = host + "/oauth2/authorize"
    if kind != "agent":
        made["credentials"] = {"client_secret": "${WINK_SECRET_%d}"
                               % dice.below(100)}
    else:
        made["mcp_servers"] = [{
            "name": "wink", "transport": "http",
            "url": "https://api.wink.travel/mcp",
            "tools": [{"name": "list_bookings", "needs": "booking.read",
                       "annotations": {"readOnlyHint": True}}]}]
    pool = (["booking.read"] + dice.some(
                [s for s in SCOPES if s.endswith(".read") and
                 s != "booking.read"], 5)
            if kind == "agent" else
            dice.some(SCOPES, 12 if many else dice.between(1, 4)))
    parts = 3 if many else 1
    made["requests"] = [request(dice, k, kind, pool[k::parts] if
                                kind != "agent" else pool[:2 + k])
                        for k in range(parts)]
    faulty = True
    scope = made["requests"][0]["scope"]
    if dice.below(100) < 8:
        scope.insert(dice.below(len(scope) + 1), dice.pick(TYPOS))
    elif kind != "agent" and dice.below(100) < 5:
        scope.append("mcp." + dice.pick(["read", "write", "remove"]))
    else:
        faulty = False
    held = []
    for r in made["requests"]:
        held += [s for s in r["scope"] if s not in held]
    if not faulty:
        made["client"]["scope"] = held
    made["x-about"] = dice.words(dice.between(10, 30))
    made["review"] = {"owner": "reviewer-%d@example.com" % dice.below(50),
                      "approved_by": "security@example.com",
                      "approved_on": "2026-%02d-%02d" % (dice.between(1, 10),
                                                         dice.between(1, 28)),
                      "ticket": "SEC-%d" % dice.below(10000)}
    made["x-tags"] = dice.some(["pci", "internal", "external", "beta",
                                "batch"], 3)
    return made, faulty


# ---- the same as text ----

def quoted(dice, text):
    if text[:1] in "*${" or ": " in text:
        return '"%s"' % text
    return '"%s"' % text if dice.below(6) == 0 else text


def scalar(dice, value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else quoted(dice, value)


def folded(text, indent):
    lines, line = [], indent
    for word in text.split(" "):
        if len(line) + len(word) > 78 and line.strip():
            lines.append(line.rstrip())
            line = indent
        line += word + " "
    return lines + [line.rstrip()]


def yaml_lines(dice, value, indent, comments, lines):
    pad = " " * indent
    for key, item in value.items():
        if comments and dice.below(5) == 0:
            lines.append(pad + "# " + dice.words(dice.between(4, 9)))
        if key == "scope" and dice.below(2):
            lines.append("%s%s: %s" % (pad, key, '"%s"' % " ".join(item)
                                       if "*" in "".join(item)
                                       else " ".join(item)))
        elif isinstance(item, dict):
            lines.append(pad + key + ":")
            yaml_lines(dice, item, indent + 2, comments, lines)
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            lines.append(pad + key + ":")
            for part in item:
                inner = []
                yaml_lines(dice, part, indent + 4, False, inner)
                inner[0] = pad + "  - " + inner[0].lstrip()
                lines.extend(inner)
        elif isinstance(item, list) and len(item) < 3 and not comments:
            lines.append("%s%s: [%s]" % (pad, key, ", ".join(
                '"%s"' % x if set(x) & set("*{}[],:") else x
                for x in item)))
        elif isinstance(item, list):
            lines.append(pad + key + ":")
            lines.extend(pad + "  - " + quoted(dice, x) +
                         ("  # " + dice.words(4) if comments and
                          dice.below(2) else "") for x in item)
        elif key == "x-about":
            lines.append(pad + key + ": >-")
            lines.extend(folded(item, pad + "  "))
        else:
            lines.append("%s%s: %s" % (pad, key, scalar(dice, item)))


def as_yaml(dice, made, comments):
    lines = []
    if comments:
        lines += ["# " + dice.words(12), "# " + dice.words(10), "---"]
    yaml_lines(dice, made, 0, comments, lines)
    return "\n".join(lines) + "\n"


def as_json(made):
    for holder in made["requests"] + [made["client"]]:
        if len(holder.get("scope", [])) % 2:
            holder["scope"] = " ".join(holder["scope"])
    return json.dumps(made, indent=2) + "\n"


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode())


def write_manifest(dice, number, stem):
    """The path, and whether it is faulty."""
    many = number % 4 == 3
    made, faulty = manifest(dice, number, many)
    if number % 4 == 2:
        path, text = stem + ".json", as_json(made)
    else:
        path, text = stem + ".yaml", as_yaml(dice, made, many)
    write(path, text)
    return path, faulty


# ---- what else stands in a source tree ----

def code_c(dice, n):
    return "".join("static int f%d(int a, int b)\n{\n\treturn a * %d + b; "
                   "/* %s */\n}\n\n" % (k, dice.below(999), dice.words(6))
                   for k in range(n))


def code_ts(dice, n):
    return "".join("export async function f%d(id: string) {\n  const r = await"
                   " api.get(`/%s/${id}`); // %s\n  return r.data;\n}\n"
                   % (k, dice.pick(AREAS), dice.words(5)) for k in range(n))


def code_py(dice, n):
    return "".join("def f%d(a, b=None):\n    # %s\n    return [x for x in a if"
                   " x != %d]\n\n" % (k, dice.words(8), dice.below(99))
                   for k in range(n))


def prose(dice, n):
    return "".join("## %s\n\n%s.\n\n" % (dice.words(3), "\n".join(
        folded(dice.words(60), ""))) for _ in range(n))


def deployment(dice, n):
    return "".join(
        "---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: svc-%d"
        "\n  labels: {tier: %s}\nspec:\n  replicas: %d\n  template:\n    spec:"
        "\n      containers:\n        - name: main\n          env:\n"
        % (dice.below(9999), dice.pick(["web", "db"]), dice.below(9)) +
        "".join("            - {name: VAR_%d, value: \"%s\"}\n"
                % (j, dice.words(2)) for j in range(6))
        for _ in range(max(1, n // 3)))


def resource_kind(dice, n):
    """YAML that says 'scope:' and has nothing to do with OAuth."""
    return ("apiVersion: apiextensions.k8s.io/v1\nkind: "
            "CustomResourceDefinition\nspec:\n  scope: Namespaced\n" +
            deployment(dice, n))


def package(dice, n):
    return json.dumps({"name": "p%d" % dice.below(9999), "dependencies": {
        "dep-%d" % dice.below(9999): "^%d.0.1" % dice.below(20)
        for _ in range(n)}}, indent=2) + "\n"


def picture(dice, n):
    return b"\x89PNG\r\n\x1a\n" + bytes(dice.below(256) for _ in range(30 * n))


FILLERS = [(30, "ts", code_ts), (18, "c", code_c), (17, "py", code_py),
           (10, "md", prose), (10, "yaml", deployment),
           (1, "yaml", resource_kind), (9, "json", package), (5, "png", picture)]


def tree(root, dice, total, manifests):
    folders = ["/".join([root, dice.pick(["services", "libs", "apps"])] +
                        [dice.pick(WORDS) + str(dice.below(20 if k else 40))
                         for k in range(dice.between(1, 5))])
               for _ in range(max(1, total // 13))]
    fillers = [f for weight, *f in FILLERS for _ in range(weight)]
    for i in range(total):
        stem = "%s/%s-%06d" % (dice.pick(folders), dice.pick(WORDS), i)
        if i % (total // manifests) == 0 and i // (total // manifests) < \
                manifests:
            write_manifest(dice, i // (total // manifests), stem)
            continue
        ending, make = dice.pick(fillers)
        write("%s.%s" % (stem, ending), make(dice, dice.between(2, 30)))


# ---- growth, and what could cost more than its size ----

def growing(out, dice):
    """Returns {name: (small list, tenfold list)}."""
    item = "inventory.read booking.read content.read".split()
    pairs = {}
    for name, fault in ("bytes", False), ("findings", True):
        paths = []
        for factor in 1, 10:
            scopes = (["made.up%05d" % k for k in range(45 * factor)] if fault
                      else item)
            text = ("leastscope: 1\nprovider: wink\nrequests:\n" if not fault
                    else "leastscope: 1\nprovider: wink\nscope:\n" + "".join(
                        "  - %s\n" % s for s in scopes))
            if not fault:
                text += "".join(
                    "  - id: r%d\n    scope: %s\n    justification:\n      "
                    "content.read: %s\n" % (k, " ".join(item), dice.words(12))
                    for k in range(300 * factor))
            path = "%s/growth/%s-%d.yaml" % (out, name, factor)
            write(path, text)
            paths.append([path])
        pairs[name] = paths
    return pairs


def repeated(unit, n):
    return unit * (n // len(unit) + 1)


HOSTILE = {
    "flow-open": lambda n: "scope: " + "[" * n,
    "flow-nest": lambda n: "scope: " + "[" * (n // 2) + "]" * (n // 2) + "\n",
    "map-open": lambda n: "{" * n,
    "flow-key": lambda n: repeated("{a: ", n),
    "sequence-nest": lambda n: repeated("- ", n) + "x\n",
    "mapping-nest": lambda n: "".join(
        " " * k + "a:\n" for k in range(int((2 * n) ** .5))),
    "question-marks": lambda n: repeated("? ", n) + "\n",
    "long-plain": lambda n: "scope: " + "a" * n + "\n",
    "long-key": lambda n: "a" * n + ": 1\n",
    "long-quoted": lambda n: 'scope: "' + repeated("\\u00e9", n) + '"\n',
    "many-scopes": lambda n: "scope:\n" + repeated("  - inventory.read\n", n),
    "scope-string": lambda n: "scope: " + repeated("inventory.read ", n) + "\n",
    "flat-flow": lambda n: "scope: [" + repeated("a,", n) + "a]\n",
    "documents": lambda n: repeated("---\nscope: [a]\n", n),
    "anchors": lambda n: "".join("- &a%d x\n" % k for k in range(n // 12)),
    "aliases": lambda n: "- &a x\n" + repeated("- *a\n", n),
    "laughs": lambda n: "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
        "a%d: &a%d [%s]\n" % (k, k, ",".join(["*a%d" % (k - 1)] * 9))
        for k in range(1, max(2, n // 60))),
    "keys": lambda n: "".join("k%d: v\n" % k for k in range(n // 10)),
    "comments": lambda n: repeated("# inventory.read\n", n) + "scope: []\n",
    "blank-lines": lambda n: "scope: |\n" + "\n" * n + "  x\n",
    "plain-lines": lambda n: "scope: a\n" + repeated("  b\n", n),
    "tags": lambda n: repeated("- !!str x\n", n),
    "directives": lambda n: "".join(
        "%%TAG !t%d! tag:x,%d:\n" % (k, k) for k in range(n // 22)) +
        "--- a\n",
    "accents": lambda n: "scope: " + "\u00e9" * (n // 2) + "\n",
    "unknown-keys": lambda n: "leastscope: 1\n" + "".join(
        "clientnam%d: v\n" % k for k in range(n // 18)),
    "unknown-scopes": lambda n: "leastscope: 1\nprovider: wink\nrequests:\n" +
        "".join("  - {id: r%d, scope: %s}\n" % (k, " ".join(
            "booking.raed%d" % j for j in range(60))) for k in range(n // 980)),
    "json-nest": lambda n: '{"scope":' + "[" * n,
    "json-string": lambda n: '{"leastscope":1,"scope":"' + repeated(
        "\\u0061", n) + '"}\n',
    "json-keys": lambda n: '{"leastscope":1' + "".join(
        ',"k%d":0' % k for k in range(n // 11)) + "}\n",
    "secrets": lambda n: "leastscope: 1\nprovider: wink\n" + "".join(
        "x-token-%d: ghp_%036d\n" % (k, k) for k in range(n // 55)),
    "operations": lambda n: "leastscope: 1\nprovider: wink\nscope: "
        "booking.read\noperations:\n" + "".join(
            "  - GET /api/booking/{id}/x%d\n" % k for k in range(n // 30)),
}


def put(path, lines):
    write(path, "".join(line + "\n" for line in lines))


def main():
    options = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out")
    options.add_argument("--manifests", type=int, default=10000)
    options.add_argument("--tree", type=int, default=100000)
    options.add_argument("--tree-manifests", type=int, default=2000)
    given = options.parse_args()
    out = os.path.abspath(given.out)
    dice = Dice(1)
    made = [write_manifest(dice, i, "%s/manifests/%03d/m%05d" %
                           (out, i // 100, i)) for i in range(given.manifests)]
    paths = [path for path, _ in made]
    put(out + "/bad.list", [path for path, faulty in made if faulty])
    for n in 1, 100, 1000, 10000:
        if n <= given.manifests:
            put("%s/%d.list" % (out, n), paths[:n])
    size = sum(os.path.getsize(path) for path in paths)
    for name, lists in growing(out, dice).items():
        for factor, few in zip((1, 10), lists):
            put("%s/growth-%s-%d.list" % (out, name, factor), few)
    for name, make in HOSTILE.items():
        for kib in 256, 1024:
            write("%s/hostile/%s-%d.yaml" % (out, name, kib),
                  make(kib * 1024 - 64))
    if given.tree:
        tree(out + "/tree", Dice(2), given.tree, given.tree_manifests)
    print("%d manifests of %d bytes on average, %d of them faulty"
          % (len(paths), size // max(1, len(paths)),
             sum(faulty for _, faulty in made)))


main()
