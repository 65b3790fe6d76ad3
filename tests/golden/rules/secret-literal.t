# The value is hidden wherever its line is shown.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.raed
> credentials: {client_id: night, client_secret: 7Fjfp0ZBr1KtDRbnfVdmIw}
> END
x.yaml:3:8: error[misspelled-scope]: wink has no scope 'booking.raed'
    3 | scope: booking.raed
      |        ^^^^^^^^^^^^ did you mean 'booking.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.read (--fix --unsafe-fixes)

x.yaml:4:48: error[secret-literal]: 'client_secret' holds a secret in plain text
    4 | credentials: {client_id: night, client_secret: **********************}
      |                                                ^^^^^^^^^^^^^^^^^^^^^^
      = refer to it instead: ${WINK_CLIENT_SECRET}
      = whoever can read this file, or its history, has it: rotate it at the provider
      = fix: replace with ${WINK_CLIENT_SECRET} (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 2 errors, 0 warnings, 1 note. FAIL: 2 findings at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> client:
>   jwks: {keys: [{kty: oct, k: AyM1SysPpbyDfgZld3umj1qzKObwVMko}]}
> END
x.yaml:5:17: error[secret-literal]: a JSON Web Key with its private part ('k') in plain text
    5 |   jwks: {keys: [***********************************************]}
      |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = publish the public part only
      = whoever can read this file, or its history, can sign with it: rotate it

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> credentials:
>   client_secret: changeme
> x-note: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3j
> END
x.yaml:5:18: error[secret-literal]: 'client_secret' holds a secret in plain text
    5 |   client_secret: ********
      |                  ^^^^^^^^ refer to it instead: ${WINK_CLIENT_SECRET}
      = whoever can read this file, or its history, has it: rotate it at the provider
      = fix: replace with ${WINK_CLIENT_SECRET} (--fix --unsafe-fixes)

x.yaml:6:9: error[secret-literal]: 'x-note' holds a token in plain text
    6 | x-note: *************************************************************...
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = refer to it instead: ${WINK_X_NOTE}
      = whoever can read this file, or its history, has it: rotate it at the provider
      = fix: replace with ${WINK_X_NOTE} (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 2 errors, 0 warnings, 1 note. FAIL: 2 findings at or above error
? 1
