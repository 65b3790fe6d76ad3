# Without TLS, and on a host of somebody else.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> endpoints:
>   token_endpoint: http://iam.wink.travel/oauth2/token
> END
x.yaml:5:19: error[insecure-url]: token_endpoint 'http://iam.wink.travel/oauth2/token' is reached without TLS
    5 |   token_endpoint: http://iam.wink.travel/oauth2/token
      |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ use 'https:'
      = fix: use https (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> endpoints:
>   token_endpoint: https://iam.wink-travel.com/oauth2/token
> END
x.yaml:5:19: warning[insecure-url]: 'iam.wink-travel.com' is no host of the provider (catalog wink of 2026-08-08)
    5 |   token_endpoint: https://iam.wink-travel.com/oauth2/token
      |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = in 'production' it is 'https://iam.wink.travel/oauth2/token'
      = credentials sent to a wrong endpoint are lost to whoever runs it

1 manifest, 1 request, 1 scope: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
