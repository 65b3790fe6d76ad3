# The manual, the schemas, and the pages that the program prints from its own
# tables.

dist_man_MANS += %D%/leastscope.1
dist_doc_DATA = README.md CHANGELOG.md %D%/catalog-format.md %D%/manifest.md \
	%D%/performance.md %D%/rules.md %D%/guide/why-too-broad.md
schemadir = $(pkgdatadir)/schema
dist_schema_DATA = \
	%D%/schema/leastscope-answer.schema.json \
	%D%/schema/leastscope-config.schema.json \
	%D%/schema/leastscope-manifest.schema.json \
	%D%/schema/leastscope-report-line.schema.json \
	%D%/schema/leastscope-report.schema.json \
	%D%/schema/leastscope-suggest.schema.json
EXTRA_DIST += %D%/generate %D%/ci/github.yml %D%/ci/gitlab.yml

.PHONY: update-doc
update-doc: leastscope$(EXEEXT)
	top_builddir='$(abs_top_builddir)' \
		$(SHELL) $(srcdir)/%D%/generate '$(abs_top_srcdir)'
