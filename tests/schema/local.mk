# What other programs think of our files: JSON Schemas for editors and reports,
# SARIF, the manual.

schema_tests = %D%/report.tap %D%/sarif.tap %D%/pages.tap %D%/line_hash.tap

TESTS += %D%/manifest.tap %D%/answer.tap $(schema_tests)
EXTRA_DIST += $(schema_tests) %D%/manifest.tap %D%/manifest.py \
	%D%/answer.tap %D%/answer.py %D%/report.py \
	%D%/line_hash.js

# Installs what is large and comes from the network, then runs them; without
# npm or a network the tests that need it are skipped.
.PHONY: check-validators
check-validators: leastscope$(EXEEXT)
	$(MKDIR_P) %D%
	cd %D% && timeout 300 npm install --silent --ignore-scripts --no-audit \
		--no-fund --no-save --fetch-retries 1 --fetch-timeout 20000 \
		--prefix . @microsoft/sarif-multitool@5.7.0 || \
		echo 'SKIP: npm could not install the SARIF multitool'
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(schema_tests)'

clean-local: clean-validators
.PHONY: clean-validators
clean-validators:
	rm -rf %D%/node_modules
