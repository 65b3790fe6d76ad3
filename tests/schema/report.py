"""Holds reports of hostile and of plain files against their schemas (TAP)."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

import jsonschema

top, program = sys.argv[1:3]
shared = os.environ.get("LEASTSCOPE_SHARED")
number = 0
failed = False


def say(ok, what, why=""):
    global number, failed
    number += 1
    failed = failed or not ok
    print(("ok" if ok else "not ok"), number, "-", what)
    for line in ascii(why).split(r"\n") if why else []:
        print("#", line[:400])


def validator(path):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def ours(name):
    return validator(os.path.join(top, "doc", "schema", name))


REPORT = ours("leastscope-report.schema.json")
LINE = ours("leastscope-report-line.schema.json")
SARIF = None
if shared:
    SARIF = validator(os.path.join(shared, "schemas", "sarif-2.1.0.json"))

GOOD = (b"leastscope: 1\nprovider: wink\nscope: booking.read\nusage: complete\n"
        b"operations: [{operation_id: show-booking-as-travel-agent}]\n")
BAD = b"leastscope: 1\nprovider: wink\nscope: booking.raed payment.*\n"

HOSTILE_NAMES = [
    b"new\nline", b"esc\x1b[31m", b"bell\x07del\x7f", b"::error file=a::b",
    b"##[error]c", b"##vso[task.x]d", b"bidi\xe2\x80\xae", b"zero\xe2\x80\x8b",
    b"lat\xe9n", b"quote\"'`", b"back\\slash", b"per%41cent", b"frag#ment",
    b"que?ry", b"sp ace", b"<script>&amp;", b"-dash", b"nel\xc2\x85ls\xe2\x80\xa8",
    b"comma,colon:x", b"\xf0\x9f\x8f\xa8", b"${X}{{y}}", b"tab\tcr\r",
]
HOSTILE_TEXTS = [
    b'leastscope: 1\nprovider: wink\n"k\\e[31m\\n::error::x\\u202e": 1\nscope: "x\\e[31m '
    b'booking.raed \\u202e ::error \\0 \\x7f \\u0085 \\u2028 \\U0001f3e8"\n',
    b'leastscope: 1\nprovider: "wi\\nnk"\nclient: {client_name: "a\\u202eb\\n::error::<b>"}\n'
    b'requests: [{id: "\\e]0;t\\a", scope: "pay\\"ment.write ##[error]x"}]\n',
    b"leastscope: 1\nprovider: wink\nscope: b\xffoking.read\n",
    b"\xff\xfel\x00e\x00",
    b"leastscope: 1\nprovider: wink\n# leastscope: allow misspelled-scope -- \"a\" <b> %\xc2\xa0 c\nscope: booking.raed\n",
    b"leastscope: 1\nprovider: wink\nclient: {client_id: x, client_secret: hunter2-hunter2-hunter2}\nscope: booking.read\n",
    b'{"leastscope": 1, "provider": "wink", "scope": "booking.raed \\ud83c\\udfe8 \\u0000", "x": {"\\ud800": 1}}',
]


def fill(folder):
    def write(name, content):
        path = os.path.join(os.fsencode(folder), name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)

    write(b"good/a.yaml", GOOD)
    write(b"none/readme.txt", b"nothing\n")
    write(b"other/x.yaml", b"a: 1\n")
    for i in range(90):
        write(b"many/%d.yaml" % i, BAD)
    for name in HOSTILE_NAMES:
        write(b"names/" + name + b".yaml", BAD)
    for i, text in enumerate(HOSTILE_TEXTS):
        write(b"texts/%d.%s" % (i, b"json" if text[:1] == b"{" else b"yaml"), text)
    write(b"limit/a.yaml", b"leastscope: 1\nprovider: wink\nscope:\n" +
          b"".join(b"  - payment.x%d\n" % i for i in range(300)))
    write(b"broken/a.yaml", b"leastscope: 1\nscope: [\n")


CASES = [["good"], ["none"], ["none", "--allow-empty"], ["other/x.yaml"], ["many"],
         ["names"], ["texts"], ["limit"], ["broken"], ["broken", "good", "missing"],
         ["."], ["many", "--min-severity", "error"], ["texts", "--no-ignores"],
         ["/texts"], ["texts", "--fail-on", "note", "--quiet"], ["good", "--verbose"]]


def run(folder, arguments, style):
    done = subprocess.run([program, "--format", style, *arguments], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stdout


def refuse(name):
    raise ValueError("a word that is not JSON: " + name)


def strict(raw):
    # Exactly one document in UTF-8, nothing a terminal or a log acts upon.
    text = raw.decode("utf-8")
    bad = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e"
                    "\u2066-\u2069\ufeff]|##\\[|##vso\\[", text)
    if bad:
        raise ValueError("a raw " + ascii(bad.group()))
    return json.loads(text, parse_constant=refuse,
                      object_pairs_hook=lambda pairs: no_twins(pairs))


def no_twins(pairs):
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def check_counts(report, status, arguments):
    summary = report["summary"]
    assert summary["exit_status"] == status, "exit_status"
    shown = [f for f in report["findings"] if f["suppression"] is None]
    for level in ("error", "warning", "note"):
        seen = sum(f["severity"] == level for f in shown)
        if "--min-severity" not in arguments or level == "error":
            assert summary[level + "s"] == seen, level
    assert summary["verdict"] == {0: "pass", 1: "fail", 3: "nothing-checked",
                                  4: "fail"}[status] or "--allow-empty" in arguments


def check_json(folder, arguments):
    status, raw = run(folder, arguments, "json")
    assert raw.endswith(b"\n") and raw.count(b"\n") == 1, "one line"
    report = strict(raw)
    REPORT.validate(report)
    check_counts(report, status, arguments)
    status_l, lines = run(folder, arguments, "jsonl")
    assert status_l == status, "the status depends on the format"
    rows = [strict(line) for line in lines.splitlines()]
    for row in rows:
        LINE.validate(row)
    for kind, key in (("finding", "findings"), ("input", "inputs")):
        of = [{k: v for k, v in r.items() if k != "type"} for r in rows
              if r["type"] == kind]
        assert of == report[key], "jsonl and json differ in " + key
    assert rows[-1]["type"] == "summary" and len(rows) == (
        1 + len(report["findings"]) + len(report["inputs"])), "rows"
    return report


def check_sarif(folder, arguments, report):
    status, raw = run(folder, arguments, "sarif")
    log = strict(raw)
    if SARIF is not None:
        errors = list(SARIF.iter_errors(log))
        assert not errors, errors[0].message if errors else ""
    (one,) = log["runs"]
    assert one["invocations"][0]["exitCode"] == status, "exitCode"
    assert one["invocations"][0]["executionSuccessful"] == (status != 4), "success"
    assert len(one["results"]) == len(report["findings"]), "results"
    assert one["columnKind"] == "unicodeCodePoints"
    told = [n["associatedRule"]["id"] for n in
            one["invocations"][0]["toolExecutionNotifications"]]
    assert told == [f["rule"] for f in report["findings"]
                    if f["rule"] == "unreadable-input"], "notifications"
    rules = one["tool"]["driver"]["rules"]
    for result, finding in zip(one["results"], report["findings"]):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["rule"]
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:file:///)?(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})"
                            r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*", uri), uri
        path = urllib.parse.unquote_to_bytes(uri.removeprefix("file://"))
        if "missing" not in arguments:
            assert os.path.exists(os.path.join(os.fsencode(folder), path)), uri
        region = place["region"]
        start, end = finding["span"]["start"], finding["span"]["end"]
        assert (region["startLine"], region["startColumn"], region["endLine"],
                region["endColumn"]) == (start["line"], start["column"],
                                         end["line"], end["column"]), "region"
        assert bool(result["suppressions"]) == (finding["suppression"] is not None)
        assert result["level"] == finding["severity"], "level"
        assert "leastscope/v1" in result["partialFingerprints"]
        if finding["rule"] != "unreadable-input":
            assert re.fullmatch(r"[0-9a-f]{1,16}:[0-9]+", result[
                "partialFingerprints"]["primaryLocationLineHash"]), "line hash"


def check_people(folder, arguments, report):
    # No control byte, and no line that starts with a command of ours.
    for style in ("text", "github"):
        status, raw = run(folder, arguments, style)
        assert status == report["summary"]["exit_status"], "status"
        text = raw.decode("utf-8")
        bad = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e"
                        "\u2066-\u2069\ufeff]", text)
        assert not bad, "a raw " + ascii(bad.group()) if bad else ""
        if style == "text":
            assert not re.search(r"^\s*::|##\[|##vso\[", text, re.M), "a command"
            continue
        for line in text.splitlines()[:-1]:
            assert re.fullmatch(
                r"::(error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+"
                r"(,col=\d+,endColumn=\d+)?,title=[a-z-]+::[^\r\n]+", line) or (
                    "--quiet" in arguments and line.startswith("::")) or (
                    line.startswith("GitHub shows 10 annotations")), line


def main():
    world = tempfile.mkdtemp()
    try:
        fill(world)
        for name in [k for k in os.environ if k.startswith("LEASTSCOPE_")]:
            del os.environ[name]
        os.environ.update(LEASTSCOPE_NOW="2026-11-23", NO_COLOR="1", HOME=world)
        for case in CASES:
            report = None
            what = " ".join(case)
            arguments = [world + a if a.startswith("/") else a for a in case]
            for style, check in (
                    ("json and jsonl", lambda: check_json(world, arguments)),
                    ("sarif", lambda: check_sarif(world, arguments, report)),
                    ("text and github", lambda: check_people(world, arguments, report))):
                try:
                    report = check() or report
                    say(True, f"{style} of {what}")
                except Exception as error:
                    say(False, f"{style} of {what}",
                        f"{type(error).__name__}: {error}")
    finally:
        shutil.rmtree(world)
    if SARIF is None:
        print("ok", number + 1, "# SKIP the SARIF schema: LEASTSCOPE_SHARED is not set")
        print(f"1..{number + 1}")
    else:
        print(f"1..{number}")
    return 1 if failed else 0


sys.exit(main())
