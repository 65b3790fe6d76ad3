# Catalogs that do not load, with the place and the reason.
$ sed 's/action: read/action: reed/' own.yaml >action.yaml
$ leastscope catalog check action.yaml
action.yaml:11:46: error: 'reed' is none of: read, write, remove, admin, unknown
action.yaml: no catalog. FAIL
? 1
$ leastscope list scopes --catalog action.yaml
leastscope: action.yaml:11:46: 'reed' is none of: read, write, remove, admin, unknown
? 2
$ sed 's/extends: oidc/extends: oicd/' own.yaml >extends.yaml
$ leastscope catalog check extends.yaml
extends.yaml:2:10: error: there is no catalog 'oicd' to extend; a catalog extends one that is loaded before it, never itself
extends.yaml: no catalog. FAIL
? 1
$ sed '/^updated/d' own.yaml >old.yaml
$ leastscope catalog check old.yaml
old.yaml: catalog harbour, 8 scopes, 0 operations. PASS
$ leastscope catalog check --fail-on warning old.yaml
old.yaml: catalog harbour, 8 scopes, 0 operations. PASS
$ printf 'catalog: [\n' >broken.yaml
$ leastscope catalog check broken.yaml
broken.yaml:2:1: error: expected a value
broken.yaml: no catalog. FAIL
? 4
$ leastscope catalog check missing.yaml
leastscope: missing.yaml: no such file or folder
? 4
$ leastscope catalog check own.yaml missing.yaml broken.yaml
own.yaml: catalog harbour, 8 scopes, 0 operations. PASS
leastscope: missing.yaml: no such file or folder
broken.yaml:2:1: error: expected a value
broken.yaml: no catalog. FAIL
? 4
$ cp broken.yaml '::error::x.yaml'; leastscope catalog check '::error::x.yaml'
./::error::x.yaml:2:1: error: expected a value
./::error::x.yaml: no catalog. FAIL
? 4
$ leastscope catalog
leastscope: say 'catalog check FILE' or 'catalog show NAME'
? 2
$ leastscope catalog check
leastscope: say 'catalog check FILE' or 'catalog show NAME'
? 2
$ leastscope catalog shwo oidc
leastscope: no command 'catalog shwo'; there are check and show
? 2
$ leastscope catalog show oicd
leastscope: no catalog 'oicd'; did you mean 'oidc'?
? 2
$ leastscope catalog show zzz
leastscope: no catalog 'zzz'; 'list catalogs' shows those there are
? 2
