/* Fixes that add an entry to a mapping. */
#ifndef LS_RULES_ENTRY_H
#define LS_RULES_ENTRY_H

#include "engine/engine.h"
#include "rules/url.h"

/* Gives the finding a fix that puts "key: value" in front of the entry whose
 * value is `next`, in the file's own manner.  No fix when that could break the
 * file's syntax, or when value is not made of the plain characters of URLs. */
void ls_add_entry(struct ls_run *run, struct ls_finding *finding,
		  enum ls_applicability applicability,
		  const struct ls_node *next, const char *key,
		  struct ls_text value);

#endif
