# Not stated, plain, and a method nobody has.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> grant_type: authorization_code
> resource: https://api.wink.travel/mcp
> scope: mcp.read inventory.read
> END
x.yaml:4:13: error[pkce-missing]: nothing says that this agent uses PKCE with its authorization code
    4 | grant_type: authorization_code
      |             ^^^^^^^^^^^^^^^^^^
      = use PKCE and state 'code_challenge_method: S256'

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: spa
> grant_type: authorization_code
> code_challenge_method: plain
> scope: booking.read
> END
x.yaml:5:24: error[pkce-missing]: PKCE method 'plain' sends the verifier itself, so it proves nothing
    5 | code_challenge_method: plain
      |                        ^^^^^ use 'S256'
      = fix: replace with S256 (--fix)

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: web
> grant_type: authorization_code
> code_challenge_method: s256
> scope: booking.read
> END
x.yaml:5:24: warning[pkce-missing]: 's256' is no PKCE method a server may offer
    5 | code_challenge_method: s256
      |                        ^^^^ use 'S256'
      = fix: replace with S256 (--fix)

1 manifest, 1 request, 1 scope: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
