# When several hold: 2, 4, 1, 3.
$ mkdir empty
$ leastscope -q bad.yaml empty >/dev/null
? 1
$ leastscope -q bad.yaml broken.json >/dev/null
? 4
$ leastscope -q broken.json empty >/dev/null
? 4
$ leastscope -q --min-severity high bad.yaml broken.json
leastscope: --min-severity is error, warning or note, not 'high'
? 2
$ leastscope --config missing.yaml broken.json
leastscope: missing.yaml: no such file or folder
? 2
$ leastscope good.yaml missing.yaml >/dev/null
? 4
$ leastscope -q bad.yaml >/dev/full
leastscope: standard output: No space left on device
? 4
$ leastscope -q --format json -o /dev/full bad.yaml
leastscope: /dev/full: no space left on the device
? 4
