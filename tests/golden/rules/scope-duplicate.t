# The second one adds nothing.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> operations: [show]
> scope: booking.read inventory.read booking.read
> END
x.yaml:4:36: note[scope-duplicate]: 'booking.read' stands twice in this list
    4 | scope: booking.read inventory.read booking.read
      |                                    ^^^^^^^^^^^^
      = x.yaml:4:8: first here
      = fix: drop the second one (--fix)

1 manifest, 1 request, 3 scopes: 0 errors, 0 warnings, 1 note. PASS: no finding at or above error
