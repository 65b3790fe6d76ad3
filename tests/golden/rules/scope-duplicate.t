# The second one adds nothing.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> operations: [show]
> scope: booking.read inventory.read booking.read
> END
x.yaml:3:14: note[unknown-operation]: wink has no operation 'show'
    3 | operations: [show]
      |              ^^^^ check its name, or declare its 'needs:'
      = what it needs is not known, so nothing is proven unused (catalog wink of 2026-08-08)

x.yaml:4:36: note[scope-duplicate]: 'booking.read' stands twice in this list
    4 | scope: booking.read inventory.read booking.read
      |                                    ^^^^^^^^^^^^
      = x.yaml:4:8: first here
      = fix: drop the second one (--fix)

1 manifest, 1 request, 3 scopes: 0 errors, 0 warnings, 2 notes. PASS: no finding at or above error
