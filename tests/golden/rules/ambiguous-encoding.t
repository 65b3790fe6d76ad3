# A byte order mark is a note in YAML and a warning in JSON.
$ { printf '\357\273\277leastscope: 1\n' &&
> printf 'provider: wink\n' &&
> printf 'scope: inventory.read\n'; } |
> leastscope check --stdin-filename x.yaml -
x.yaml:1:1: note[ambiguous-encoding]: the file starts with a byte order mark
    1 | leastscope: 1
      | ^

x.yaml:3:8: note[usage-undeclared]: nothing says what these scopes are used for
    3 | scope: inventory.read
      |        ^^^^^^^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 2 notes. PASS: no finding at or above error
$ { printf '\357\273\277{"leastscope": 1, "provider": "wink", "scope": "inventory.read"}\n'; } |
> leastscope check --stdin-filename x.json -
x.json:1:1: warning[ambiguous-encoding]: the file starts with a byte order mark
    1 | {"leastscope": 1, "provider": "wink", "scope": "inventory.read"}
      | ^
      = JSON readers may refuse it (RFC 8259, section 8.1)

x.json:1:49: note[usage-undeclared]: nothing says what these scopes are used for
    1 | {"leastscope": 1, "provider": "wink", "scope": "inventory.read"}
      |                                                 ^^^^^^^^^^^^^^
      = declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

1 manifest, 1 request, 1 scope: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
