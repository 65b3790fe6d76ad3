#!/bin/sh
# Every call of the program into the system is one that tests/faults lets fail,
# or one that is known to need no fault.
set -u
: "${top_srcdir:?}" "${top_builddir:?}"
program=$top_builddir/leastscope
# shellcheck disable=SC2086 # the name may have options behind it
names=$(${NM:-nm} -D -u "$program" 2>/dev/null | sed 's/.* //; s/@.*//' | sort -u)
if [ -z "$names" ]; then
	echo 'SKIP: no nm, or a program that names no calls'
	exit 77
fi
# What sanitizers and gcov bring along stands in the program or outside of it.
# shellcheck disable=SC2086
if { ${NM:-nm} "$program" 2>/dev/null; echo "$names"; } |
	grep -qE '(^| )__(asan|ubsan|gcov|tsan|msan|llvm_prof)'; then
	echo 'SKIP: this build calls for itself'
	exit 77
fi

# Defined in shim.c: a name at the start of a definition or in SIMPLE().
shimmed=$(sed -nE \
	-e 's/^SIMPLE\([^,]*, ([a-z_]+),.*/\1/p' \
	-e 's/^[a-z][a-zA-Z_ ]*[ *]([a-z_0-9]+)\(.*[,)]$/\1/p' \
	"$top_srcdir/tests/faults/shim.c")

# Memory, text, arithmetic, the clock, this process: none of them reaches a
# file.  Memory has faults of its own (memory.c).
harmless='abort calloc clock_gettime dirfd ferror free getenv getopt_long
getpid isatty malloc memchr memcmp memcpy memmem memmove memrchr memset
pthread_join pthread_once pthread_sigmask pthread_getspecific
pthread_setspecific pthread_key_create pthread_mutex_lock pthread_mutex_unlock
qsort bsearch realloc sched_getaffinity setjmp longjmp sigaddset sigdelset
sigemptyset sigfillset signal snprintf strchr strcmp strcspn strerror strlen
strncmp strrchr strspn strtol sysconf vsnprintf'
# The sandbox gives up rights; where it cannot, the program goes on (sandbox.tap).
sandbox='prctl setrlimit syscall'
# Words to people, by stdio: streams.tap fills and closes the streams.
words='fflush fprintf fputc fputs fwrite putc'

known=" $(echo "$shimmed $harmless $sandbox $words" | tr '\n' ' ') "
fail=0
for name in $names; do
	case $name in
	yaml_* | pcre2_* | _ITM_* | __gmon_start__ | __cxa_* | __errno_* | \
		__libc_* | __stack_chk_fail | __assert* | __tls_* | \
		__sched_cpu* | _setjmp | __sigsetjmp | __longjmp_chk | stdout | \
		stderr | stdin | opt*) continue ;;
	esac
	bare=${name#__}
	bare=${bare%_chk}
	case $known in
	*" $name "* | *" $bare "*) ;;
	*)
		echo "$name: neither tests/faults/shim.c nor this gate knows it"
		fail=1
		;;
	esac
done
exit $fail
