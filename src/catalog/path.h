/* Paths of operations, cut into segments; shared by operation.c and load. */
#ifndef LS_CATALOG_PATH_H
#define LS_CATALOG_PATH_H

#include "base/text.h"

/* Cuts "/" and the segment after it off *rest.  False at the end; a final "/"
 * begins no segment. */
bool ls_path_segment(struct ls_text *rest, struct ls_text *segment);
/* The order of the table of operations: segment by segment, literal ones
 * before templates, a shorter path before a longer one. */
int ls_path_compare(struct ls_text a, struct ls_text b, bool fold);

#endif
