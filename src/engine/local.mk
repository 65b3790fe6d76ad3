# Runs a table of rules over manifests.

libcore_la_SOURCES += \
	%D%/answer.c \
	%D%/answer.h \
	%D%/answer_client.c \
	%D%/answer_plan.c \
	%D%/answer_scopes.c \
	%D%/answer_targets.c \
	%D%/answering.h \
	%D%/all.c \
	%D%/all.h \
	%D%/check.c \
	%D%/check.h \
	%D%/drafting.h \
	%D%/engine.h \
	%D%/facts.c \
	%D%/fingerprint.c \
	%D%/finding.h \
	%D%/finish.c \
	%D%/flag.c \
	%D%/judge.c \
	%D%/keep.c \
	%D%/keep.h \
	%D%/least.c \
	%D%/least.h \
	%D%/least_needs.c \
	%D%/least_numbers.c \
	%D%/least_uses.c \
	%D%/least_words.c \
	%D%/line_hash.c \
	%D%/rule.h \
	%D%/run.c \
	%D%/settings.c \
	%D%/suggest.c \
	%D%/suggest.h \
	%D%/suppress.c
