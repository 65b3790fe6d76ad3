# Tests: `make check' runs them all; tests/README.md says how to write one.

TEST_EXTENSIONS = .sh .tap
SH_LOG_COMPILER = $(SHELL)
TAP_LOG_COMPILER = $(SHELL)
TAP_LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
AM_TAP_LOG_DRIVER_FLAGS = --merge --ignore-exit

AM_TESTS_ENVIRONMENT = \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir; \
	CC='$(CC)'; export CC; NM='$(NM)'; export NM;

include tests/unit/local.mk
include tests/fuzz/local.mk
include tests/suites/local.mk
include tests/escape/local.mk
include tests/patch/local.mk
include tests/schema/local.mk
include tests/e2e/local.mk
include tests/faults/local.mk
include tests/install/local.mk
include tests/sandbox/local.mk
include tests/bench/local.mk

TESTS += %D%/golden/golden.tap $(gates)
gates = \
	%D%/gates/banned.sh \
	%D%/gates/calls.sh \
	%D%/gates/documents.sh \
	%D%/gates/exports.sh \
	%D%/gates/format.sh \
	%D%/gates/header.sh \
	%D%/gates/layers.sh \
	%D%/gates/lists.sh \
	%D%/gates/readme.sh \
	%D%/gates/selftest.sh

EXTRA_DIST += $(gates) %D%/README.md %D%/golden \
	%D%/tools/analysis %D%/tools/cppcheck.txt %D%/tools/coverage %D%/tools/valgrind

# Folders are distributed whole; what a build left in them is not theirs.
dist-hook:
	cd '$(distdir)/tests' && rm -rf golden/golden.log golden/golden.trs \
		bench/*.o bench/.deps bench/.dirstamp bench/.libs

if !HAVE_CHECK
check-local:
	@echo 'make check needs the Check library (Debian: check)' >&2
	@exit 1
endif

# The same with tools that take longer.
in_tree = top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)'

.PHONY: check-suites check-valgrind check-analysis coverage format
check-suites:
	@test -n "$$LEASTSCOPE_SHARED" || { \
		echo 'set LEASTSCOPE_SHARED to the folder with suites/' >&2; \
		exit 1; }
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(suites)'

check-valgrind: leastscope$(EXEEXT) $(check_PROGRAMS)
	$(in_tree) $(SHELL) $(srcdir)/%D%/tools/valgrind

check-analysis: config.h
	$(in_tree) $(SHELL) $(srcdir)/%D%/tools/analysis

coverage: check
	$(in_tree) $(SHELL) $(srcdir)/%D%/tools/coverage

format:
	cd $(srcdir) && find src tests -name '*.[ch]' -exec \
		clang-format-14 -i --style=file {} +
