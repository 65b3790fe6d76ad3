# By its kind, and by its auth method.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: other
> scope: a
> client_kind: spa
> grant_type: client_credentials
> END
x.yaml:5:13: error[public-client-credentials]: 'client_credentials' for a 'spa' client, which cannot keep a secret
    5 | grant_type: client_credentials
      |             ^^^^^^^^^^^^^^^^^^
      = use 'authorization_code' with PKCE, or move the call to a server that can keep a secret
      = x.yaml:4:14: the kind of client

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 2 notes. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: other
> scope: a
> client:
>   grant_types: [client_credentials]
>   token_endpoint_auth_method: none
> END
x.yaml:5:17: error[public-client-credentials]: 'client_credentials' for a client without credentials: its auth method is 'none'
    5 |   grant_types: [client_credentials]
      |                 ^^^^^^^^^^^^^^^^^^
      = use 'authorization_code' with PKCE, or move the call to a server that can keep a secret
      = x.yaml:6:31: no client authentication

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 2 notes. FAIL: 1 finding at or above error
? 1
