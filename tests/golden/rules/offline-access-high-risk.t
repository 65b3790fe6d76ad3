# By the scope, and by the grant.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: web
> grant_type: authorization_code
> scope: openid offline_access payment.write
> justification:
>   payment.write: Pays hotels.
> END
x.yaml:5:30: warning[offline-access-high-risk]: 'payment.write' is high risk, and 'offline_access' keeps it without the user (catalog wink of 2026-08-08)
    5 | scope: openid offline_access payment.write
      |                              ^^^^^^^^^^^^^
      = ask for 'payment.write' in a request of its own, when it is needed
      = x.yaml:5:15: asks for a refresh token
      = fix: remove 'offline_access' (--fix --unsafe-fixes)

1 manifest, 1 request, 3 scopes: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client:
>   grant_types: [authorization_code, refresh_token]
>   redirect_uris: ["https://pms.example.com/cb"]
> scope: payment.write
> justification:
>   payment.write: Pays hotels.
> END
x.yaml:6:8: warning[offline-access-high-risk]: 'payment.write' is high risk, and the grant 'refresh_token' keeps it without the user (catalog wink of 2026-08-08)
    6 | scope: payment.write
      |        ^^^^^^^^^^^^^
      = ask for 'payment.write' in a request of its own, when it is needed
      = x.yaml:4:37: the refresh token

1 manifest, 1 request, 1 scope: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
