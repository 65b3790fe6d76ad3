# Both grants, and the response type of one.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: other
> scope: a
> client:
>   grant_types: [password, implicit]
>   response_types: ["id_token token"]
>   redirect_uris: ["https://pms.example.com/cb"]
> END
x.yaml:5:17: error[deprecated-grant]: the grant 'password' gives the client the user's password
    5 |   grant_types: [password, implicit]
      |                 ^^^^^^^^
      = use 'authorization_code' with PKCE, or 'client_credentials' when there is no user

x.yaml:5:27: error[deprecated-grant]: the grant 'implicit' sends the token through the browser's address bar
    5 |   grant_types: [password, implicit]
      |                           ^^^^^^^^ use 'authorization_code' with PKCE

x.yaml:6:20: error[deprecated-grant]: the response type 'id_token token' sends the token through the browser's address bar
    6 |   response_types: ["id_token token"]
      |                    ^^^^^^^^^^^^^^^^ use 'code'

1 manifest, 1 request, 1 scope: 3 errors, 0 warnings, 2 notes. FAIL: 3 findings at or above error
? 1
