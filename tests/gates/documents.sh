#!/bin/sh
# What is printed from tables is fresh, and the manual page has every option
# and command that the program's help has, and no other.
set -u
: "${top_srcdir:?}" "${top_builddir:?}"
: "${LEASTSCOPE:=$top_builddir/leastscope}"
export LEASTSCOPE
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
fail=0

mkdir "$scratch/fresh"
sh "$top_srcdir/doc/generate" "$scratch/fresh" || fail=1
(cd "$scratch/fresh" && find . -type f) >"$scratch/files"
[ -s "$scratch/files" ] || fail=1
while IFS= read -r file; do
	diff -u "$top_srcdir/$file" "$scratch/fresh/$file" \
		>"$scratch/diff" 2>&1 || {
		head -n 20 "$scratch/diff"
		echo "$file is stale: make update-doc"
		fail=1
	}
done <"$scratch/files"

# differ WHAT: what only one of the two lists has.
differ()
{
	diff "$scratch/help" "$scratch/manual" >"$scratch/diff" || {
		echo "$1 differ between --help (<) and doc/leastscope.1 (>):"
		grep '^[<>]' "$scratch/diff"
		fail=1
	}
}
manual=$top_srcdir/doc/leastscope.1
"$LEASTSCOPE" --help >"$scratch/general" || fail=1
commands=$(sed -n 's/^[Usage: ]* leastscope \[*\([a-z][a-z]*\).*/\1/p' \
	"$scratch/general" | LC_ALL=C sort -u)
[ -n "$commands" ] || {
	echo 'the help names no command'
	fail=1
}
echo "$commands" >"$scratch/help"
sed -n 's/^\.It Cm \([a-z]*\).*/\1/p' "$manual" | LC_ALL=C sort -u \
	>"$scratch/manual"
differ 'the commands'

cp "$scratch/general" "$scratch/all"
for command in $commands; do
	"$LEASTSCOPE" "$command" --help >>"$scratch/all" || fail=1
done
grep -oE '(^|[[:blank:]])--[a-z][a-z-]*' "$scratch/all" |
	sed 's/^[[:blank:]]*//' | LC_ALL=C sort -u >"$scratch/help"
sed -n '/^\.It /{s/\.It //;s/Fl Fl \([a-z-]*\)/\
--\1\
/g;p;}' "$manual" | grep -oE '^--[a-z][a-z-]*' | LC_ALL=C sort -u \
	>"$scratch/manual"
differ 'the options'

if command -v mandoc >/dev/null; then
	mandoc -T lint -W warning "$manual" || fail=1
elif [ $fail = 0 ]; then
	echo 'SKIP: no mandoc to check the manual page with'
	exit 77
fi
exit $fail
