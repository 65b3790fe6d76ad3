#!/usr/bin/env python3
"""What one writes by hand: PyYAML's C loader and two checks.

    check.py LIST     unknown scopes, and mcp.* for anything but an agent
"""
import json
import sys

import yaml

GROUPS = ("account inventory booking marketing content analytics integrations "
          "payment accounting mcp").split()
KNOWN = {g + "." + a for g in GROUPS for a in ("read", "write", "remove")}


def faults(manifest):
    agent = manifest.get("client_kind") == "agent"
    for request in manifest["requests"]:
        scope = request["scope"]
        for s in scope.split() if isinstance(scope, str) else scope:
            if s not in KNOWN:
                yield "unknown scope " + s
            elif s.startswith("mcp.") and not agent:
                yield s + " is for agents"


found = 0
for path in open(sys.argv[1], encoding="utf-8").read().splitlines():
    with open(path, encoding="utf-8") as file:
        documents = ([json.load(file)] if path.endswith(".json") else
                     yaml.load_all(file, Loader=yaml.CSafeLoader))
        for manifest in documents:
            for fault in faults(manifest):
                print(path, fault, sep=": ")
                found += 1
sys.exit(1 if found else 0)
