/* What must hold of every document, whatever bytes it came from. */
#ifndef LS_FUZZ_TREE_H
#define LS_FUZZ_TREE_H

#include "document/document.h"

/* Reads the bytes and checks the tree, or the problem; aborts when something
 * does not hold. */
void ls_fuzz_document(const char *path, const uint8_t *bytes, size_t size,
		      enum ls_syntax syntax);

#endif
