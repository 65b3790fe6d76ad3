# The JSON Schemas for editors, compared with what the program reads.

TESTS += %D%/manifest.tap
EXTRA_DIST += %D%/manifest.tap %D%/manifest.py
