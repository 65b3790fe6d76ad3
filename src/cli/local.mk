leastscope_SOURCES += \
	%D%/arguments.c \
	%D%/check.c \
	%D%/cli.h \
	%D%/main.c \
	%D%/options.def \
	%D%/pages.c \
	%D%/progress.c \
	%D%/request.c \
	%D%/sandbox.c \
	%D%/say.c \
	%D%/scope.c \
	%D%/suggest.c
