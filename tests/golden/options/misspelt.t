# What is not known is said, with what was perhaps meant.
$ leastscope --fromat json good.yaml
leastscope: no option '--fromat'; did you mean '--format'?
? 2
$ leastscope --format=jsno good.yaml
leastscope: no output format 'jsno'; did you mean 'json'?
? 2
$ leastscope --zzz good.yaml
leastscope: no option '--zzz'; see --help
? 2
$ leastscope -Z good.yaml
leastscope: no option '-Z'; see --help
? 2
$ leastscope -qZ good.yaml
leastscope: no option '-Z'; see --help
? 2
$ leastscope "-$(printf '\303\251')" good.yaml
leastscope: no option '-\xc3'; see --help
? 2
$ leastscope "--$(printf '\033[31m')" good.yaml
leastscope: no option '--\u{1b}[31m'; see --help
? 2
$ leastscope --profile strct good.yaml
leastscope: no profile 'strct'; did you mean 'strict'?
? 2
$ leastscope --profile zzz good.yaml
leastscope: no profile 'zzz'; 'list profiles' shows those there are
? 2
$ leastscope --provider wnk good.yaml
leastscope: no catalog 'wnk'; did you mean 'wink'?
? 2
$ leastscope --provider zzz good.yaml
leastscope: no catalog 'zzz'; 'list catalogs' shows those there are
? 2
$ leastscope --fix=yes good.yaml
leastscope: '--fix=yes' takes no argument
? 2
$ leastscope --fo good.yaml
leastscope: no option '--fo'; did you mean '--fix'?
? 2
$ leastscope good.yaml --format
leastscope: '--format' needs an argument
? 2
$ leastscope good.yaml -o
leastscope: '-o' needs an argument
? 2
$ leastscope list --format json rules
leastscope: no option '--format'; see --help
? 2
$ leastscope scope --fix good.yaml
leastscope: no option '--fix'; see --help
? 2
