# The whole of the help, and of the version.
$ leastscope --help
leastscope says which OAuth 2.0 scopes an integration should not ask for,
before a token is issued.

Usage: leastscope [check] [OPTION]... [PATH]...
    check files and folders (default: .)
       leastscope request [OPTION]... REQUEST|-
    what the server would answer to a token request
       leastscope suggest [OPTION]... MANIFEST
    the least set of scopes, with the proof for each
       leastscope scope [OPTION]... MANIFEST
    print the scope parameter, if the manifest passes
       leastscope explain [OPTION]... RULE|SCOPE
    what it means, why it matters, who says so
       leastscope list rules|catalogs|formats|profiles|scopes|outputs
    what this program knows
       leastscope catalog check FILE | show NAME
    validate a catalog, or say what one holds

Options:
      --format NAME            write findings as NAME: text, json, jsonl, sarif,
                               github
  -o, --output FILE            write the format named before it to FILE
      --fail-on LEVEL          fail at findings of this level: error (default),
                               warning, note
      --min-severity LEVEL     show findings from this level up: note (default),
                               warning, error
      --profile NAME           use the rule severities of this profile
  -c, --config FILE            read this configuration instead of the nearest
                               .leastscope.yaml
      --no-config              read no configuration
  -p, --provider NAME          the provider, where a file does not name one
      --catalog FILE           add a catalog of your own; may be given several
                               times
      --fix                    apply fixes that never widen access
      --unsafe-fixes           with --fix, --diff or --apply: the other changes
                               too
      --diff                   show what --fix would change, and change nothing
      --no-ignores             let no comment silence a finding
      --files-from FILE        check the paths listed in FILE, one a line; - is
                               standard input
  -0, --null                   the paths of --files-from end in NUL
      --stdin-filename NAME    the name shown for - (standard input)
  -j, --jobs N                 threads to use; default: one for each processor
      --now DATE               take this day (2027-01-31) for today
      --max-file-size BYTES    read files up to this size; default 1048576, at
                               most 16777216
      --allow-empty            finding nothing to check is no failure
      --force-exclude          excluded files stay excluded when they are named
      --color WHEN             colour the text: auto (default), always, never
      --progress WHEN          show a progress bar: auto (default), always,
                               never
  -q, --quiet                  print findings only, no verdict line
  -v, --verbose                print what was checked and what was silenced, too
      --completions SHELL      print completions for bash, zsh or fish
  -V, --version                print the version
  -h, --help                   print this help

Each long option also is an environment variable: --fail-on is LEASTSCOPE_FAIL_ON.

Exit status: 0 passed, 1 findings, 2 wrong usage or configuration,
3 nothing to check, 4 could not check.
$ leastscope -h | head -n 1
leastscope says which OAuth 2.0 scopes an integration should not ask for,
$ leastscope check --help | tail -n +4 | head -n 3
Usage: leastscope [check] [OPTION]... [PATH]...
    check files and folders (default: .)

$ leastscope scope --help
leastscope says which OAuth 2.0 scopes an integration should not ask for,
before a token is issued.

Usage: leastscope scope [OPTION]... MANIFEST
    print the scope parameter, if the manifest passes

Options:
      --fail-on LEVEL          fail at findings of this level: error (default),
                               warning, note
      --profile NAME           use the rule severities of this profile
  -c, --config FILE            read this configuration instead of the nearest
                               .leastscope.yaml
      --no-config              read no configuration
  -p, --provider NAME          the provider, where a file does not name one
      --catalog FILE           add a catalog of your own; may be given several
                               times
      --no-ignores             let no comment silence a finding
      --stdin-filename NAME    the name shown for - (standard input)
      --now DATE               take this day (2027-01-31) for today
      --max-file-size BYTES    read files up to this size; default 1048576, at
                               most 16777216
      --request ID             the request that is meant, when the manifest has
                               several
      --env NAME               the environment that is meant, when the file has
                               several
  -V, --version                print the version
  -h, --help                   print this help

Each long option also is an environment variable: --fail-on is LEASTSCOPE_FAIL_ON.

Exit status: 0 passed, 1 findings, 2 wrong usage or configuration,
3 nothing to check, 4 could not check.
$ leastscope explain --help
leastscope says which OAuth 2.0 scopes an integration should not ask for,
before a token is issued.

Usage: leastscope explain [OPTION]... RULE|SCOPE
    what it means, why it matters, who says so

Options:
  -p, --provider NAME          the provider, where a file does not name one
      --catalog FILE           add a catalog of your own; may be given several
                               times
      --as FORM                write a list or page as text (default), json,
                               names, markdown, man
  -V, --version                print the version
  -h, --help                   print this help

Each long option also is an environment variable: --fail-on is LEASTSCOPE_FAIL_ON.

Exit status: 0 passed, 1 findings, 2 wrong usage or configuration,
3 nothing to check, 4 could not check.
$ leastscope list --help
leastscope says which OAuth 2.0 scopes an integration should not ask for,
before a token is issued.

Usage: leastscope list rules|catalogs|formats|profiles|scopes|outputs
    what this program knows

Options:
      --profile NAME           use the rule severities of this profile
  -p, --provider NAME          the provider, where a file does not name one
      --catalog FILE           add a catalog of your own; may be given several
                               times
      --as FORM                write a list or page as text (default), json,
                               names, markdown, man
  -V, --version                print the version
  -h, --help                   print this help

Each long option also is an environment variable: --fail-on is LEASTSCOPE_FAIL_ON.

Exit status: 0 passed, 1 findings, 2 wrong usage or configuration,
3 nothing to check, 4 could not check.
$ leastscope catalog --help
leastscope says which OAuth 2.0 scopes an integration should not ask for,
before a token is issued.

Usage: leastscope catalog check FILE | show NAME
    validate a catalog, or say what one holds

Options:
      --fail-on LEVEL          fail at findings of this level: error (default),
                               warning, note
      --catalog FILE           add a catalog of your own; may be given several
                               times
  -V, --version                print the version
  -h, --help                   print this help

Each long option also is an environment variable: --fail-on is LEASTSCOPE_FAIL_ON.

Exit status: 0 passed, 1 findings, 2 wrong usage or configuration,
3 nothing to check, 4 could not check.
$ leastscope --version
leastscope 0.1.0
$ leastscope -V
leastscope 0.1.0
$ leastscope list --version
leastscope 0.1.0
$ leastscope --completions csh
leastscope: no completions for 'csh'; bash, zsh and fish have some
? 2
$ for shell in bash zsh fish; do leastscope --completions $shell | grep -c leastscope; done
2
2
41
$ leastscope check --completions bash
leastscope: no option '--completions'; see --help
? 2
