/* How names are looked up inside this room; shared by find.c and near.c. */
#ifndef LS_CATALOG_LOOKUP_H
#define LS_CATALOG_LOOKUP_H

#include "base/pattern.h"
#include "catalog/catalog.h"

/* The scope of exactly this name, or LS_NONE. */
uint32_t ls_lookup_name(const struct ls_catalog *catalog, struct ls_text name);
/* The scope that has this alias, or LS_NONE. */
uint32_t ls_lookup_alias(const struct ls_catalog *catalog,
			 struct ls_text alias);
/* The one scope of this name or alias but for ASCII case; LS_NONE when there is
 * none or several. */
uint32_t ls_lookup_folded(const struct ls_catalog *catalog,
			  struct ls_text name);
/* The group of this id, or LS_NONE. */
uint32_t ls_lookup_group(const struct ls_catalog *catalog, struct ls_text id);

/* A pattern of the catalog, compiled once for each lasting arena.  NULL when PCRE2
 * refuses it, which the loader has made sure it does not. */
struct ls_pattern *ls_lookup_pattern(struct ls_arena *arena,
				     const struct ls_catalog *catalog,
				     const struct ls_ref *pattern,
				     bool fold_case);
/* The name in "${name}..." or the digit in "$1..."; empty when rest, which
 * starts with '$', is no reference.  *end: one past the reference. */
struct ls_text ls_lookup_cut_reference(struct ls_text rest, size_t *end);
/* The group that a digit or a name refers to; 0 for a name nobody gave. */
unsigned ls_lookup_reference(struct ls_arena *arena,
			     const struct ls_pattern *pattern,
			     struct ls_text name);
/* A template with $1 and ${name} replaced by what the groups hold. */
struct ls_text ls_lookup_expand(struct ls_arena *arena,
				const struct ls_pattern *pattern,
				struct ls_text template,
				const struct ls_groups *groups);

#endif
