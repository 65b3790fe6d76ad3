# An editor shows one comment; some readers see a key.
$ { printf 'leastscope: 1\n' &&
> printf 'provider: wink\n' &&
> printf '# only for reading\342\200\250scope: booking.remove\n'; } |
> leastscope check --min-severity warning --stdin-filename x.yaml -
x.yaml:3:19: error[ambiguous-line-break]: U+2028 (line separator) ends a line for some readers and not for others
    3 | # only for reading\u{2028}scope: booking.remove
      |                   ^^^^^^^^ use a line feed, or take it out

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ printf '{"leastscope": 1, "scope":\r"openid"}' | leastscope check --format github --stdin-filename x.yaml -
::error file=x.yaml,line=1,endLine=2,title=ambiguous-line-break::a carriage return without line feed ends a line for some readers and not for others; use a line feed, or take it out
::notice file=x.yaml,line=2,endLine=2,col=2,endColumn=8,title=usage-undeclared::nothing says what these scopes are used for; declare 'operations:' or 'tools:'%0Awhether they are the least set was not checked
1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ printf '{"leastscope": 1, "scope":\r"openid"}' | leastscope check --format github --stdin-filename x.json -
::notice file=x.json,line=2,endLine=2,col=2,endColumn=8,title=usage-undeclared::nothing says what these scopes are used for; declare 'operations:' or 'tools:'%0Awhether they are the least set was not checked
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 1 note. PASS: no finding at or above error
