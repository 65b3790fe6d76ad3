#!/bin/sh
# Every source is named in the local.mk of its folder, every test suite in
# suites.def, every rule in rules.def: what is not listed is not run.
# Names in this tree hold no blanks.
# shellcheck disable=SC2044,SC2013
set -u
: "${top_srcdir:?is the top of the source tree}"
cd "$top_srcdir" || exit 99
fail=0
complain()
{
	echo "$*"
	fail=1
}

for file in $(find src tests/unit tests/fuzz policies doc \
	-path tests/fuzz/seeds -prune -o \( -name '*.[ch]' -o -name '*.def' \
	-o -name '*.yaml' -o -name '*.yml' -o -name '*.json' \
	-o -name '*.md' \) -print); do
	case $file in
	src/*/*) list="src/$(echo "$file" | cut -d / -f 2)/local.mk" ;;
	policies/* | doc/*) list=${file%%/*}/local.mk ;;
	src/*) list=src/local.mk ;;
	*) list=${file%/*}/local.mk ;;
	esac
	cat "$list" policies/local.mk 2>/dev/null |
		grep -qE "(/|^|[[:blank:]])$(basename "$file" |
			sed 's/\./\\./g')([[:blank:]]|\$)" ||
		complain "$file is not named in $list"
done
for file in $(find tests/unit -name 'test_*.c'); do
	suite=$(basename "$file" .c)
	grep -q "^LS_SUITE(${suite#test_})" tests/unit/suites.def ||
		complain "$file is not named in tests/unit/suites.def"
done
for file in $(grep -lE '^const struct ls_rule ls_rule_' src/rules/*.c); do
	for rule in $(sed -n 's/^const struct ls_rule ls_rule_\([a-z0-9_]*\) .*/\1/p' "$file"); do
		grep -q "^LS_RULE($rule)" src/rules/rules.def ||
			complain "$file: $rule is not named in rules.def"
	done
done
exit $fail
