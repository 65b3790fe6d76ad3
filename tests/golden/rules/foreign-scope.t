# A scope of another provider.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: oidc
> scope: openid booking.read
> END
x.yaml:3:15: warning[foreign-scope]: 'booking.read' is a scope of wink, not of oidc
    3 | scope: openid booking.read
      |               ^^^^^^^^^^^^
      = each provider needs a token request of its own
      = catalog oidc of 2026-08-08 does not list every scope

1 manifest, 1 request, 2 scopes: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
