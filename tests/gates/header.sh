#!/bin/sh
# The installed header compiles by itself as C89, C11 and C++.
set -u
: "${top_srcdir:?is the top of the source tree}"
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
fail=0
printf '#include "leastscope.h"\n#include "leastscope.h"\n%s\n' \
	'int main(void) { return leastscope_version() == NULL; }' \
	>"$scratch/use.c"
cp "$scratch/use.c" "$scratch/use.cc"
flags='-Wall -Wextra -Werror -pedantic-errors -fsyntax-only'
for language in c89 c11; do
	# shellcheck disable=SC2086
	${CC:-cc} -std=$language $flags -I"$top_srcdir/src" \
		"$scratch/use.c" || fail=1
done
if command -v "${CXX:-g++}" >/dev/null; then
	# shellcheck disable=SC2086
	"${CXX:-g++}" -std=c++98 $flags -I"$top_srcdir/src" \
		"$scratch/use.cc" || fail=1
elif [ $fail = 0 ]; then
	echo 'SKIP: there is no C++ compiler'
	exit 77
fi
exit $fail
