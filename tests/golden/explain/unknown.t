# What nobody knows, with what was perhaps meant.
$ leastscope explain
leastscope: explain what? Name a rule or a scope
? 2
$ leastscope explain payment.wriet
leastscope: no rule or scope 'payment.wriet'; did you mean 'payment.write'?
? 2
$ leastscope explain mispelled-scope
leastscope: no rule or scope 'mispelled-scope'; did you mean 'misspelled-scope'?
? 2
$ leastscope explain zzz
leastscope: no rule or scope 'zzz'
? 2
$ leastscope explain booking.read zzz openid >/dev/null
leastscope: no rule or scope 'zzz'
? 2
$ leastscope explain --as json booking.read
leastscope: no form 'json' of a scope; there is text
? 2
$ leastscope explain --as html scope-duplicate
leastscope: no form 'html' of a rule; there is text, markdown, man, json, names
? 2
$ leastscope explain "$(printf 'x\033[31m\342\200\256')"
leastscope: no rule or scope 'x\u{1b}[31m\u{202e}'
? 2
$ leastscope explain --provider zzz booking.read
leastscope: no catalog 'zzz'; 'list catalogs' shows those there are
? 2
$ leastscope explain --provider oidc booking.read
leastscope: no rule or scope 'booking.read'
? 2
