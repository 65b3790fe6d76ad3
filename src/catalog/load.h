/*
 * From a YAML file to a catalog.  doc/catalog-format.md describes the file;
 * the features it must express are those of real providers.
 *
 * One loader serves users' files and the build-machine program that compiles
 * policies/catalogs into the binary.
 */
#ifndef LS_CATALOG_LOAD_H
#define LS_CATALOG_LOAD_H

#include "base/vec.h"
#include "catalog/catalog.h"
#include "document/document.h"

struct ls_catalog_problem {
	struct ls_span span;
	bool warning;           /* it loads all the same */
	struct ls_text message; /* one line, what is wrong and what is right */
};

struct ls_catalog_problems {
	LS_VEC(struct ls_catalog_problem) list;
};

/* NULL when there is at least one problem that is no warning; all problems are
 * listed.  known: catalogs that `extends:` may name. */
const struct ls_catalog *ls_catalog_load(struct ls_arena *arena,
					 const struct ls_document *document,
					 const struct ls_catalogs *known,
					 struct ls_catalog_problems *problems);

#endif
