# What the organisation decides.

libcore_la_SOURCES += \
	%D%/find.c \
	%D%/policy.c \
	%D%/policy.h \
	%D%/severity.c \
	%D%/suppression.c \
	%D%/suppression.h
