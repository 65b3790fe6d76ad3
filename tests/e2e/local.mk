# Foretold answers compared with those of a real authorization server, when
# node and npm are there.

TESTS += %D%/e2e.sh
EXTRA_DIST += %D%/e2e.sh %D%/e2e.mjs %D%/rows.mjs %D%/server.mjs \
	%D%/server.yaml %D%/package.json %D%/package-lock.json

clean-local: clean-e2e
.PHONY: clean-e2e
clean-e2e:
	rm -rf %D%/npm %D%/scratch
