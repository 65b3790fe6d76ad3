# No user, and no grant to use the refresh token with.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> grant_type: client_credentials
> scope: booking.read offline_access
> END
x.yaml:4:21: error[offline-access-invalid]: 'offline_access' asks for a refresh token, which 'client_credentials' never gives
    4 | scope: booking.read offline_access
      |                     ^^^^^^^^^^^^^^
      = drop it: the client can ask for a new token at any time
      = fix: remove 'offline_access' (--fix)

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client:
>   grant_types: [authorization_code]
>   redirect_uris: ["https://pms.example.com/cb"]
> scope: openid booking.read offline_access
> END
x.yaml:6:28: warning[offline-access-invalid]: 'offline_access' asks for a refresh token the client may not use: 'grant_types' lacks 'refresh_token'
    6 | scope: openid booking.read offline_access
      |                            ^^^^^^^^^^^^^^
      = drop it, or add 'refresh_token' to 'grant_types'
      = x.yaml:4:16: the client's grants
      = fix: remove 'offline_access' (--fix)

1 manifest, 1 request, 3 scopes: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
