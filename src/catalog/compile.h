/*
 * From a catalog to C: for the build-machine program only.
 *
 * What is written are constant tables without pointers in them, so they need
 * no relocation; the same input always gives the same bytes.
 */
#ifndef LS_CATALOG_COMPILE_H
#define LS_CATALOG_COMPILE_H

#include "base/out.h"
#include "catalog/catalog.h"

/* The tables of one catalog: a `static const struct ls_catalog PREFIX`. */
void ls_compile_catalog(struct ls_out *out, const struct ls_catalog *catalog,
			const char *prefix);
/* The table of all of them and ls_catalogs_embedded(), after their own tables;
 * prefixes[i] is that of the i-th. */
void ls_compile_catalogs(struct ls_out *out, const char *const *prefixes,
			 size_t n);
/* A C string literal, cut into lines; for other rooms' tables as well. */
void ls_compile_string(struct ls_out *out, struct ls_text text);

#endif
