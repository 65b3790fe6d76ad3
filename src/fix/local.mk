# Edits as byte ranges.

libcore_la_SOURCES += \
	%D%/diff.c \
	%D%/edits.c \
	%D%/file.c \
	%D%/fix.c \
	%D%/fix.h \
	%D%/rewrite.c \
	%D%/rewrite.h \
	%D%/widen.c
