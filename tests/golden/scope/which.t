# Which request, in which environment.
$ cat >two.yaml <<'END'
> leastscope: 1
> provider: wink
> requests:
>   - {id: day, scope: booking.read}
>   - {id: night, scope: booking.read inventory.read}
> END
$ leastscope scope two.yaml
leastscope: two.yaml has several requests; say which one with --request or --env: day, night
? 2
$ leastscope scope --request night two.yaml
booking.read inventory.read
$ leastscope scope --request nihgt two.yaml
leastscope: two.yaml has no request 'nihgt', only: day, night
? 2
$ leastscope scope --request day --env production two.yaml
leastscope: two.yaml has no request 'day' in environment 'production', only: day, night
? 2
$ printf 'leastscope: 1\nprovider: wink\nscope: ["${SCOPE}"]\n' >open.yaml
$ leastscope scope open.yaml
leastscope: '${SCOPE}' is a placeholder; nothing says what it stands for
? 4
$ printf 'leastscope: 1\nprovider: wink\nscope: "booking.read \\e[31m"\n' >escape.yaml
$ printf 'rules: {scope-syntax: off, unknown-scope: off, hidden-character: off, malformed-manifest: off}\n' >off.yaml
$ leastscope scope --config off.yaml escape.yaml
leastscope: '\u{1b}[31m' is no scope token (RFC 6749 section 3.3)
? 4
$ printf 'leastscope: 1\nprovider: wink\n' >none.yaml
$ leastscope scope --fail-on error none.yaml
leastscope: the request asks for no scope
? 4
