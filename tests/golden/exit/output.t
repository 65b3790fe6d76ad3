# A report that was lost is not a pass.
$ leastscope good.yaml >/dev/full
leastscope: standard output: No space left on device
? 4
$ leastscope good.yaml >&-
leastscope: standard output: Bad file descriptor
? 4
$ leastscope explain booking.read >/dev/full
leastscope: standard output: No space left on device
? 4
$ leastscope list rules >/dev/full
leastscope: standard output: No space left on device
? 4
$ leastscope catalog show oidc >/dev/full
leastscope: standard output: No space left on device
? 4
$ leastscope scope good.yaml >/dev/full
leastscope: standard output: No space left on device
? 4
$ leastscope --help >/dev/full
leastscope: standard output: No space left on device
? 4
$ leastscope --version >/dev/full
leastscope: standard output: No space left on device
? 4
$ leastscope --completions bash >/dev/full
leastscope: standard output: No space left on device
? 4
$ leastscope --fix --diff --unsafe-fixes bad.yaml >/dev/full
leastscope: standard output: No space left on device
? 4
$ (sleep 1; leastscope good.yaml; echo "status $?" >&2) | :
leastscope: standard output: Broken pipe
status 4
$ leastscope -o no/such/folder good.yaml
leastscope: no/such/folder: no such file or folder
? 4
$ leastscope -o . good.yaml
leastscope: .: it is a folder
? 4
$ ls
bad.yaml
broken.json
good.yaml
other.yaml
