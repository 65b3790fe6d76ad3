# A scope that stands somewhere else is not seen by a reviewer.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> requests:
>   - id: search
>     scope: &usual inventory.read
>   - id: export
>     scope: *usual
> END
x.yaml:7:12: error[aliased-scope]: alias '*usual' stands where a scope is asked for
    7 |     scope: *usual
      |            ^^^^^^ write the scopes here

1 manifest, 2 requests, 2 scopes: 1 error, 0 warnings, 2 notes. FAIL: 1 finding at or above error
? 1
