# Each long option is a variable too; the command line comes first.
$ LEASTSCOPE_FORMAT=json leastscope -q good.yaml | cut -c 1-20
{"schema_version":1,
$ LEASTSCOPE_FORMAT=json leastscope --format jsonl good.yaml | cut -c 1-17 | tail -n 1
{"type":"summary"
$ LEASTSCOPE_FORMAT=json leastscope -o out good.yaml && cut -c 1-20 out
{"schema_version":1,
$ LEASTSCOPE_FORMAT=json LEASTSCOPE_OUTPUT=out2 leastscope good.yaml && cut -c 1-20 out2
{"schema_version":1,
$ LEASTSCOPE_OUTPUT=out3 leastscope good.yaml && cat out3
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ LEASTSCOPE_OUTPUT=out4 leastscope --format jsonl good.yaml | wc -l && ls out4 2>/dev/null
2
? 2
$ LEASTSCOPE_QUIET=1 leastscope good.yaml
$ LEASTSCOPE_QUIET=0 leastscope good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ LEASTSCOPE_QUIET= leastscope good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ LEASTSCOPE_ALLOW_EMPTY=yes leastscope -q --files-from /dev/null
$ LEASTSCOPE_FAIL_ON=worst leastscope good.yaml
leastscope: --fail-on is error, warning or note, not 'worst'
leastscope: --fail-on comes from the environment here
? 2
$ LEASTSCOPE_FAIL_ON=worst leastscope --help | head -n 1
leastscope says which OAuth 2.0 scopes an integration should not ask for,
$ LEASTSCOPE_FAIL_ON=worst leastscope --version
leastscope 0.1.0
$ LEASTSCOPE_FAIL_ON=worst leastscope list profiles --as names
default
mcp
review
strict
$ LEASTSCOPE_PROFILE=strct leastscope good.yaml
leastscope: no profile 'strct'; did you mean 'strict'?
leastscope: --profile comes from the environment here
? 2
$ LEASTSCOPE_HELP=1 LEASTSCOPE_VERSION=1 leastscope -q good.yaml
$ LEASTSCOPE_COMPLETIONS=bash leastscope -q good.yaml
$ LEASTSCOPE_AS=names leastscope list outputs
text
json
jsonl
sarif
github
