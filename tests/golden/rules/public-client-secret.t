# By its auth method, and by a secret.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> client_kind: native
> client:
>   token_endpoint_auth_method: client_secret_post
> END
x.yaml:6:31: error[public-client-secret]: 'client_secret_post' for a native client, whose secret everybody who has the program has too
    6 |   token_endpoint_auth_method: client_secret_post
      |                               ^^^^^^^^^^^^^^^^^^ use 'none' with PKCE
      = x.yaml:4:14: the kind of client

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> client_kind: spa
> credentials:
>   client_secret: ${SECRET}
> END
x.yaml:6:18: error[public-client-secret]: a client secret for a spa client, where everybody who has the program has it too
    6 |   client_secret: ${SECRET}
      |                  ^^^^^^^^^ drop it; the auth method is 'none', with PKCE
      = x.yaml:4:14: the kind of client

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> client_kind: spa
> credentials:
>   client_secret: 7Fjfp0ZBr1KtDRbnfVdmIw
> END
x.yaml:6:18: error[public-client-secret]: a client secret for a spa client, where everybody who has the program has it too
    6 |   client_secret: **********************
      |                  ^^^^^^^^^^^^^^^^^^^^^^
      = drop it; the auth method is 'none', with PKCE
      = x.yaml:4:14: the kind of client

x.yaml:6:18: error[secret-literal]: 'client_secret' holds a secret in plain text
    6 |   client_secret: **********************
      |                  ^^^^^^^^^^^^^^^^^^^^^^
      = refer to it instead: ${WINK_CLIENT_SECRET}
      = whoever can read this file, or its history, has it: rotate it at the provider
      = fix: replace with ${WINK_CLIENT_SECRET} (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 2 errors, 0 warnings, 1 note. FAIL: 2 findings at or above error
? 1
