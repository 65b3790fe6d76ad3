# What the program gives up before it reads anything.

check_PROGRAMS += %D%/sandbox
tests_sandbox_sandbox_SOURCES = %D%/sandbox.c src/cli/sandbox.c

TESTS += %D%/sandbox.tap
EXTRA_DIST += %D%/sandbox.tap
