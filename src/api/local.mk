libcore_la_SOURCES += \
	%D%/api.c \
	%D%/fix.c \
	%D%/report.c \
	%D%/request.c \
	%D%/run.h \
	%D%/scope.c \
	%D%/settings.c \
	%D%/suggest.c
