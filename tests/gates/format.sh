#!/bin/sh
# The code is laid out as .clang-format says; other versions than 14 lay out
# a few things differently, so they are not asked.
set -u
: "${top_srcdir:?is the top of the source tree}"
for tool in clang-format-14 clang-format; do
	case $("$tool" --version 2>/dev/null) in
	*'version 14.'*)
		cd "$top_srcdir" || exit 99
		hits=$(find src tests -name '*.[ch]' -exec "$tool" --dry-run \
			--style=file {} + 2>&1 | grep 'should be clang-formatted')
		[ -n "$hits" ] || exit 0
		echo "$hits" | head -n 20
		echo "$hits" | cut -d : -f 1 | LC_ALL=C sort | uniq -c
		echo 'make format'
		exit 1
		;;
	esac
done
echo 'SKIP: there is no clang-format 14'
exit 77
