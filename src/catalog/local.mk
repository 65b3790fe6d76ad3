# What a provider knows: its scopes, operations and endpoints.

libcore_la_SOURCES += \
	%D%/catalog.h \
	%D%/endpoint.c \
	%D%/find.c \
	%D%/load.c \
	%D%/load.h \
	%D%/load_field.c \
	%D%/load_finish.c \
	%D%/load_group.c \
	%D%/load_name.c \
	%D%/load_operation.c \
	%D%/load_path.c \
	%D%/load_provider.c \
	%D%/load_scope.c \
	%D%/load_value.c \
	%D%/loading.h \
	%D%/lookup.h \
	%D%/marks.def \
	%D%/near.c \
	%D%/operation.c \
	%D%/path.h \
	%D%/words.c
