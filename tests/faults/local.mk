# What goes wrong outside of the program: memory, files, the disk, a kill.

fault_tests = %D%/memory.tap

check_PROGRAMS += %D%/memory
tests_faults_memory_SOURCES = %D%/memory.c src/document/yaml_memory.c
tests_faults_memory_LDADD = libcore.la

TESTS += $(fault_tests)
EXTRA_DIST += $(fault_tests)
