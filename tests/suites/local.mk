# Public test suites, found through LEASTSCOPE_SHARED; skipped without it.

suites = %D%/suites.tap

check_PROGRAMS += %D%/suites
tests_suites_suites_SOURCES = %D%/suites.c
tests_suites_suites_LDADD = libcore.la

TESTS += $(suites)
EXTRA_DIST += $(suites) %D%/json-choices.txt %D%/yaml-differences.txt
