#!/bin/sh
# Each room may include only the rooms named after it, and a foreign library
# has one door.
# Names in this tree hold no blanks.
# shellcheck disable=SC2044,SC2013
set -u
: "${top_srcdir:?is the top of the source tree}"
allowed='
base:      base
document:  base document
privilege: base privilege
catalog:   base document privilege catalog
manifest:  base document privilege catalog manifest
policy:    base document privilege catalog manifest policy
engine:    base document privilege catalog manifest policy engine
rules:     base document privilege catalog manifest policy engine rules
report:    base document privilege catalog manifest policy engine report
fix:       base document privilege catalog manifest policy engine fix
api:       base document privilege catalog manifest policy engine rules report fix api
cli:       cli
'
fail=0
complain()
{
	echo "$*"
	fail=1
}

# includes FILE...: "FILE WHAT" for each include, quotes and brackets kept.
includes()
{
	awk '/^[ \t]*#[ \t]*include/ {
		sub(/^[ \t]*#[ \t]*include[ \t]*/, "")
		print FILENAME, $1
	}' "$@" /dev/null
}

cd "$top_srcdir/src" || exit 99
for room in */; do
	room=${room%/}
	may=$(echo "$allowed" | sed -n "s/^$room: *//p")
	[ -n "$may" ] || complain "src/$room is no room that this gate knows"
	for pair in $(find "$room" -name '*.[ch]' -o -name '*.def' |
		while IFS= read -r file; do includes "$file"; done |
		sed -n 's/ "\(.*\)"$/:\1/p'); do
		file=${pair%%:*}
		what=${pair#*:}
		case $what in
		config.h) ;;
		leastscope.h)
			case $room in
			api | cli) ;;
			*) complain "src/$file must not include $what" ;;
			esac
			;;
		*/*)
			case " $may " in
			*" ${what%%/*} "*) ;;
			*) complain "src/$file must not include $what" ;;
			esac
			;;
		*) complain "src/$file: name the room of $what" ;;
		esac
	done
done

# one_door HEADER FILE
one_door()
{
	for file in $(find . -name '*.[ch]' ! -path "./$2"); do
		includes "$file" | grep -qF "<$1>" &&
			complain "only src/$2 may include <$1>, not src/${file#./}"
	done
}
one_door yaml.h document/yaml.c
one_door pcre2.h base/pattern.c
one_door setjmp.h base/arena.c

for file in $(find . -name '*.c'); do
	case $(includes "$file" | head -n 1) in
	*'"config.h"') ;;
	*) complain "src/${file#./}: config.h is to be included first" ;;
	esac
done
exit $fail
