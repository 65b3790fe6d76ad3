#!/bin/sh
# leastscope.h, libleastscope.sym and the built library name the same
# functions.  A removed line of the .sym is then a decision somebody reviews.
set -u
: "${top_srcdir:?is the top of the source tree}"
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
fail=0

# differ WHAT FILE FILE
differ()
{
	if ! diff "$2" "$3" >"$scratch/diff"; then
		echo "$1 differ:"
		grep '^[<>]' "$scratch/diff"
		fail=1
	fi
}

cd "$top_srcdir/src" || exit 99
# One declaration a line, comments dropped; typedefs carry no LEASTSCOPE_API.
tr '\n\t' '  ' <leastscope.h | sed 's|/\*|\
/*|g; s|\*/|*/\
|g' | sed '/^\/\*/d' | tr -d '\n' | tr ';' '\n' |
	sed -n '/#define/!s/.*LEASTSCOPE_API .*[ *]\(leastscope_[a-z0-9_]*\)(.*/\1/p' |
	LC_ALL=C sort >"$scratch/header"
LC_ALL=C sort libleastscope.sym >"$scratch/sym"
[ -s "$scratch/header" ] || {
	echo 'leastscope.h declares nothing'
	fail=1
}
cmp -s libleastscope.sym "$scratch/sym" || {
	echo 'libleastscope.sym is not sorted'
	fail=1
}
differ 'leastscope.h (<) and libleastscope.sym (>)' \
	"$scratch/header" "$scratch/sym"

library=${LIBRARY:-$top_builddir/.libs/libleastscope.so}
if [ -f "$library" ]; then
	${NM:-nm} -D --defined-only "$library" |
		awk '$2 ~ /^[A-Z]$/ { print $3 }' |
		grep -vE '^(__asan|__ubsan|__lsan|__sanitizer|__odr_asan|__gcov|__llvm|_init$|_fini$)' |
		LC_ALL=C sort >"$scratch/library"
	differ 'libleastscope.sym (<) and the library (>)' \
		"$scratch/sym" "$scratch/library"
elif [ $fail = 0 ]; then
	echo 'SKIP: no shared library was built: only the lists were compared'
	exit 77
fi
exit $fail
