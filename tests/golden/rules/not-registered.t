# Above the ceiling.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client:
>   scope: booking.read
> requests:
>   - id: nightly
>     scope: booking.read inventory.read
> END
x.yaml:7:25: error[not-registered]: 'inventory.read' is requested, and the client is not registered for it
    7 |     scope: booking.read inventory.read
      |                         ^^^^^^^^^^^^^^
      = drop it, or register it after review under 'client.scope'
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = x.yaml:4:10: the registered scopes
      = fix: remove 'inventory.read' (--fix --unsafe-fixes)

1 manifest, 1 request, 3 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
