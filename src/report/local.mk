# Findings to text and to every machine format.

libcore_la_SOURCES += \
	%D%/excerpt.c \
	%D%/formats.c \
	%D%/github.c \
	%D%/json.c \
	%D%/json_writer.c \
	%D%/json_writer.h \
	%D%/knowledge_pages.c \
	%D%/pages.c \
	%D%/pages.h \
	%D%/report.h \
	%D%/rule_pages.c \
	%D%/sarif.c \
	%D%/suggest_page.c \
	%D%/suggest_page.h \
	%D%/text.c \
	%D%/writers.h \
	%D%/answer_page.c \
	%D%/answer_page.h
