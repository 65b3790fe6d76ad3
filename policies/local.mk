# What the program knows, as data: read while building, compiled in.

# A catalog stands after those it extends.
catalog_files = \
	$(srcdir)/%D%/catalogs/oidc.yaml \
	$(srcdir)/%D%/catalogs/wink.yaml

EXTRA_DIST += $(catalog_files)

# A program of the build machine, made of the product's own loader: a catalog
# that does not load breaks the build with its path, line and reason.
EXTRA_DIST += \
	src/catalog/compile.c \
	src/catalog/compile.h \
	src/catalog/compile_main.c
CLEANFILES += %D%/compile-catalogs %D%/embedded.c
nodist_libcore_la_SOURCES += %D%/embedded.c

%D%/compile-catalogs: config.h \
	$(srcdir)/src/base/*.c $(srcdir)/src/base/*.h \
	$(srcdir)/src/document/*.c $(srcdir)/src/document/*.h \
	$(srcdir)/src/catalog/*.c $(srcdir)/src/catalog/*.h \
	$(srcdir)/src/catalog/*.def
	$(AM_V_CCLD)$(MKDIR_P) %D% && \
	$(CC_FOR_BUILD) -I. -I$(srcdir)/src $(CFLAGS_FOR_BUILD) -o $@ \
		$(srcdir)/src/base/*.c $(srcdir)/src/document/*.c \
		$(srcdir)/src/catalog/*.c $(PTHREAD_FLAGS) $(LIBS_FOR_BUILD)

%D%/embedded.c: %D%/compile-catalogs $(catalog_files)
	$(AM_V_GEN)%D%/compile-catalogs -o $@ $(catalog_files)

# The profiles, in the same way.
profile_files = \
	$(srcdir)/%D%/profiles/default.yaml \
	$(srcdir)/%D%/profiles/mcp.yaml \
	$(srcdir)/%D%/profiles/review.yaml \
	$(srcdir)/%D%/profiles/strict.yaml

EXTRA_DIST += $(profile_files) \
	src/policy/compile.c \
	src/policy/compile.h \
	src/policy/compile_main.c
CLEANFILES += %D%/compile-profiles %D%/profiles.c
nodist_libcore_la_SOURCES += %D%/profiles.c

%D%/compile-profiles: config.h $(srcdir)/src/base/*.c \
	$(srcdir)/src/base/*.h \
	$(srcdir)/src/document/*.c $(srcdir)/src/document/*.h \
	$(srcdir)/src/policy/compile.c $(srcdir)/src/policy/compile.h \
	$(srcdir)/src/policy/compile_main.c $(srcdir)/src/policy/policy.h \
	$(srcdir)/src/policy/severity.c
	$(AM_V_CCLD)$(MKDIR_P) %D% && \
	$(CC_FOR_BUILD) -I. -I$(srcdir)/src $(CFLAGS_FOR_BUILD) -o $@ \
		$(srcdir)/src/base/*.c $(srcdir)/src/document/*.c \
		$(srcdir)/src/policy/compile.c \
		$(srcdir)/src/policy/compile_main.c \
		$(srcdir)/src/policy/severity.c $(PTHREAD_FLAGS) \
		$(LIBS_FOR_BUILD)

%D%/profiles.c: %D%/compile-profiles $(profile_files)
	$(AM_V_GEN)%D%/compile-profiles -o $@ $(profile_files)
