# Formats and outputs in pairs; at most one goes to standard output.
$ leastscope --format text --format json -o a.json --format sarif --output=a.sarif good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ cut -c 1-20 a.json a.sarif
{"schema_version":1,
{"$schema":"https://
$ leastscope -o a.txt good.yaml
$ cat a.txt
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope -o b.txt --format jsonl good.yaml | wc -l
2
$ cat b.txt
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope --format text --format json good.yaml
leastscope: only one --format can go to standard output; give the others an --output
? 2
$ leastscope -o a.txt -o b.txt good.yaml
leastscope: --output 'b.txt' has no --format before it
? 2
$ leastscope --format json --format json -o missing/folder good.yaml | cut -c 1-20
leastscope: missing/folder: no such file or folder
{"schema_version":1,
$ leastscope --format jsonl --format json -o missing/folder good.yaml >/dev/null
leastscope: missing/folder: no such file or folder
? 4
$ leastscope -q --format text -o /dev/stderr bad.yaml 2>&1 >/dev/null | head -n 1
bad.yaml:3:21: error[misspelled-scope]: wink has no scope 'inventory.raed'
$ leastscope $(for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do echo --format text -o $i; done) -q good.yaml
$ leastscope $(for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do echo --format text -o $i; done) -q good.yaml
leastscope: at most 16 times --format
? 2
