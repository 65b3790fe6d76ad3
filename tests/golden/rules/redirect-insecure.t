# Without TLS, a name for this machine, a scheme of nobody.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> client:
>   redirect_uris:
>     - http://pms.example.com/cb
>     - http://localhost:8080/cb
>     - myapp:/cb
> END
x.yaml:3:8: note[usage-undeclared]: nothing says what these scopes are used for
    3 | scope: booking.read
      |        ^^^^^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

x.yaml:6:7: error[redirect-insecure]: redirect URI 'http://pms.example.com/cb' sends the code without TLS
    6 |     - http://pms.example.com/cb
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^
      = use 'https:', or '127.0.0.1' for a program on the user's machine

x.yaml:7:7: note[redirect-insecure]: redirect URI 'http://localhost:8080/cb' uses a name that others can make point elsewhere
    7 |     - http://localhost:8080/cb
      |       ^^^^^^^^^^^^^^^^^^^^^^^^ write '127.0.0.1' instead of 'localhost'

x.yaml:8:7: error[redirect-insecure]: redirect URI 'myapp:/cb' uses the scheme 'myapp', which any program can claim
    8 |     - myapp:/cb
      |       ^^^^^^^^^
      = use https, or a scheme made from a domain you own, such as 'com.example.app'

1 manifest, 1 request, 1 scope: 2 errors, 0 warnings, 2 notes. FAIL: 2 findings at or above error
? 1
