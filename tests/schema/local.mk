# What other programs think of our files: JSON Schemas for editors and reports,
# SARIF, the manual.

schema_tests = %D%/report.tap %D%/sarif.tap %D%/pages.tap %D%/line_hash.tap

TESTS += %D%/manifest.tap %D%/answer.tap $(schema_tests)
EXTRA_DIST += $(schema_tests) %D%/manifest.tap %D%/manifest.py \
	%D%/answer.tap %D%/answer.py %D%/report.py \
	%D%/line_hash.js

# Installs what is large and comes from the network, then runs them.
.PHONY: check-validators
check-validators: leastscope$(EXEEXT)
	$(MKDIR_P) %D%
	cd %D% && npm install --silent --no-audit --no-fund --no-save \
		--prefix . @microsoft/sarif-multitool@5.7.0
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(schema_tests)'

clean-local: clean-validators
.PHONY: clean-validators
clean-validators:
	rm -rf %D%/node_modules
