#!/usr/bin/env python3
"""Measures leastscope next to yardsticks, all in one run, and prints a table.

    run.py [--update] [--only N,N...]

Every figure is a ratio of programs that were run in turn, so that a machine
whose speed drifts is fair to all.  What is not installed is left out, and the
table says so.  top_srcdir and top_builddir are set by make.
"""
import argparse
import datetime
import functools
import json
import os
import re
import shutil
import statistics
import subprocess
import sys

SOURCE = os.environ.get("top_srcdir", ".")
BUILD = os.environ.get("top_builddir", ".")
HERE = SOURCE + "/tests/bench"
DATA = BUILD + "/bench-data"
NPM = BUILD + "/bench-npm"
PROGRAM = BUILD + "/leastscope"
PEERS = {"js-yaml": "4.1.0", "@redocly/cli": "1.34.20",
         "@stoplight/spectral-cli": "6.15.0"}

rows = []    # of the goals
peers = []   # of the programs that do the same
left_out = []


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(command, **more):
    return subprocess.run(command, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, **more)


def program(name):
    return "%s/tests/bench/%s" % (BUILD, name)


def listed(n):
    return "%s/%s.list" % (DATA, n)


def check(*arguments, jobs=1):
    return [PROGRAM, "check", "--no-config", "-j%d" % jobs] + list(arguments)


def check_list(name, jobs=1):
    return check("--files-from", listed(name), jobs=jobs)


def rounds(n, *commands, allowed=(0, 1)):
    """For each command: seconds, ratio of wall, of CPU, peak MiB."""
    joined = []
    for command in commands:
        joined += ["--"] * bool(joined) + command
    done = run([program("rounds"), str(n)] + joined)
    results = []
    for command, line in zip(commands, done.stdout.splitlines()):
        seconds, wall, cpu, peak, status = line.split()
        if int(status) not in allowed:
            sys.exit("%s ended with status %s" % (" ".join(command), status))
        results.append({"s": float(seconds), "wall": float(wall),
                        "cpu": float(cpu), "mib": int(peak) / 1024})
    if len(results) != len(commands):
        sys.exit("rounds: %s%s" % (done.stdout, done.stderr))
    return results


def instructions(command):
    done = run(["valgrind", "--tool=callgrind",
                "--callgrind-out-file=/dev/null"] + command)
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def have(tool):
    if shutil.which(tool):
        return True
    if tool not in left_out:
        left_out.append(tool)
    return False


def row(number, what, figure, gate, good, aim=""):
    rows.append((number, what, figure, gate, "yes" if good else "**no**", aim))
    say("%3s  %-58s %12s  %s %s" % (number, what, figure, gate,
                                     "" if good else "  <-- not met"))


def at_most(number, what, value, gate, aim=None, form="%.2f", unit=""):
    row(number, what, form % value + unit, "<= %g%s" % (gate, unit),
        value <= gate, "" if aim is None else "<= %g%s" % (aim, unit))


def at_least(number, what, value, gate, aim=None, form="%.1f", unit=""):
    row(number, what, form % value + unit, ">= %g%s" % (gate, unit),
        value >= gate, "" if aim is None else ">= %g%s" % (aim, unit))


# ---- the files ----

def generate():
    with open(HERE + "/generate.py", "rb") as f:
        stamp = f.read()
    try:
        with open(DATA + "/stamp", "rb") as f:
            if f.read() == stamp:
                return
    except FileNotFoundError:
        pass
    say("making the files in %s (once; a minute or two)" % DATA)
    shutil.rmtree(DATA, ignore_errors=True)
    subprocess.run([sys.executable, HERE + "/generate.py", DATA], check=True,
                   stdout=sys.stderr)
    with open(DATA + "/stamp", "wb") as f:
        f.write(stamp)


def verify():
    """The two checks find exactly the faults that were put in."""
    with open(DATA + "/bad.list", encoding="utf-8") as f:
        bad = set(f.read().split())
    done = run(check_list(10000) + ["--format", "jsonl"])
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    found = {os.path.abspath(line["path"]) for line in lines
             if line.get("severity") == "error"}
    if found != bad:
        sys.exit("the errors are not in the files that have the faults: %s"
                 % sorted(found ^ bad)[:5])


# ---- the goals, by number ----

def goal_1():
    if have("valgrind"):
        ours = instructions(check_list(1000))
        at_most(1, "instructions, 1,000 files, one thread, to libyaml's "
                "events", ours / instructions([program("events"),
                                               listed(1000)]), 1.15, 0.8)


def goal_2():
    _, ours = rounds(11, [program("events"), listed(10000)],
                     check_list(10000))
    at_most(2, "wall, 10,000 files, one thread, to libyaml's events",
            ours["wall"], 1.15, 0.8)


def goal_3():
    shares = []
    for _ in range(7):
        one, two = rounds(1, check_list(10000), check_list(10000, jobs=2))
        gain = float(run([program("spin")]).stdout)
        shares.append(one["s"] / two["s"] / gain)
    at_least(3, "two threads: share of the speed-up of pure arithmetic",
             100 * statistics.median(shares), 85, 95, "%.0f", " %")


def goal_4():
    _, ours = rounds(300, [program("trivial")], check_list(1))
    at_most(4, "one small manifest, to a program that does nothing",
            ours["wall"], 1.35, 1.15)


def goal_7():
    names = [check_list(10000, jobs=2),
             check(DATA + "/manifests", jobs=2)]
    listed_ones, folder = rounds(3, *names)
    at_most(7, "peak memory, a folder of 10,000 files, two threads",
            folder["mib"], 8, 4, "%.1f", " MiB")
    at_most(7, "the same, named one by one", listed_ones["mib"], 8, 4, "%.1f",
            " MiB")


def goal_8():
    tree = DATA + "/tree"
    ours = check(tree, jobs=2)
    if have("rg"):
        peer = ["rg", "-l", "-j2", "-g", "*.y*ml", "-g", "*.json", "scope",
                tree]
        name = "rg -l -j2 scope"
    else:
        peer, name = ["find", tree, "-name", "*.y*ml"], "find"
    _, mine, bare = rounds(7, peer, ours, [program("walk"), tree])
    at_most(8, "tree of 100,000 files with 2,000 manifests, to " + name,
            mine["wall"], 0.8, 0.6)
    say("     (a bare walk is %.2f of that)" % bare["wall"])


def goal_9():
    small, large = rounds(5, check_list(1000), check_list(10000))
    at_most(9, "ten times the files: cost", large["s"] / small["s"], 10.5,
            form="%.1f", unit="x")
    for what in "bytes", "findings":
        small, large = rounds(15, check_list("growth-%s-1" % what),
                              check_list("growth-%s-10" % what))
        at_most(9, "ten times the %s: cost" % what, large["s"] / small["s"],
                10.5, form="%.1f", unit="x")


def goal_10():
    kinds = sorted({name.rsplit("-", 1)[0]
                    for name in os.listdir(DATA + "/hostile")})
    worst, slowest = (0, ""), (0, "")
    for kind in kinds:
        small, large = rounds(
            3, *[check("%s/hostile/%s-%d.yaml" % (DATA, kind, kib))
                 for kib in (256, 1024)], allowed=(0, 1, 3, 4))
        # What takes no time to speak of has no growth to speak of.
        if large["s"] > 0.005:
            worst = max(worst, (large["s"] / small["s"], kind))
        slowest = max(slowest, (large["s"], kind))
    at_most(10, "%d kinds of hostile input, 1 MiB to 256 KiB (worst: %s)"
            % (len(kinds), worst[1]), worst[0], 5, form="%.1f", unit="x")
    at_most(10, "the slowest 1 MiB of them (%s)" % slowest[1], slowest[0], 1,
            form="%.3f", unit=" s")


def only_two_rules():
    """A configuration in which all other rules are off."""
    names = run([PROGRAM, "list", "rules", "--as", "names"]).stdout.split()
    keep = {"unknown-scope", "mcp-scope-non-agent"}
    path = DATA + "/two-rules.yaml"
    with open(path, "w", encoding="utf-8") as f:
        f.write("rules:\n" + "".join(
            "  %s: off\n" % name for name in names if name not in keep))
    return path


def goal_11():
    config = only_two_rules()
    two = [PROGRAM, "check", "-j1", "--config", config, "--files-from",
           listed(1000)]
    if have("valgrind"):
        at_most(11, "instructions, all rules to two",
                instructions(check_list(1000)) / instructions(two), 1.15)
    else:
        first, second = rounds(15, two, check_list(1000))
        at_most(11, "CPU, all rules to two", second["cpu"], 1.15)


def graph():
    """The least set on a large provider, whose tables are not part of this."""
    shared = os.environ.get("LEASTSCOPE_SHARED")
    if not shared:
        left_out.append("the tables of Microsoft Graph (LEASTSCOPE_SHARED)")
        return
    done = run([program("graph"), shared + "/data/catalogs"])
    if done.returncode != 0:
        sys.exit("graph: " + done.stderr)
    for line in done.stdout.splitlines():
        (size, apps, nodes, middle, worst, exact, each, greedy,
         gained) = line.split()
        at_most(13, "least set, %s apps of %s operations: slowest (median %s us, "
                "%s steps at most)" % (apps, size, middle, nodes),
                float(worst) / 1000, 1, form="%.2f", unit=" ms")
        say("     scopes: %s exact, %s by each operation's least, %s greedy; "
            "exact costs less than greedy in %s of %s"
            % (exact, each, greedy, gained, apps))


def suggest():
    """One process for each manifest, as a user would: it takes one at a time."""
    loop = ["sh", "-c", 'while read -r f; do "$0" "$@" "$f"; done <"$LIST"; '
            ":"]
    os.environ["LIST"] = listed(1000)
    _, ours = rounds(5, loop + check(),
                     loop + [PROGRAM, "suggest", "--no-config"])
    at_most(14, "suggest on 1,000 manifests, one at a time, to check",
            ours["wall"], 2)


# ---- programs that do the same (goals 5 and 6) ----

@functools.cache
def npm():
    if not have("npm") or not have("node"):
        return False
    if not os.path.isdir(NPM + "/node_modules/js-yaml"):
        say("fetching %s through npm (once)" % ", ".join(PEERS))
        os.makedirs(NPM, exist_ok=True)
        done = run(["npm", "install", "--no-audit", "--no-fund",
                    "--ignore-scripts", "--prefix", NPM] + ["%s@%s" % peer for peer in PEERS.items()])
        if done.returncode != 0:
            why = [line for line in done.stderr.splitlines()
                   if line.startswith("npm error") and "log of" not in line]
            left_out.append("what npm fetches (%s)" % (why or ["?"])[-1])
            return False
    return True


def wrap(n):
    """The manifests in API descriptions, for Redocly; returns a list."""
    folder = "%s/openapi-%d" % (DATA, n)
    config = folder + "/redocly.yaml"
    if not os.path.exists(config):
        os.makedirs(folder, exist_ok=True)
        shutil.copy(HERE + "/redocly.js", folder)
        for path in open(listed(n), encoding="utf-8").read().split():
            with open(path, encoding="utf-8") as f:
                text = f.read()
            head = {"openapi": "3.1.0", "paths": {},
                    "info": {"title": "x", "version": "1"}}
            if path.endswith(".json"):
                text = json.dumps(dict(head, **{"x-integration":
                                                json.loads(text)}), indent=2)
            else:
                text = json.dumps(head)[1:-1].replace(', "', '\n"') + \
                    "\nx-integration:\n" + "".join(
                        "  %s\n" % line for line in text.splitlines()
                        if line != "---")
            with open(folder + "/" + os.path.basename(path), "w",
                      encoding="utf-8") as f:
                f.write(text)
        with open(config, "w", encoding="utf-8") as f:
            f.write("plugins: [redocly.js]\nrules: {scope/check: error}\n")
    return folder


def spectral_rules():
    groups = ("account inventory booking marketing content analytics "
              "integrations payment accounting mcp").split()
    known = ["%s.%s" % (g, a) for g in groups
             for a in ("read", "write", "remove")]
    token = "(%s)" % "|".join(k.replace(".", "\\.") for k in known)
    path = DATA + "/spectral.yaml"
    with open(path, "w", encoding="utf-8") as f:
        json.dump({"rules": {
            "unknown-scope": {
                "given": "$.requests[*].scope", "severity": "error",
                "then": {"function": "schema", "functionOptions": {"schema": {
                    "oneOf": [
                        {"type": "string",
                         "pattern": "^%s( %s)*$" % (token, token)},
                        {"type": "array", "items": {"enum": known}}]}}}},
            "mcp-not-agent": {
                "given": "$[?(@property !== 'client' && "
                         "@parent.client_kind !== 'agent')]..scope",
                "severity": "error",
                "then": {"function": "schema", "functionOptions": {"schema": {
                    "not": {"type": "string",
                            "pattern": "(^| )mcp\\."}}}}}}}, f)
    return path


def peer_commands(n):
    """Name, command and the goal of each peer that can be run."""
    commands = []
    if run([sys.executable, "-c", "import yaml; yaml.CSafeLoader"]
           ).returncode == 0:
        commands.append(("Python, C loader, by hand",
                         [sys.executable, HERE + "/check.py", listed(n)], 12))
    elif "python3-yaml" not in left_out:
        left_out.append("python3-yaml")
    if not npm():
        return commands
    tools = NPM + "/node_modules/.bin/"
    commands.append(("Node, js-yaml, by hand",
                     ["node", HERE + "/check.mjs", NPM + "/node_modules",
                      listed(n)], 5))
    if n <= 1000:
        folder = wrap(n)
        commands.append(("Redocly", [
            "sh", "-c", "cd '%s' && '%s'redocly lint --config redocly.yaml "
            "--max-problems 100000 m*" % (folder, tools)], 70))
    if n <= 100:
        commands.append(("Spectral", [
            "sh", "-c", "xargs '%s'spectral lint -q --ruleset '%s' <'%s'"
            % (tools, spectral_rules(), listed(n))], 800))
    return commands


def goals_5_and_6():
    for n in 1, 100, 1000, 10000:
        for name, command, gate in peer_commands(n):
            times = 21 if n == 1 and gate < 20 else 3
            ours, peer = rounds(times, check_list(n, jobs=2), command,
                                allowed=(0, 1, 123))
            peers.append((name, n, peer["wall"], peer["mib"]))
            say("     %-28s %6d files: %8.1f times our time, %.0f MiB"
                % (name, n, peer["wall"], peer["mib"]))
            if n == 10000:
                at_least(5 if gate == 5 else 6,
                         "%s, 10,000 files, to us on two threads" % name,
                         peer["wall"], gate, unit="x")
            elif (n == 1000 and name == "Redocly") or name == "Spectral" and \
                    n == 100:
                at_least(6, "%s, %d files, to us" % (name, n), peer["wall"],
                         gate, unit="x")


# ---- the page ----

def page():
    lines = ["| # | what | reached | gate | met | aim |",
             "|---|---|---|---|---|---|"]
    lines += ["| %s | %s | %s | %s | %s | %s |" % r for r in rows]
    if peers:
        sizes = sorted({n for _, n, _, _ in peers})
        lines += ["", "How many times as long the same two checks take "
                  "elsewhere:", "",
                  "| | " + " | ".join(
                      "1 file" if n == 1 else "{:,} files".format(n)
                      for n in sizes) + " | most memory |",
                  "|---" * (len(sizes) + 2) + "|"]
        for name in dict.fromkeys(p[0] for p in peers):
            mine = {n: (ratio, mib) for who, n, ratio, mib in peers
                    if who == name}
            lines.append("| %s | %s | %.0f MiB |" % (name, " | ".join(
                "%.1f" % mine[n][0] if n in mine else "" for n in sizes),
                max(mib for _, mib in mine.values())))
    for what in left_out:
        lines += ["", "Left out, because it is not here: %s." % what]
    lines += ["", "Measured on %s, %d processors."
              % (datetime.date.today().isoformat(), os.cpu_count())]
    return "\n".join(lines) + "\n"


def update(text):
    path = SOURCE + "/doc/performance.md"
    with open(path, encoding="utf-8") as f:
        old = f.read()
    start, end = "<!-- measured -->\n", "<!-- end -->\n"
    head, tail = old.split(start)[0], old.split(end)[1]
    with open(path, "w", encoding="utf-8") as f:
        f.write(head + start + text + end + tail)


def main():
    options = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--update", action="store_true")
    options.add_argument("--only", default="1,2,3,4,5,7,8,9,10,11,13,14")
    given = options.parse_args()
    generate()
    verify()
    goals = {1: goal_1, 2: goal_2, 3: goal_3, 4: goal_4, 5: goals_5_and_6,
             7: goal_7, 8: goal_8, 9: goal_9, 10: goal_10, 11: goal_11,
             13: graph, 14: suggest}
    for number in given.only.split(","):
        goals[int(number)]()
    rows.sort(key=lambda r: r[0])
    print(page(), end="")
    if given.update:
        update(page())


main()
