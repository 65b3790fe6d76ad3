/* Reads manifests from text, for the tests of the manifest room. */
#ifndef LS_UNIT_MANIFEST_CHECK_H
#define LS_UNIT_MANIFEST_CHECK_H

#include <check.h>

#include "manifest/manifest.h"

/* Everything lives until the test ends. */
struct ls_arena *manifest_arena(void);
/* The document of a YAML or JSON text; fails the test when it is none. */
const struct ls_document *yaml_document_of(const char *text);
/* All manifests of a text, with the catalogs of the program. */
struct ls_manifests manifests_of(const char *text);
/* The only manifest of a text; fails the test when there is not one. */
const struct ls_manifest *manifest_of(const char *text);
/* The scopes of a list, each in quotes: "'a' 'b'". */
const char *scopes_shown(const struct ls_scope_list *list);
/* The source bytes of a span. */
const char *slice_shown(const struct ls_manifest *manifest,
			struct ls_span span);
/* All problems, one a line: "unknown key", or the message, then the source of
 * the node, then the suggestion: "message @ text ? nearest". */
const char *problems_shown(const struct ls_manifest *manifest);
const char *text_shown(struct ls_text text);
/* n copies of unit, one after the other. */
const char *repeated(const char *before, const char *unit, size_t n,
		     const char *after);

#endif
