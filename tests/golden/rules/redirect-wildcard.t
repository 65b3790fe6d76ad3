# A pattern, a fragment, and nothing at all.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> client:
>   redirect_uris: ["https://*.example.com/cb", "https://pms.example.com/cb#x"]
> END
x.yaml:5:19: error[redirect-wildcard]: redirect URI 'https://*.example.com/cb' is a pattern ('*'), and only whole addresses are compared
    5 |   redirect_uris: ["https://*.example.com/cb", "https://pms.example.co...
      |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ list each address in full

x.yaml:5:47: error[redirect-wildcard]: redirect URI 'https://pms.example.com/cb' has a fragment ('#')
    5 | ...xample.com/cb", "https://pms.example.com/cb#x"]
      |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = remove the '#' and what follows it

1 manifest, 1 request, 1 scope: 2 errors, 0 warnings, 1 note. FAIL: 2 findings at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> client:
>   grant_types: [authorization_code]
> END
x.yaml:5:17: error[redirect-wildcard]: the grant 'authorization_code' sends users back to the client, and 'redirect_uris' names no address
    5 |   grant_types: [authorization_code]
      |                 ^^^^^^^^^^^^^^^^^^
      = list the client's addresses under 'redirect_uris'

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
