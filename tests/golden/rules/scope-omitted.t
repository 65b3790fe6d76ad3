# Nobody knows what the token will reach.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> requests:
>   - id: nightly-export
>     grant_type: client_credentials
> END
x.yaml:4:9: error[scope-omitted]: the token request names no scope
    4 |   - id: nightly-export
      |         ^^^^^^^^^^^^^^ name the scopes it needs
      = nobody says what the server grants then

1 manifest, 1 request, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.json - <<'END'
> {"client_name": "Concierge", "token_endpoint_auth_method": "none",
>  "redirect_uris": ["https://a.example.com/callback"], "grant_types": ["authorization_code"]}
> END
x.json:1:17: warning[scope-omitted]: the registration names no scope
    1 | {"client_name": "Concierge", "token_endpoint_auth_method": "none",
      |                 ^^^^^^^^^^^ name the scopes the client may ask for
      = the server may register it for a default set, or for every scope it has

1 manifest, 0 requests, 0 scopes: 0 errors, 1 warning, 0 notes. PASS: no finding at or above error
