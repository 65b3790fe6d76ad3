# Scopes that exclude each other, and one that needs another.
$ cat >bay.yaml <<'END'
> catalog: 1
> provider: {id: bay}
> updated: 2026-11-01
> completeness: complete
> source: {url: "https://bay.example/scopes"}
> scopes:
>   - {name: berth.read}
>   - {name: bot, conflicts_with: [berth.read]}
>   - {name: berth.history, requires: [berth.read]}
> END
$ leastscope check --catalog bay.yaml --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: bay
> requests:
>   - {id: both, scope: berth.read bot}
>   - {id: half, scope: berth.history}
> END
x.yaml:4:23: note[usage-undeclared]: nothing says what these scopes are used for
    4 |   - {id: both, scope: berth.read bot}
      |                       ^^^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

x.yaml:4:34: error[scope-combination]: bay does not take 'berth.read' and 'bot' together (catalog bay of 2026-11-01)
    4 |   - {id: both, scope: berth.read bot}
      |                                  ^^^
      = drop one, or ask for it in a request of its own
      = x.yaml:4:23: the other one

x.yaml:5:23: warning[scope-combination]: 'berth.history' is of use only together with 'berth.read' (catalog bay of 2026-11-01)
    5 |   - {id: half, scope: berth.history}
      |                       ^^^^^^^^^^^^^
      = ask for 'berth.read' as well, or drop 'berth.history'

x.yaml:5:23: note[usage-undeclared]: nothing says what these scopes are used for
    5 |   - {id: half, scope: berth.history}
      |                       ^^^^^^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

1 manifest, 2 requests, 3 scopes: 1 error, 1 warning, 2 notes. FAIL: 1 finding at or above error
? 1
