# The tag turns the text into another scope.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope:
>   - inventory.read
>   - !!binary cGF5bWVudC5yZW1vdmU=
> END
x.yaml:5:5: error[tagged-scope]: tag '!!binary' changes this scope for the readers that know it
    5 |   - !!binary cGF5bWVudC5yZW1vdmU=
      |     ^^^^^^^^ write the scope without a tag

x.yaml:5:14: error[unknown-scope]: wink has no scope 'cGF5bWVudC5yZW1vdmU='
    5 |   - !!binary cGF5bWVudC5yZW1vdmU=
      |              ^^^^^^^^^^^^^^^^^^^^
      = 'leastscope list scopes --provider wink' lists them
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

1 manifest, 1 request, 2 scopes: 2 errors, 0 warnings, 1 note. FAIL: 2 findings at or above error
? 1
$ leastscope check --format github --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: !!binary d2luaw==
> environment: !env PLACE
> scope: inventory.read
> ? !!binary c2NvcGU=
> : payment.remove
> requests: !own []
> client: !!map
>   client_id: !env ID
>   client_name: !!str Desk
>   software_version: !!float 2.4
>   client_uri: !!binary aHR0cDovLw==
> x-mine: !!binary aGk=
> END
::error file=x.yaml,line=2,endLine=2,col=11,endColumn=19,title=tagged-scope::tag '!!binary' changes this value for the readers that know it; write it without a tag
::error file=x.yaml,line=3,endLine=3,col=14,endColumn=18,title=tagged-scope::tag '!env' changes this value for the readers that know it; write it without a tag
::error file=x.yaml,line=4,endLine=4,col=1,endColumn=6,title=malformed-manifest::beside 'requests' this belongs in one of its entries
::error file=x.yaml,line=5,endLine=5,col=3,endColumn=11,title=tagged-scope::tag '!!binary' changes this key for the readers that know it; write it without a tag
::error file=x.yaml,line=7,endLine=7,col=11,endColumn=15,title=tagged-scope::tag '!own' changes this list for the readers that know it; write it without a tag
::error file=x.yaml,line=12,endLine=12,col=15,endColumn=23,title=tagged-scope::tag '!!binary' changes this value for the readers that know it; write it without a tag
::warning file=x.yaml,line=1,endLine=1,col=1,endColumn=11,title=scope-omitted::the manifest names no scope at all; add 'scope:' with the scopes it asks for
::warning file=x.yaml,line=5,endLine=5,col=12,endColumn=20,title=manifest-unknown-key::a manifest has no key 'c2NvcGU=' here, so it has no effect
1 manifest, 0 requests, 0 scopes: 6 errors, 2 warnings, 0 notes. FAIL: 6 findings at or above error
? 1
