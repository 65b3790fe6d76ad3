# By the catalog, and by a word in a name.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> environment: production
> endpoints:
>   token_endpoint: https://staging-iam.wink.travel/oauth2/token
> END
x.yaml:6:19: error[environment-mismatch]: token_endpoint 'https://staging-iam.wink.travel/oauth2/token' is of the environment 'staging', and this is 'production'
    6 |   token_endpoint: https://staging-iam.wink.travel/oauth2/token
      |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = in 'production' it is 'https://iam.wink.travel/oauth2/token'
      = credentials of one environment are no good in the other (catalog wink of 2026-08-08)
      = x.yaml:4:14: the environment

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> environment: production
> client:
>   redirect_uris: ["https://staging.pms.example.com/cb"]
> END
x.yaml:6:19: error[environment-mismatch]: redirect URI 'https://staging.pms.example.com/cb' is of the environment 'staging', and this is 'production'
    6 |   redirect_uris: ["https://staging.pms.example.com/cb"]
      |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = x.yaml:4:14: the environment

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
