# A bar when it is asked for, and none in a file or a pipe.
$ leastscope --progress always good.yaml 2>&1 >/dev/null | tr '\r\033' '>^'
>[==============================] 1 of 1 files>^[K
\ no newline at the end
$ leastscope --progress never good.yaml 2>&1 >/dev/null
$ leastscope good.yaml 2>&1 >/dev/null
