# Nothing of a stranger's goes out as it came in.

TESTS += %D%/escape.tap
EXTRA_DIST += %D%/escape.tap
