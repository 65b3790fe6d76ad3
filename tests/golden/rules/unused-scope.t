# No declared operation or tool needs the scope.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read inventory.read
> operations: [show-booking-as-travel-agent]
> usage: complete
> END
x.yaml:3:21: warning[unused-scope]: no declared use needs 'inventory.read'
    3 | scope: booking.read inventory.read
      |                     ^^^^^^^^^^^^^^ leave it out
      = fix: remove 'inventory.read' (--fix)

1 manifest, 1 request, 2 scopes: 0 errors, 1 warning, 0 notes. PASS: no finding at or above error
