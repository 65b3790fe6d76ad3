# Values that an option does not take.
$ leastscope --fail-on off good.yaml
leastscope: --fail-on is error, warning or note, not 'off'
? 2
$ leastscope --min-severity '' good.yaml
leastscope: --min-severity is error, warning or note, not ''
? 2
$ leastscope --jobs 0 good.yaml
leastscope: --jobs is a number from 1 to 256, not '0'
? 2
$ leastscope --jobs 257 good.yaml
leastscope: --jobs is a number from 1 to 256, not '257'
? 2
$ leastscope --jobs 99999999999999999999 good.yaml
leastscope: --jobs is a number from 1 to 256, not '99999999999999999999'
? 2
$ leastscope -j -1 good.yaml
leastscope: --jobs is a number from 1 to 256, not '-1'
? 2
$ leastscope -j 256 good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope --now tomorrow good.yaml
leastscope: --now is a date such as 2027-01-31, not 'tomorrow'
? 2
$ leastscope --now 2026-02-30 good.yaml
leastscope: --now is a date such as 2027-01-31, not '2026-02-30'
? 2
$ leastscope --max-file-size 0 good.yaml
leastscope: --max-file-size is a number of bytes up to 16777216, not '0'
? 2
$ leastscope --max-file-size 16777217 good.yaml
leastscope: --max-file-size is a number of bytes up to 16777216, not '16777217'
? 2
$ leastscope --max-file-size 1k good.yaml
leastscope: --max-file-size is a number of bytes up to 16777216, not '1k'
? 2
$ leastscope --color sometimes good.yaml
leastscope: --color is auto, always or never, not 'sometimes'
? 2
$ leastscope --progress sometimes good.yaml
leastscope: --progress is auto, always or never, not 'sometimes'
? 2
$ leastscope --config '' good.yaml
leastscope: --config needs a value
? 2
$ leastscope --catalog '' good.yaml
leastscope: --catalog needs a value
? 2
$ leastscope --unsafe-fixes good.yaml
leastscope: --unsafe-fixes goes with --fix or --diff
? 2
