# The program, the library, and the rooms they are made of.

bin_PROGRAMS += leastscope
lib_LTLIBRARIES += libleastscope.la
noinst_LTLIBRARIES += libcore.la
include_HEADERS += %D%/leastscope.h
pkgconfig_DATA = %D%/leastscope.pc

# Everything but main.  The unit tests link it too, so nothing is exported
# from the library for their sake.
libcore_la_SOURCES =
nodist_libcore_la_SOURCES =
libcore_la_LIBADD = $(YAML_LIBS) $(PCRE2_LIBS)

libleastscope_la_SOURCES =
libleastscope_la_LIBADD = libcore.la
libleastscope_la_LDFLAGS = $(AM_LDFLAGS) -no-undefined -version-info 0:0:0 \
	-export-symbols $(srcdir)/%D%/libleastscope.sym
EXTRA_libleastscope_la_DEPENDENCIES = %D%/libleastscope.sym
EXTRA_DIST += %D%/libleastscope.sym

# The program holds the library, so that it is one file that starts at once.
leastscope_SOURCES =
leastscope_LDADD = libcore.la
leastscope_LDFLAGS = $(AM_LDFLAGS) $(LS_PROGRAM_LDFLAGS)

# In the order of the rooms: each may include only those before it.
include src/base/local.mk
include src/document/local.mk
include src/privilege/local.mk
include src/catalog/local.mk
include src/manifest/local.mk
include src/policy/local.mk
include src/engine/local.mk
include src/rules/local.mk
include src/report/local.mk
include src/fix/local.mk
include src/api/local.mk
include src/cli/local.mk
