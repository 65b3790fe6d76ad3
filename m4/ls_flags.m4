# Warnings and hardening.  Every flag is tried first; CFLAGS stays the user's.

# LS_TRY_FLAG(VARIABLE, FLAG, [PROLOGUE])
# Appends FLAG to VARIABLE if the compiler and linker take it without a word.
AC_DEFUN([LS_TRY_FLAG], [
	AS_VAR_PUSHDEF([ls_cached], [ls_cv_flag_$2])
	AC_CACHE_CHECK([whether $CC accepts $2], [ls_cached], [
		ls_save_CFLAGS=$CFLAGS
		CFLAGS="$CFLAGS $LS_CFLAGS $2 -Werror"
		AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <stdio.h>]],
			[[puts("");]])],
			[AS_VAR_SET([ls_cached], [yes])],
			[AS_VAR_SET([ls_cached], [no])])
		CFLAGS=$ls_save_CFLAGS
	])
	AS_VAR_IF([ls_cached], [yes], [$1="$$1 $2"])
	AS_VAR_POPDEF([ls_cached])
])

AC_DEFUN([LS_TRY_FLAGS],
	[m4_foreach_w([ls_flag], [$2], [LS_TRY_FLAG([$1], m4_defn([ls_flag]))])])

# LS_NEED_FLAG(VARIABLE, FLAG, WHO): the same, but the user asked for it.
AC_DEFUN([LS_NEED_FLAG], [
	LS_TRY_FLAG([$1], [$2])
	AS_CASE(["$$1"], [*"$2"*], [],
		[AC_MSG_ERROR([$3 needs a compiler that takes $2])])
])

AC_DEFUN([LS_PTHREAD], [
	ls_save_CFLAGS=$CFLAGS
	CFLAGS="$CFLAGS -pthread"
	AC_MSG_CHECKING([for POSIX threads])
	AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <pthread.h>]],
		[[pthread_t t; return pthread_create(&t, 0, 0, 0);]])],
		[AC_MSG_RESULT([-pthread])],
		[AC_MSG_RESULT([no])
		AC_MSG_ERROR([POSIX threads are missing])])
	CFLAGS=$ls_save_CFLAGS
	AC_SUBST([PTHREAD_FLAGS], [-pthread])
])

AC_DEFUN([LS_HARDENING], [
	LS_TRY_FLAGS([LS_CFLAGS], [-fstack-protector-strong
		-fstack-clash-protection -fcf-protection
		-fstrict-flex-arrays=3 -ftrivial-auto-var-init=zero])
	# A user who sets the level, or compiles without -O, keeps that.
	LS_TRY_FLAG([LS_CFLAGS], [-D_FORTIFY_SOURCE=3])
	AS_CASE([$LS_CFLAGS], [*_FORTIFY_SOURCE*], [],
		[LS_TRY_FLAG([LS_CFLAGS], [-D_FORTIFY_SOURCE=2])])
	LS_TRY_FLAGS([LS_LDFLAGS],
		[-Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack])
	# Most compilers make position-independent programs by themselves, and
	# naming -pie there would break a static link.
	AC_COMPILE_IFELSE([AC_LANG_SOURCE([[
		#ifndef __PIE__
		#error not by default
		#endif]])], [], [
		LS_TRY_FLAG([LS_CFLAGS], [-fPIE])
		LS_TRY_FLAG([LS_PROGRAM_LDFLAGS], [-pie])])
])

AC_DEFUN([LS_FLAGS], [
	AC_SUBST([LS_CFLAGS])
	AC_SUBST([LS_LDFLAGS])
	AC_SUBST([LS_PROGRAM_LDFLAGS])
	AC_SUBST([LS_FUZZ_FLAGS])

	LS_TRY_FLAGS([LS_CFLAGS], [-std=c11 -fvisibility=hidden
		-Wall -Wextra -Wshadow -Wconversion -Wsign-conversion -Wvla
		-Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith
		-Wcast-qual -Wwrite-strings -Wformat=2 -Wundef -Wswitch-enum
		-Wimplicit-fallthrough])

	ls_hardening=no
	AS_IF([test "x$enable_sanitizers" = xyes], [
		LS_NEED_FLAG([LS_CFLAGS], [-fsanitize=address,undefined],
			[--enable-sanitizers])
		LS_TRY_FLAGS([LS_CFLAGS], [-fno-sanitize-recover=all
			-fno-omit-frame-pointer])
		LS_LDFLAGS="$LS_LDFLAGS -fsanitize=address,undefined"
	], [test "x$enable_hardening" = xyes], [
		LS_HARDENING
		ls_hardening=yes
	])
	AS_IF([test "x$enable_fuzzers" = xyes], [
		LS_NEED_FLAG([LS_CFLAGS], [-fsanitize=fuzzer-no-link],
			[--enable-fuzzers])
		LS_FUZZ_FLAGS=-fsanitize=fuzzer
		AC_DEFINE([LS_LIBFUZZER], [1],
			[Whether libFuzzer brings the main of fuzz targets])
	])
	AS_IF([test "x$enable_coverage" = xyes], [
		LS_NEED_FLAG([LS_CFLAGS], [--coverage], [--enable-coverage])
		AC_DEFINE([LS_COVERAGE], [1],
			[Whether counts of executed lines are written at the end])
		LS_LDFLAGS="$LS_LDFLAGS --coverage"
	])
	# Last, so that no probe above fails for a warning of its own.
	AS_IF([test "x$enable_werror" = xyes],
		[LS_CFLAGS="$LS_CFLAGS -Werror"])
	AM_CONDITIONAL([ENABLE_FUZZERS], [test "x$enable_fuzzers" = xyes])
	AM_CONDITIONAL([ENABLE_COVERAGE], [test "x$enable_coverage" = xyes])
])

# The catalogs are compiled by a program that runs while building, so in a
# cross build it needs a compiler and libraries of the build machine.
AC_DEFUN([LS_BUILD_MACHINE], [
	AC_ARG_VAR([CC_FOR_BUILD], [C compiler of the build machine])
	AC_ARG_VAR([CFLAGS_FOR_BUILD], [C flags for CC_FOR_BUILD])
	AC_ARG_VAR([LIBS_FOR_BUILD],
		[how CC_FOR_BUILD links libyaml and PCRE2])
	AS_IF([test "$cross_compiling" = no], [
		: "${CC_FOR_BUILD=\$(CC)}"
		: "${CFLAGS_FOR_BUILD=\$(CFLAGS) \$(YAML_CFLAGS) \$(PCRE2_CFLAGS)}"
		: "${LIBS_FOR_BUILD=\$(YAML_LIBS) \$(PCRE2_LIBS)}"
	], [
		AS_IF([test "x$CC_FOR_BUILD" = x],
			[AC_PATH_PROGS([CC_FOR_BUILD], [gcc clang cc])])
		AS_IF([test "x$CC_FOR_BUILD" = x],
			[AC_MSG_ERROR([set CC_FOR_BUILD: a compiler of the build machine])])
		: "${CFLAGS_FOR_BUILD=-O1}"
		: "${LIBS_FOR_BUILD=-lyaml -lpcre2-8}"
	])
])
