# Speed and memory next to yardsticks that are measured in the same run:
# `make bench' prints a table, `make update-bench' puts it in
# doc/performance.md.  They are no part of `make check'.

yardsticks = %D%/events %D%/graph %D%/rounds %D%/spin %D%/trivial %D%/walk
EXTRA_PROGRAMS += $(yardsticks)
CLEANFILES += $(yardsticks)
EXTRA_DIST += %D%/check.mjs %D%/check.py %D%/generate.py %D%/redocly.js \
	%D%/run.py

tests_bench_events_SOURCES = %D%/events.c %D%/yardstick.h
tests_bench_events_LDADD = $(YAML_LIBS)
# The mathematics alone, on tables that are not part of this tree.
tests_bench_graph_SOURCES = %D%/graph.c %D%/yardstick.h
tests_bench_graph_LDADD = libcore.la
tests_bench_rounds_SOURCES = %D%/rounds.c %D%/yardstick.h
tests_bench_spin_SOURCES = %D%/spin.c %D%/yardstick.h
# It must start as the program does.
tests_bench_trivial_SOURCES = %D%/trivial.c
tests_bench_trivial_LDADD = $(YAML_LIBS) $(PCRE2_LIBS)
tests_bench_trivial_LDFLAGS = $(AM_LDFLAGS) $(LS_PROGRAM_LDFLAGS)
tests_bench_walk_SOURCES = %D%/walk.c %D%/yardstick.h

.PHONY: bench update-bench clean-bench
bench: leastscope$(EXEEXT) $(yardsticks)
	$(in_tree) python3 $(srcdir)/%D%/run.py

update-bench: leastscope$(EXEEXT) $(yardsticks)
	$(in_tree) python3 $(srcdir)/%D%/run.py --update

# The files that were made, and the peers that were fetched.
clean-bench:
	rm -rf bench-data bench-npm

clean-local: clean-bench
