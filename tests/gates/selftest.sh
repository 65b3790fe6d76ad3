#!/bin/sh
# A gate that has never failed is no gate: each one is shown a small tree that
# is in order, then the same tree with one thing wrong.
set -u
: "${top_srcdir:?}"
gates=$top_srcdir/tests/gates
runner=$top_srcdir/tests/golden/run
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
tree=$scratch/tree
fail=0
tried=0

# run GATE: with the tree as its source and build.
run()
{
	case $1 in
	golden) set -- sh "$tree/tests/golden/run" ;;
	*) set -- sh "$gates/$1.sh" ;;
	esac
	top_srcdir=$tree top_builddir=$tree LEASTSCOPE=$tree/leastscope \
		LIBRARY=$tree/library.so "$@" >"$scratch/out" 2>&1
}

passes()
{
	run "$1"
	status=$?
	case $status in
	0 | 77) ;;
	*)
		echo "$1 fails on a tree that is in order:"
		cat "$scratch/out"
		fail=1
		;;
	esac
}

# catches GATE TEXT: fails and says TEXT; then the tree is made anew.
catches()
{
	tried=$((tried + 1))
	run "$1"
	status=$?
	if [ $status = 77 ]; then
		echo "$1 was skipped: $(cat "$scratch/out")"
	elif [ $status = 0 ]; then
		echo "$1 did not see: $2"
		fail=1
	elif ! grep -qF -e "$2" "$scratch/out"; then
		echo "$1 failed, but without the words '$2':"
		cat "$scratch/out"
		fail=1
	fi
	plant
}

# A tree that is in order.
plant()
{
	rm -rf "$tree"
	mkdir -p "$tree/src/base" "$tree/src/document" "$tree/src/cli" \
		"$tree/src/rules" "$tree/policies" "$tree/doc" \
		"$tree/tests/unit" "$tree/tests/fuzz" "$tree/examples" \
		"$tree/tests/golden/area"
	cd "$tree" || exit 99
	cp "$top_srcdir/.clang-format" .
	cp "$runner" tests/golden/run
	cp "$top_srcdir/doc/generate" doc/generate

	printf '#include "config.h"\n\n/* free(malloc(1)) */\n%s\n' \
		'#include "base/text.h"' >src/base/text.c
	printf 'int ls_text(void); // not "sprintf("\n' >src/base/text.h
	printf '#include "config.h"\n\n#include <yaml.h>\n\n%s\n' \
		'#include "base/text.h"' >src/document/yaml.c
	printf '#include "config.h"\n\n#include "leastscope.h"\n' \
		>src/cli/main.c
	printf '#include "config.h"\n\n%s\n' \
		'const struct ls_rule ls_rule_one = { 0 };' >src/rules/one.c
	printf 'LS_RULE(one)\n' >src/rules/rules.def
	echo 'src += %D%/text.c %D%/text.h' >src/base/local.mk
	echo 'src += %D%/yaml.c' >src/document/local.mk
	echo 'src += %D%/main.c' >src/cli/local.mk
	echo 'src += %D%/one.c %D%/rules.def' >src/rules/local.mk
	echo 'src += %D%/leastscope.h' >src/local.mk
	: >policies/local.mk
	echo 'EXTRA_DIST += %D%/rules.md' >doc/local.mk
	echo 'LS_SUITE(base_text)' >tests/unit/suites.def
	: >tests/unit/test_base_text.c
	echo 'x = %D%/test_base_text.c %D%/suites.def' >tests/unit/local.mk

	cat >src/leastscope.h <<'END'
/* leastscope_not_this(); */
#ifndef LEASTSCOPE_H
#define LEASTSCOPE_H
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif
#define LEASTSCOPE_API __attribute__((visibility("default")))
typedef int leastscope_type(void *arg);
LEASTSCOPE_API const char *leastscope_version(void);
LEASTSCOPE_API const char *leastscope_why(leastscope_type *call,
					  void *a_long_argument, void *another);
#ifdef __cplusplus
}
#endif
#endif
END
	printf 'leastscope_version\nleastscope_why\n' >src/libleastscope.sym
	cat >leastscope <<'END'
#!/bin/sh
case "$*" in
--help) printf 'Usage: leastscope [check] PATH\n\n  --help  this\n' ;;
'check --help') printf '  --fix   fixes\n  --help  this\n' ;;
*) echo "printed for $*" ;;
esac
END
	chmod +x leastscope
	cat >doc/leastscope.1 <<'END'
.Dd November 23, 2026
.Dt LEASTSCOPE 1
.Os
.Sh NAME
.Nm leastscope
.Nd a test
.Sh DESCRIPTION
.Bl -tag -width Ds
.It Cm check Op Ar path
Checks.
.It Fl Fl fix
Fixes.
.It Fl h , Fl Fl help
Helps.
.El
END
	LEASTSCOPE=$tree/leastscope sh doc/generate "$tree"
	printf '# A case.\n$ leastscope area\nprinted for area\n' \
		>tests/golden/area/one.t
	printf '$ cat data; exit 3\n\\$ x\nmore\n\\ %s\n? 3\n' \
		'no newline at the end' >tests/golden/area/two.t
	printf '$ x\nmore' >tests/golden/area/data
	# shellcheck disable=SC2016
	printf '# Title\n\n```console\n$ leastscope it\nprinted for it\n```\n' \
		>README.md
}

plant
for gate in layers banned exports header lists documents format readme \
	golden; do
	passes $gate
done

echo '#include "document/document.h"' >>src/base/text.c
catches layers 'src/base/text.c must not include document/document.h'
echo '#include "base/text.h"' >>src/cli/main.c
catches layers 'src/cli/main.c must not include base/text.h'
echo '#include <yaml.h>' >>src/base/text.h
catches layers 'only src/document/yaml.c may include <yaml.h>'
echo ' # include <pcre2.h>' >>src/cli/main.c
catches layers 'only src/base/pattern.c may include <pcre2.h>'
echo '#include "yaml.h"' >src/document/other.h
catches layers 'name the room of yaml.h'
echo '#include "base/text.h"' >src/base/text.c
catches layers 'config.h is to be included first'
mkdir src/attic
catches layers 'src/attic is no room'

for call in 'strcpy(a, b)' 'sprintf (a, "x")' 'malloc(1)' 'exit(1)' \
	'printf("x")' 'setjmp(x)' 'atoi(x)' 'system("x")' 'strerror(1)'; do
	echo "/* x */ $call;" >>src/base/text.c
	catches banned "${call%%[ (]*}"
done
echo 'if (errno) return;' >>src/base/text.c
catches banned 'errno is seen'
echo '/* FIX''ME */' >>src/base/text.c
catches banned 'an open end'

echo 'LEASTSCOPE_API int leastscope_more(void);' >>src/leastscope.h
catches exports '< leastscope_more'
echo leastscope_zero >>src/libleastscope.sym
catches exports '> leastscope_zero'
printf 'leastscope_why\nleastscope_version\n' >src/libleastscope.sym
catches exports 'not sorted'
echo 'int leastscope_version, ls_leaked;' >library.c
${CC:-cc} -shared -fPIC -w -o library.so library.c
catches exports '> ls_leaked'

mkdir tests/faults
echo 'SIMPLE(int, stat, FAULT_STAT, (), (), -1, path, -1)' >tests/faults/shim.c
echo 'int mkdir(), stat(); int main(void) { return mkdir("x") + stat("x"); }' \
	>calls.c
${CC:-cc} -w -o leastscope calls.c
catches calls 'mkdir: neither'

echo 'int f(void) { for (int i = 0;;) return i; } // x' >>src/leastscope.h
catches header error
echo 'LEASTSCOPE_API int leastscope_class(int class);' >>src/leastscope.h
catches header error

: >src/base/forgotten.c
catches lists 'src/base/forgotten.c is not named in src/base/local.mk'
: >doc/page.md
catches lists 'doc/page.md is not named in doc/local.mk'
: >tests/unit/test_base_file.c
echo 'x = %D%/test_base_file.c' >>tests/unit/local.mk
catches lists 'test_base_file.c is not named in tests/unit/suites.def'
: >src/rules/rules.def
catches lists 'one is not named in rules.def'

echo stale >>doc/rules.md
catches documents 'doc/rules.md is stale'
rm completions/zsh/_leastscope
catches documents 'completions/zsh/_leastscope is stale'
sed -i 's/Fl Fl fix/Fl Fl mend/' doc/leastscope.1
catches documents '< --fix'
sed -i 's/It Cm check/It Cm test/' doc/leastscope.1
catches documents '> test'

printf 'int  x;\n' >src/base/wide.c
catches format 'should be clang-formatted'

sed -i 's/^printed for it/printed for them/' README.md
catches readme '-printed for them'
sed -i 's/^printed.*/printed for all/' tests/golden/area/one.t
catches golden '-printed for all'
sed -i 's/^? 3/? 4/' tests/golden/area/two.t
catches golden '+? 3'
echo 'nothing' >tests/golden/area/empty.t
catches golden 'it runs no command'
rm leastscope
catches golden 'there is no program'

# UPDATE=1 brings a case up to date and leaves it so.
sed -i 's/^printed.*/printed for all/' tests/golden/area/one.t
UPDATE=1 run golden
passes golden
grep -q '^# A case' tests/golden/area/one.t || {
	echo 'UPDATE=1 lost the comment of a case'
	fail=1
}

cd / || exit 99
echo "$tried things planted"
exit $fail
