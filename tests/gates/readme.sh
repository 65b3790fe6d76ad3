#!/bin/sh
# Every command shown in the documents prints what the documents say.
set -u
: "${top_srcdir:?}" "${top_builddir:?}"
set --
for document in "$top_srcdir"/README.md "$top_srcdir"/examples/README.md \
	"$top_srcdir"/doc/guide/*.md; do
	[ ! -f "$document" ] || ! grep -q '^```console$' "$document" ||
		set -- "$@" --markdown "$document"
done
# A shell ignores how a command inside an argument ends, and an empty scope asks
# for a server's default.
# shellcheck disable=SC2016
if grep -n '"scope=$(' "$top_srcdir"/README.md "$top_srcdir"/doc/*.1 \
	"$top_srcdir"/doc/*.md "$top_srcdir"/doc/guide/*.md \
	"$top_srcdir"/examples/README.md; then
	echo 'these ask for a token although the manifest may have failed'
	exit 1
fi
[ $# -gt 0 ] || {
	echo 'no document shows a command'
	exit 1
}
exec "$top_srcdir/tests/golden/run" "$@"
