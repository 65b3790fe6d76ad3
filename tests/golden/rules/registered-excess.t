# Wider than the requests; worse with client credentials and high risk.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client:
>   scope: booking.read inventory.read
> requests:
>   - id: nightly
>     scope: booking.read
> END
x.yaml:4:23: warning[registered-excess]: 'inventory.read' is registered, and no request asks for it
    4 |   scope: booking.read inventory.read
      |                       ^^^^^^^^^^^^^^ have it taken off the registration
      = fix: remove 'inventory.read' (--fix --unsafe-fixes)

1 manifest, 1 request, 3 scopes: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> grant_type: client_credentials
> client:
>   scope: booking.read payment.write
> scope: booking.read
> END
x.yaml:5:23: error[registered-excess]: 'payment.write' is registered, and no request asks for it
    5 |   scope: booking.read payment.write
      |                       ^^^^^^^^^^^^^ have it taken off the registration
      = 'payment.write' is high risk (catalog wink of 2026-08-08)
      = with client_credentials a leaked secret is worth all that is registered
      = fix: remove 'payment.write' (--fix --unsafe-fixes)

1 manifest, 1 request, 3 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
