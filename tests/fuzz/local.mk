# One fuzz target for each entry point.  `make check' replays the seeds with
# any compiler; configure --enable-fuzzers and `make fuzz' go on from there.

fuzz_main = %D%/replay.c %D%/target.h
fuzz_ldflags = $(AM_LDFLAGS) $(LS_FUZZ_FLAGS)

fuzz_programs = \
	%D%/fuzz_catalog \
	%D%/fuzz_config \
	%D%/fuzz_fix \
	%D%/fuzz_json \
	%D%/fuzz_manifest \
	%D%/fuzz_request \
	%D%/fuzz_suggest \
	%D%/fuzz_suppression \
	%D%/fuzz_usage \
	%D%/fuzz_yaml

tests_fuzz_fuzz_catalog_SOURCES = %D%/fuzz_catalog.c $(fuzz_main)
tests_fuzz_fuzz_catalog_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_catalog_LDADD = libcore.la

tests_fuzz_fuzz_config_SOURCES = %D%/fuzz_config.c $(fuzz_main)
tests_fuzz_fuzz_config_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_config_LDADD = libcore.la

tests_fuzz_fuzz_fix_SOURCES = %D%/fuzz_fix.c $(fuzz_main)
tests_fuzz_fuzz_fix_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_fix_LDADD = libcore.la

tests_fuzz_fuzz_json_SOURCES = %D%/fuzz_json.c %D%/tree.c %D%/tree.h $(fuzz_main)
tests_fuzz_fuzz_json_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_json_LDADD = libcore.la

tests_fuzz_fuzz_manifest_SOURCES = %D%/fuzz_manifest.c $(fuzz_main)
tests_fuzz_fuzz_manifest_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_manifest_LDADD = libcore.la

tests_fuzz_fuzz_request_SOURCES = %D%/fuzz_request.c $(fuzz_main)
tests_fuzz_fuzz_request_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_request_LDADD = libcore.la

tests_fuzz_fuzz_suggest_SOURCES = %D%/fuzz_suggest.c $(fuzz_main)
tests_fuzz_fuzz_suggest_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_suggest_LDADD = libcore.la

tests_fuzz_fuzz_suppression_SOURCES = %D%/fuzz_suppression.c $(fuzz_main)
tests_fuzz_fuzz_suppression_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_suppression_LDADD = libcore.la

tests_fuzz_fuzz_usage_SOURCES = %D%/fuzz_usage.c $(fuzz_main)
tests_fuzz_fuzz_usage_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_usage_LDADD = libcore.la

tests_fuzz_fuzz_yaml_SOURCES = %D%/fuzz_yaml.c %D%/tree.c %D%/tree.h $(fuzz_main)
tests_fuzz_fuzz_yaml_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_yaml_LDADD = libcore.la

check_PROGRAMS += $(fuzz_programs)
TESTS += %D%/replay.tap
EXTRA_DIST += %D%/replay.tap %D%/fuzz %D%/seeds \
	%D%/catalog.dict \
	%D%/config.dict \
	%D%/fix.dict \
	%D%/json.dict \
	%D%/manifest.dict \
	%D%/request.dict \
	%D%/suggest.dict \
	%D%/suppression.dict \
	%D%/usage.dict \
	%D%/yaml.dict

.PHONY: fuzz
if ENABLE_FUZZERS
fuzz: $(fuzz_programs)
	$(in_tree) $(SHELL) $(srcdir)/%D%/fuzz
else
fuzz:
	@echo 'make fuzz needs: ./configure --enable-fuzzers CC=clang' >&2
	@exit 1
endif
