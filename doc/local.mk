# The manual, and the pages that the program prints from its own tables.

dist_man_MANS += %D%/leastscope.1
EXTRA_DIST += %D%/generate %D%/rules.md %D%/ci/github.yml %D%/ci/gitlab.yml

.PHONY: update-doc
update-doc: leastscope$(EXEEXT)
	top_builddir='$(abs_top_builddir)' \
		$(SHELL) $(srcdir)/%D%/generate '$(abs_top_srcdir)'
