/* The four severities and their words. */
#include "config.h"

#include "policy/policy.h"

static const char *const words[] = {
	[LS_OFF] = "off",
	[LS_NOTE] = "note",
	[LS_WARNING] = "warning",
	[LS_ERROR] = "error",
};

const char *ls_severity_word(enum ls_severity severity)
{
	return words[severity];
}

bool ls_severity_parse(struct ls_text word, enum ls_severity *severity)
{
	for (unsigned i = LS_OFF; i <= LS_ERROR; i++) {
		if (!ls_text_is(word, words[i]))
			continue;
		*severity = (enum ls_severity)i;
		return true;
	}
	return false;
}
