# A program gets one document in any case; people get the reason once.
$ leastscope suggest --as json missing.yaml 2>/dev/null
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"error":"missing.yaml: no such file or folder"}
? 4
$ leastscope suggest missing.yaml
leastscope: missing.yaml: no such file or folder
? 4
$ printf 'a: [\n' >broken.yaml; leastscope request --as json --manifest broken.yaml scope=a 2>/dev/null
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"error":"broken.yaml:2:1: expected a value"}
? 4
$ leastscope suggest --as json 2>/dev/null
? 2
