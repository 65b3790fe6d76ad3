# A file as a tree of nodes with exact byte spans.

libcore_la_SOURCES += \
	%D%/builder.c \
	%D%/core_schema.c \
	%D%/cut.c \
	%D%/document.c \
	%D%/document.h \
	%D%/form.c \
	%D%/json.c \
	%D%/notices.c \
	%D%/reader.h \
	%D%/spans.c \
	%D%/yaml.c \
	%D%/yaml_place.c \
	%D%/yaml_reason.c

# For programs only, never the library: it defines libyaml's own names.
leastscope_SOURCES += %D%/yaml_memory.c
