# Public test suites and tables of facts, found through LEASTSCOPE_SHARED;
# skipped without it.

suites = %D%/suites.tap %D%/facts.tap

check_PROGRAMS += %D%/suites %D%/facts
tests_suites_suites_SOURCES = %D%/suites.c
tests_suites_suites_LDADD = libcore.la
tests_suites_facts_SOURCES = %D%/facts.c
tests_suites_facts_LDADD = libcore.la

TESTS += $(suites)
EXTRA_DIST += $(suites) %D%/json-choices.txt %D%/yaml-differences.txt
