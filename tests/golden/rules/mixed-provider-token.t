# Two servers of strangers, and of one provider.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> resource:
>   - https://api.wink.travel
>   - https://api.example.com
> END
x.yaml:6:5: error[mixed-provider-token]: one token is for 'api.wink.travel' and for 'api.example.com', so each of them can use it at the other
    6 |   - https://api.example.com
      |     ^^^^^^^^^^^^^^^^^^^^^^^ ask for one token for each server
      = x.yaml:5:5: the first resource

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> resource:
>   - https://api.wink.travel/mcp
>   - https://integrations.wink.travel/mcp
> END
x.yaml:6:5: warning[mixed-provider-token]: one token is for 'api.wink.travel' and for 'integrations.wink.travel', so each of them can use it at the other
    6 |   - https://integrations.wink.travel/mcp
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = ask for one token for each server
      = x.yaml:5:5: the first resource

1 manifest, 1 request, 1 scope: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
