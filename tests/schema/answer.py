"""Holds what request and suggest print against their schemas (TAP)."""

import copy
import glob
import json
import os
import subprocess
import sys

import jsonschema

top, program = sys.argv[1:3]
number = 0
failed = False


def say(ok, what, why=""):
    global number, failed
    number += 1
    failed |= not ok
    print("ok" if ok else "not ok", number, "-", what)
    for line in [] if ok else why.splitlines():
        print("#", ascii(line)[:400])


def schema(name):
    path = os.path.join(top, "doc", "schema", f"leastscope-{name}.schema.json")
    with open(path, encoding="utf-8") as file:
        content = json.load(file)
    jsonschema.Draft7Validator.check_schema(content)
    return jsonschema.Draft7Validator(content)


ANSWER = schema("answer")
SUGGEST = schema("suggest")
ENVIRONMENT = {k: v for k, v in os.environ.items()
               if not k.startswith("LEASTSCOPE_")}


def run(*arguments, stdin=b""):
    done = subprocess.run([program, *arguments, "--no-config"], input=stdin,
                          env=ENVIRONMENT, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stdout


def problems(validator, document):
    return "\n".join(f"{e.json_path}: {e.message}"
                     for e in validator.iter_errors(document))


def example(name):
    return os.path.join(top, "examples", name)


CC = "grant_type=client_credentials&scope="
SERVICE = ["--manifest", example("clean-rest-client.yaml")]
AGENT = ["--manifest", example("clean-mcp-agent.yaml"), "--request", "cancel"]

answers = {}
for text, more in (
        (CC + "booking.read", SERVICE),
        (CC + "booking.raed", SERVICE),
        (CC + "booking.write", SERVICE),
        (CC + "booking.read+offline_access", SERVICE),
        (CC + "booking.read&resource=x", SERVICE),
        (CC + "booking.read%e2%80%ae%00%1b", SERVICE),
        (CC + "nonsense", []),
        (CC, []),
        ("grant_type=magic&scope=booking.read", SERVICE),
        ("grant_type=refresh_token&refresh_token=x", SERVICE),
        ("response_type=token&client_id=x", SERVICE),
        (CC + "booking.read&client_id=stranger",
         ["--manifest", example("client-metadata.json")]),
        ("response_type=code&client_id=x&scope=booking.write&code_challenge="
         + "a" * 43 + "&code_challenge_method=S256", AGENT),
        ("", []),
        ("a=%", []),
        ('{"scope":"booking.read"}', []),
        ('{"scope":', []),
        ("[1]", []),
        (CC + "a" * 257, SERVICE),
        ("scope=" + "a" * 65537, SERVICE),
):
    status, raw = run("request", "--as", "json", *more, "-",
                      stdin=text.encode())
    name = text[:60]
    try:
        document = json.loads(raw.decode())
    except ValueError as error:
        say(False, f"answer to {name}", f"{error}: {raw!r}")
        continue
    answers[document["answer"]] = document
    why = problems(ANSWER, document)
    wanted = {"ok": 0, "undecided": 4}.get(document["answer"], 1)
    if status != wanted:
        why += f"\nstatus {status}, not {wanted}"
    if document["answer"] != "ok" and document["answer"] not in [
            o["error"] for o in document["objections"]]:
        why += "\nno objection is the answer"
    say(not why, f"answer to {name}", why)

words = {"ok"}
for part in ANSWER.schema["definitions"]["error"]["oneOf"]:
    words.update(part.get("enum", [part.get("const")]))
words.discard(None)
say(set(answers) == words, "every answer there is was seen",
    str(words ^ set(answers)))

good = answers["invalid_scope"]
for change in (
        {"answer": "ok"}, {"answer": "denied"}, {"granted": "a"},
        {"scope": None}, {"objections": []}, {"schema_version": 2},
        {"more": 1}, {"objections": [{**good["objections"][0], "line": 0}]},
        {"objections": [{**good["objections"][0], "message": ""}]},
        {"objections": [{**good["objections"][0], "secret": "x"}]},
):
    say(problems(ANSWER, {**copy.deepcopy(good), **change}) != "",
        f"refused: an answer with {change}"[:76])

seen = []
for path in sorted(glob.glob(os.path.join(top, "examples", "*"))):
    if path.endswith(".md"):
        continue
    status, raw = run("suggest", "--as", "json", path)
    document = json.loads(raw.decode())
    if "error" in document:
        why = problems(SUGGEST, document)
        say(not why and status in (3, 4),
            f"no suggestion for {os.path.basename(path)}", why)
        continue
    seen += document["suggestions"]
    why = problems(SUGGEST, document)
    say(not why, f"suggestion for {os.path.basename(path)}", why)

calls = "curl https://api.wink.travel/api/inventory/campaign/list\n"
usage = f"calls-{os.getpid()}.txt"
with open(usage, "w", encoding="utf-8") as file:
    file.write(calls)
try:
    status, raw = run("suggest", "--as", "json", "--usage", usage,
                      example("wink-cms-plugin.yaml"))
finally:
    os.unlink(usage)
document = json.loads(raw.decode())
say(not problems(SUGGEST, document) and len(document["usage"]) == 1,
    "suggestion by a usage file", problems(SUGGEST, document))

say(any(s["scopes"] for s in seen) and any(s["changes"] for s in seen),
    "some suggestion changes something")
good = copy.deepcopy(document)
for change in (
        {"usage": None}, {"suggestions": [{}]}, {"more": 1},
        {"suggestions": [{**good["suggestions"][0], "proven": 1}]},
        {"suggestions": [{**good["suggestions"][0], "open": [{"use": "a"}]}]},
        {"suggestions": [{**good["suggestions"][0],
                          "scopes": [{"scope": "a", "fate": "stay"}]}]},
):
    say(problems(SUGGEST, {**good, **change}) != "",
        f"refused: a suggestion with {change}"[:76])

# Where there is nothing to say, a document says that.
for kind, arguments in (
        (SUGGEST, ["suggest", "missing.yaml"]),
        (SUGGEST, ["suggest", os.path.dirname(usage) or "."]),
        (SUGGEST, ["suggest", "--usage", "missing.har", example("wink-cms-plugin.yaml")]),
        (ANSWER, ["request", "--manifest", "missing.yaml", CC + "a"]),
        (ANSWER, ["request", "--max-file-size", "10", CC + "booking.read"]),
):
    status, raw = run(*arguments, "--as", "json")
    try:
        document = json.loads(raw.decode())
        why = problems(kind, document)
        if "error" not in document or status not in (3, 4):
            why += f"\nstatus {status}"
    except ValueError as error:
        why = f"{error}: {raw!r}"
    say(not why, "a reason: " + " ".join(arguments[:3]), why)
for change in ({"error": ""}, {"error": None}, {"suggestions": []}, {"usage": []}):
    say(problems(SUGGEST, {"schema_version": 1, "tool": good["tool"], "error": "x",
                           **change}) != "", f"refused: a failure with {change}")
say(problems(SUGGEST, {**good, "error": "x"}) != "", "refused: both in one")

print(f"1..{number}")
sys.exit(1 if failed else 0)
