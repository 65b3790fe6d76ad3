# What --diff shows is what --fix does, as patch(1) makes it.

TESTS += %D%/patch.tap
EXTRA_DIST += %D%/patch.tap %D%/generate.awk
