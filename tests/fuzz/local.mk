# One fuzz target for each entry point.  `make check' replays the seeds with
# any compiler; configure --enable-fuzzers and `make fuzz' go on from there.

fuzz_main = %D%/replay.c %D%/target.h
fuzz_ldflags = $(AM_LDFLAGS) $(LS_FUZZ_FLAGS)

fuzz_programs = \
	%D%/fuzz_json \
	%D%/fuzz_yaml

tests_fuzz_fuzz_json_SOURCES = %D%/fuzz_json.c %D%/tree.c %D%/tree.h $(fuzz_main)
tests_fuzz_fuzz_json_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_json_LDADD = libcore.la

tests_fuzz_fuzz_yaml_SOURCES = %D%/fuzz_yaml.c %D%/tree.c %D%/tree.h $(fuzz_main)
tests_fuzz_fuzz_yaml_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_yaml_LDADD = libcore.la

check_PROGRAMS += $(fuzz_programs)
TESTS += %D%/replay.tap
EXTRA_DIST += %D%/replay.tap %D%/fuzz %D%/seeds \
	%D%/json.dict \
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
