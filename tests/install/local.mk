# `make installcheck': the installed program runs, and a stranger's program
# builds and runs with what pkg-config says of the installed library.

EXTRA_DIST += %D%/use.c
CLEANFILES += installed-use

installed_pkg_config = PKG_CONFIG_PATH='$(DESTDIR)$(pkgconfigdir)' \
	PKG_CONFIG_SYSROOT_DIR='$(DESTDIR)' $(PKG_CONFIG)

installcheck-local:
	'$(DESTDIR)$(bindir)/leastscope' --version
	$(CC) $(CFLAGS) $(LS_LDFLAGS) $(LDFLAGS) -o installed-use \
		$(srcdir)/%D%/use.c \
		$$($(installed_pkg_config) --cflags --libs leastscope)
	LD_LIBRARY_PATH='$(DESTDIR)$(libdir)' ./installed-use
	rm -f installed-use
	test -s '$(DESTDIR)$(man1dir)/leastscope.1'
	test -s '$(DESTDIR)$(bashcompdir)/leastscope'
	test -s '$(DESTDIR)$(zshcompdir)/_leastscope'
	test -s '$(DESTDIR)$(fishcompdir)/leastscope.fish'
