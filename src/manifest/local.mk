# What integrations ask for.

libcore_la_SOURCES += \
	%D%/client.c \
	%D%/discover.c \
	%D%/discover.h \
	%D%/gitignore.c \
	%D%/ignore.h \
	%D%/manifest.c \
	%D%/manifest.h \
	%D%/maybe.c \
	%D%/meant.c \
	%D%/native.c \
	%D%/native.h \
	%D%/oauth_client.c \
	%D%/placeholder.c \
	%D%/reading.c \
	%D%/reading.h \
	%D%/request.c \
	%D%/resolve.c \
	%D%/scope_list.c \
	%D%/sensitive.c \
	%D%/server.c \
	%D%/telling.h \
	%D%/token_request.c \
	%D%/token_request.h \
	%D%/usage.c \
	%D%/usage.h \
	%D%/usage_log.c \
	%D%/usage_text.c \
	%D%/usage_text.h
