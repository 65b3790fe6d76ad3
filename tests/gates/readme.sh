#!/bin/sh
# Every command shown in the documents prints what the documents say.
set -u
: "${top_srcdir:?}" "${top_builddir:?}"
set --
for document in "$top_srcdir"/README.md "$top_srcdir"/doc/guide/*.md; do
	[ ! -f "$document" ] || ! grep -q '^```console$' "$document" ||
		set -- "$@" --markdown "$document"
done
[ $# -gt 0 ] || {
	echo 'no document shows a command'
	exit 1
}
exec "$top_srcdir/tests/golden/run" "$@"
