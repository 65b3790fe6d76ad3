/* What tests of catalogs share: catalogs from text, and the shipped ones. */
#ifndef LS_UNIT_CATALOG_CHECK_H
#define LS_UNIT_CATALOG_CHECK_H

#include "catalog/catalog.h"
#include "catalog/load.h"

struct ls_check_catalog {
	struct ls_arena *arena;
	struct ls_source *source;
	struct ls_catalog_problems problems;
	const struct ls_catalog *catalog; /* NULL when it does not load */
};

/* Reads YAML as a catalog file; `known` may be NULL. */
struct ls_check_catalog ls_check_catalog(const char *yaml,
					 const struct ls_catalogs *known);
/* The same, and fails the test with the first problem unless it loads. */
struct ls_check_catalog ls_check_good_catalog(const char *yaml,
					      const struct ls_catalogs *known);
void ls_check_catalog_free(struct ls_check_catalog *check);

/* A catalog that is compiled into the program. */
const struct ls_catalog *ls_check_embedded(const char *id);

/* The head every catalog needs. */
#define CATALOG_HEAD                         \
	"catalog: 1\n"                       \
	"provider: {id: acme, name: Acme}\n" \
	"updated: 2026-11-20\n"              \
	"completeness: complete\n"           \
	"source: {url: acme.example/scopes, licence: CC0}\n"

#endif
