#!/bin/sh
# Places, rules and hints of all findings, in short.
leastscope check --catalog "$1" --stdin-filename x.yaml - |
	sed -n 's/^x.yaml:\([0-9:]*\): \([a-z]*\)\[\([a-z-]*\)\].*/\1 \2 \3/p
		s/^ *| *\^\{1,\} \(.*\)/  \1/p
		/^ *| *\^\{1,\}$/{n;s/^ *= \(.*\)/  \1/p;}'
