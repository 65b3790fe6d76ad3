# What goes wrong outside of the program: memory, files, the disk, a kill.

fault_tests = %D%/memory.tap %D%/io.tap %D%/streams.tap

check_PROGRAMS += %D%/memory %D%/io
tests_faults_memory_SOURCES = %D%/memory.c src/document/yaml_memory.c
tests_faults_memory_LDADD = libcore.la

# The whole program once more, under a test's main and its system calls.
tests_faults_io_CPPFLAGS = $(AM_CPPFLAGS) -Dmain=ls_main \
	-Drealloc=fault_realloc
tests_faults_io_CFLAGS = $(AM_CFLAGS) -Wno-missing-prototypes
tests_faults_io_SOURCES = %D%/io.c %D%/shim.c %D%/shim.h $(leastscope_SOURCES)
tests_faults_io_LDADD = libcore.la

TESTS += $(fault_tests)
EXTRA_DIST += $(fault_tests)
