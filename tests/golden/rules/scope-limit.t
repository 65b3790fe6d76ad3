# More scopes than the provider takes, and one that is too long.
$ cat >bay.yaml <<'END'
> catalog: 1
> provider: {id: bay, max_scopes: 2, max_scope_length: 12}
> updated: 2026-11-01
> completeness: complete
> source: {url: "https://bay.example/scopes"}
> scopes: [{name: berth.read}, {name: crane.read}, {name: dock.read}]
> END
$ leastscope check --catalog bay.yaml --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: bay
> requests:
>   - {id: many, scope: berth.read crane.read dock.read, usage: complete, operations: []}
>   - {id: long, scope: "${PORT} lighthouses.read"}
> END
x.yaml:4:23: warning[unused-scope]: no declared use needs 'berth.read'
    4 |   - {id: many, scope: berth.read crane.read dock.read, usage: complet...
      |                       ^^^^^^^^^^ leave it out
      = fix: remove 'berth.read' (--fix)

x.yaml:4:23: error[all-scopes]: this asks for 3 of the 3 scopes of bay
    4 |   - {id: many, scope: berth.read crane.read dock.read, usage: complet...
      |                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = name only the scopes the client needs
      = catalog bay of 2026-11-01

x.yaml:4:34: warning[unused-scope]: no declared use needs 'crane.read'
    4 |   - {id: many, scope: berth.read crane.read dock.read, usage: complet...
      |                                  ^^^^^^^^^^ leave it out
      = fix: remove 'crane.read' (--fix)

x.yaml:4:45: error[scope-limit]: bay takes at most 2 scopes in one request, and these are 3 (catalog bay of 2026-11-01)
    4 |   - {id: many, scope: berth.read crane.read dock.read, usage: complet...
      |                                             ^^^^^^^^^
      = from here on they are too many

x.yaml:4:45: warning[unused-scope]: no declared use needs 'dock.read'
    4 |   - {id: many, scope: berth.read crane.read dock.read, usage: complet...
      |                                             ^^^^^^^^^ leave it out
      = fix: remove 'dock.read' (--fix)

x.yaml:5:24: warning[scope-unresolved]: '${PORT}' is filled in later, so it is not checked
    5 |   - {id: long, scope: "${PORT} lighthouses.read"}
      |                        ^^^^^^^
      = write the scope here, or check the filled-in file

x.yaml:5:24: note[usage-undeclared]: nothing says what these scopes are used for
    5 |   - {id: long, scope: "${PORT} lighthouses.read"}
      |                        ^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

x.yaml:5:32: error[scope-limit]: bay takes scopes of at most 12 bytes, and this has 16 (catalog bay of 2026-11-01)
    5 |   - {id: long, scope: "${PORT} lighthouses.read"}
      |                                ^^^^^^^^^^^^^^^^

x.yaml:5:32: error[unknown-scope]: bay has no scope 'lighthouses.read'
    5 |   - {id: long, scope: "${PORT} lighthouses.read"}
      |                                ^^^^^^^^^^^^^^^^
      = 'leastscope list scopes --provider bay' lists them
      = the server would refuse or drop it (catalog bay of 2026-11-01)

1 manifest, 2 requests, 5 scopes: 4 errors, 4 warnings, 1 note. FAIL: 4 findings at or above error
? 1
