# What cannot be listed.
$ leastscope list
leastscope: list what? One of rules, catalogs, formats, profiles, scopes, outputs
? 2
$ leastscope list rules scopes
leastscope: list what? One of rules, catalogs, formats, profiles, scopes, outputs
? 2
$ leastscope list ruels
leastscope: no list 'ruels'; did you mean 'rules'?
? 2
$ leastscope list zzz
leastscope: no list 'zzz'; there are rules, catalogs, formats, profiles, scopes and outputs
? 2
$ leastscope list rules --as yaml
leastscope: no form 'yaml' of this list; there is text, markdown, man, json, names
? 2
$ leastscope list catalogs --as man
leastscope: no form 'man' of this list; there is text, json, names
? 2
$ leastscope list outputs --as markdown
leastscope: no form 'markdown' of this list; there is text, json, names
? 2
$ leastscope list scopes --provider wnk
leastscope: no catalog 'wnk'; did you mean 'wink'?
? 2
$ leastscope list scopes --catalog missing.yaml
leastscope: missing.yaml: no such file or folder
? 2
