libcore_la_SOURCES += \
	%D%/arena.c %D%/arena.h \
	%D%/bitset.c %D%/bitset.h \
	%D%/clock.c %D%/clock.h \
	%D%/digest.c %D%/digest.h \
	%D%/file.c %D%/file.h \
	%D%/glob.c \
	%D%/limits.h \
	%D%/out.c %D%/out.h \
	%D%/path.c \
	%D%/pattern.c %D%/pattern.h \
	%D%/source.c %D%/source.h \
	%D%/system.c %D%/system.h \
	%D%/table.c %D%/table.h \
	%D%/text.c %D%/text.h \
	%D%/url.c %D%/url.h \
	%D%/vec.c %D%/vec.h \
	%D%/walk.c \
	%D%/width.c %D%/width.h
