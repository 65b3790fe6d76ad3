"""Checks manifests and configurations against their JSON Schemas (TAP)."""

import glob
import json
import os
import re
import subprocess
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2 as leastscope reads it: dates and "no" are strings."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers
            if tag.rsplit(":", 1)[1] in ("null", "int", "float")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(true|false)$", re.I), "tTfF")
Loader.add_constructor(
    None, lambda loader, node: loader.construct_scalar(node))

top = sys.argv[1]
number = 0
failed = False


def schema(name):
    path = os.path.join(top, "doc", "schema", f"leastscope-{name}.schema.json")
    with open(path, encoding="utf-8") as file:
        content = json.load(file)
    jsonschema.Draft7Validator.check_schema(content)
    return jsonschema.Draft7Validator(content)


MANIFEST = schema("manifest")
CONFIG = schema("config")


def report(right, name, why=""):
    global number, failed
    number += 1
    failed |= not right
    print(f"{'ok' if right else 'not ok'} {number} - {name}")
    if not right:
        for line in why.splitlines():
            print(f"# {line}")


def check(validator, text, wanted, name):
    problems = []
    documents = list(yaml.load_all(text, Loader=Loader))
    for document in documents:
        problems += [f"{e.json_path}: {e.message}"
                     for e in validator.iter_errors(document)]
    report(bool(problems) != wanted and bool(documents), name,
           "\n".join(problems) or f"passed: {text}")


SHAPE = {"malformed-manifest", "manifest-unknown-key"}


def judge(text):
    """What leastscope says of the shape, and whether it lets it pass."""
    run = subprocess.run(
        [os.path.join(os.environ["top_builddir"], "leastscope"), "check",
         "--no-config", "--format", "json", "--stdin-filename", "x.yaml", "-"],
        input=text, capture_output=True, text=True, check=False)
    rules = {f["rule"] for f in json.loads(run.stdout)["findings"]}
    return rules & SHAPE, run.returncode == 0 and not rules & SHAPE


def check_both(text, wanted):
    """The schema and leastscope agree on the shape."""
    name = " / ".join(text.splitlines())
    check(MANIFEST, text, wanted,
          f"{'right' if wanted else 'wrong'}: {name}")
    shape, passes = judge(text)
    report(not shape if wanted else not passes, f"leastscope agrees: {name}",
           str(shape))


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def is_native(text):
    try:
        documents = list(yaml.load_all(text, Loader=Loader))
    except yaml.YAMLError:
        return False
    return bool(documents) and all(
        isinstance(d, dict) and "leastscope" in d for d in documents)


def c_strings(source, field):
    """The text of a C initialiser: .good = "..." "...","""
    found = re.search(r"\." + field + r'\s*=\s*((?:"(?:[^"\\]|\\.)*"\s*)+),',
                      source)
    if not found:
        return None
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', found.group(1))
    return "".join(parts).encode().decode("unicode_escape")


for path in sorted(glob.glob(os.path.join(top, "examples", "*"))):
    text = "" if path.endswith(".md") else read(path)
    if is_native(text):
        check(MANIFEST, text, True, os.path.basename(path))

goods = 0
for path in sorted(glob.glob(os.path.join(top, "src", "rules", "*.c"))):
    good = c_strings(read(path), "good")
    # What a reader of YAML must refuse or a template fills in is not for a
    # schema to judge.
    if good is None or not is_native(good):
        continue
    goods += 1
    check(MANIFEST, good, True, f"good example of {os.path.basename(path)}")
report(goods >= 30, f"{goods} rules have a good example that is a manifest")

for text in re.findall(r"```yaml\n(leastscope:.*?)```",
                       read(os.path.join(top, "doc", "manifest.md")), re.S):
    check(MANIFEST, text, True, "manifest in doc/manifest.md")

for text in (
        "leastscope: 1\nscope: a\nx-note: {any: thing}\n",
        "leastscope: 1\nrequests: [{scope: [a], x-y: z}]\n",
        "leastscope: 1\nclient: {vendor: 1, client_name: a}\n",
        "leastscope: 1\nscope: a\noperations: [{operation: b, needs: []}]\n",
        "leastscope: 1\nscope: a\nenvironment:\nreview: ~\nrequests: null\n"
        "client: {client_uri: ~, contacts: null, scope: }\nusage:\n",
        "leastscope: 1\nscope: ~\nrequests: [{scope: a, id: 5}]\n",
        "leastscope: 1\nscope: a\nreview: {ticket: 5, review_by: 2027-01-01}\n",
        "leastscope: 1\nscope: a\njustification: {a: 5}\n"
        "client: {software_version: 2.4, client_id: 7}\n",
):
    check_both(text, True)

for text in (
        "scope: a\n",
        "- leastscope: 1\n",
        "leastscope: 2\nscope: a\n",
        "leastscope: 1\nscops: a\n",
        "leastscope: 1\nscope: {a: b}\n",
        "leastscope: 1\nscope: 5\n",
        "leastscope: 1\nscope: ''\n",
        "leastscope: 1\nscope: [a, {read: b}]\n",
        "leastscope: 1\nscope: a\nclient_kind: robot\n",
        "leastscope: 1\nscope: a\nregistration: manual\n",
        "leastscope: 1\nscope: a\nusage: all\n",
        "leastscope: 1\nscope: a\nhuman_approval: false\n",
        "leastscope: 1\nscope: a\nacts_as: robot\n",
        "leastscope: 1\nscope: a\nprovider: [wink]\n",
        "leastscope: 1\nscope: a\nclient: x\n",
        "leastscope: 1\nclient: {scope: {a: b}}\n",
        "leastscope: 1\nclient: {grant_types: authorization_code}\n",
        "leastscope: 1\nscope: a\nendpoints: {token_url: u}\n",
        "leastscope: 1\nscope: a\ncredentials: {secret: u}\n",
        "leastscope: 1\nscope: a\nreview: {approver: u}\n",
        "leastscope: 1\nscope: a\njustification: because\n",
        "leastscope: 1\nscope: a\nauthorization_details: {type: x}\n",
        "leastscope: 1\nscope: a\noperations: GET /x\n",
        "leastscope: 1\nscope: a\noperations: [{needs: a}]\n",
        "leastscope: 1\nscope: a\n"
        "operations: [{operation: x, operation_id: y}]\n",
        "leastscope: 1\nscope: a\noperations: [{operation: x, need: a}]\n",
        "leastscope: 1\nrequests: {a: {scope: b}}\n",
        "leastscope: 1\nrequests: [{scopes: b}]\n",
        "leastscope: 1\nscope: a\nrequests: [{scope: b}]\n",
        "leastscope: 1\nscope: a\nmcp_servers: {a: {url: b}}\n",
        "leastscope: 1\nscope: a\nmcp_servers: [{tools: [{needs: a}]}]\n",
        "leastscope: 1\nscope: a\nendpoints: {issuer: 5}\n",
        "leastscope: 1\nscope: a\ngrant_type: true\n",
        "leastscope: 1\nscope: a\nid: [a]\n",
        "leastscope: 1\nscope: a\nmcp_revision: 5\n",
        "leastscope: 1\nscope: a\nreview: {owner: true}\n",
        "leastscope: 1\nscope: a\nreview: {ticket: false}\n",
        "leastscope: 1\nscope: a\nprovider: 5\n",
        "leastscope: 1\nscope: a\nclient: {client_name: 5}\n",
        "leastscope: 1\nscope: a\nclient: {client_uri: {}}\n",
        "leastscope: 1\nscope: a\nclient: {software_id: [a]}\n",
        "leastscope: 1\nscope: a\nclient: {contacts: [~]}\n",
        "leastscope: 1\nscope: a\nclient: {grant_types: [5]}\n",
        "leastscope: 1\nscope: a\nclient: {redirect_uris: [true]}\n",
        "leastscope: 1\nscope: a\njustification: {a: ~}\n",
        "leastscope: 1\nscope: a\n$schema: [a]\n",
        "leastscope: 1\nscope: a\noperations: [{operation: b, needs: [~]}]\n",
        "leastscope: 1\nscope: a\noperations: [{operation: b, needs: ['']}]\n",
):
    check_both(text, False)

for text in (
        "extends: [strict]\nroot: true\nfiles: {include: ['a/**']}\n"
        "rules: {whole-group: off, all-scopes: {enforce: mandatory}}\n",
        "extends: default\n", "{}", "x-note: 1\n",
):
    check(CONFIG, text, True, "right: " + " / ".join(text.splitlines()))

for text in (
        "- a\n", "rule: {}\n", "custom: []\n", "allow: []\n", "root: yes\n",
        "extends: other\n", "extends: [default, strict]\n",
        "files: [a]\n", "files: {includes: [a]}\n",
        "files: {exclude: ['#a']}\n", "rules: [a]\n",
        "rules: {whole-group: warn}\n", "rules: {whole-group: {}}\n",
        "rules: {whole-group: {enforce: always}}\n",
        "rules: {Whole_Group: error}\n",
):
    check(CONFIG, text, False, "wrong: " + " / ".join(text.splitlines()))

with_profiles = sorted(
    os.path.splitext(os.path.basename(p))[0]
    for p in glob.glob(os.path.join(top, "policies", "profiles", "*.yaml")))
report(CONFIG.schema["definitions"]["profile"]["enum"] == with_profiles,
       "the schema names the profiles there are", str(with_profiles))

print(f"1..{number}")
sys.exit(1 if failed else 0)
