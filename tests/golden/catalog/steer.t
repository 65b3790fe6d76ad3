# A scope's name may be what a CI runner takes for a command.
$ printf '%s\n' 'catalog: 1' 'provider: {id: own}' 'updated: 2026-11-20' 'completeness: complete' 'source: {url: x}' 'scopes: [{name: "::error::x", about: x}, {name: "a##[error]x"}, {name: fine}]' >own.yaml
$ leastscope list scopes --catalog own.yaml --provider own
\u{3a}:error::x                unknown  unknown  x
a\u{23}#[error]x               unknown  unknown
fine                           unknown  unknown
$ leastscope list scopes --catalog own.yaml --provider own --as names
\u{3a}:error::x
a\u{23}#[error]x
fine
$ leastscope explain ::error::x --catalog own.yaml
\u{3a}:error::x (own)
  unlocks        x
  risk           unknown
  held by        any kind of client
  source         x
  catalog        own of 2026-11-20
$ printf 'leastscope: 1\nprovider: own\nscope: "::error::x fine"\n' >one.yaml
$ leastscope scope --catalog own.yaml one.yaml
leastscope: '::error::x' would be a command in the log of a CI runner
? 4
$ printf 'leastscope: 1\nprovider: own\nscope: "fine a##[error]x"\n' >two.yaml
$ leastscope scope --catalog own.yaml two.yaml
leastscope: 'a\u{23}#[error]x' would be a command in the log of a CI runner
? 4
$ printf 'scope=nothing' | leastscope request --stdin-filename '::error::x' --provider wink -
./::error::x:1:1: invalid_request: neither 'grant_type' nor 'response_type' is stated
      = RFC 6749 section 4
./::error::x:1:7: invalid_scope: wink has no scope 'nothing'
      = RFC 6749 section 5.2
answer: invalid_request, and no token at all. FAIL
? 1
