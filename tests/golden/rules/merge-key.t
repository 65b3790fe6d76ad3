# Readers differ on what is merged.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> x-usual: &usual
>   scope: booking.remove
> requests:
>   - id: export
>     scope: booking.read
>     <<: *usual
> END
x.yaml:8:5: error[merge-key]: merge key '<<' gives different entries to different readers
    8 |     <<: *usual
      |     ^^ write the entries out

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ printf 'leastscope: 1\nscope: openid\n"<<": {scope: email}\n' | leastscope check --format github --stdin-filename x.yaml -
::error file=x.yaml,line=3,endLine=3,col=1,endColumn=5,title=merge-key::merge key '<<' gives different entries to different readers; write the entries out
::notice file=x.yaml,line=2,endLine=2,col=8,endColumn=14,title=usage-undeclared::nothing says what these scopes are used for; declare 'operations:' or 'tools:'%0Awhether they are the least set was not checked
1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ printf 'leastscope: 1\nscope: openid\nx-a: &a <<\n*a : {scope: email}\n' | leastscope check --format github --stdin-filename x.yaml -
::error file=x.yaml,line=4,endLine=4,col=1,endColumn=3,title=merge-key::merge key '<<' gives different entries to different readers; write the entries out
::notice file=x.yaml,line=2,endLine=2,col=8,endColumn=14,title=usage-undeclared::nothing says what these scopes are used for; declare 'operations:' or 'tools:'%0Awhether they are the least set was not checked
1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ printf 'leastscope: 1\nscope: openid\n!!merge m: {scope: email}\n' | leastscope check --format github --stdin-filename x.yaml -
::error file=x.yaml,line=3,endLine=3,col=9,endColumn=10,title=merge-key::merge key '<<' gives different entries to different readers; write the entries out
::warning file=x.yaml,line=3,endLine=3,col=9,endColumn=10,title=manifest-unknown-key::a manifest has no key 'm' here, so it has no effect
::notice file=x.yaml,line=2,endLine=2,col=8,endColumn=14,title=usage-undeclared::nothing says what these scopes are used for; declare 'operations:' or 'tools:'%0Awhether they are the least set was not checked
1 manifest, 1 request, 1 scope: 1 error, 1 warning, 1 note. FAIL: 1 finding at or above error
? 1
$ printf '{"leastscope":1,"scope":"openid","<<":{"scope":"email"}}' | leastscope check --format github --stdin-filename x.json -
::error file=x.json,line=1,endLine=1,col=34,endColumn=38,title=merge-key::merge key '<<' gives different entries to different readers; write the entries out
::notice file=x.json,line=1,endLine=1,col=26,endColumn=32,title=usage-undeclared::nothing says what these scopes are used for; declare 'operations:' or 'tools:'%0Awhether they are the least set was not checked
1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
