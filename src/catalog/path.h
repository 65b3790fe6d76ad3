/* Paths of operations, cut into segments, and the host of a URL: what look-ups
 * and the loader must see alike. */
#ifndef LS_CATALOG_PATH_H
#define LS_CATALOG_PATH_H

#include "base/text.h"

/* The host as it is written in a URL; empty when it is no URL. */
struct ls_text ls_url_host(struct ls_text text);

/* Cuts "/" and the segment after it off *rest.  False at the end; a final "/"
 * begins no segment. */
bool ls_path_segment(struct ls_text *rest, struct ls_text *segment);
/* The order of the table of operations: segment by segment, literal ones
 * before templates, a shorter path before a longer one. */
int ls_path_compare(struct ls_text a, struct ls_text b, bool fold);
/* The same order of single segments. */
int ls_segment_compare(struct ls_text a, struct ls_text b, bool fold);
/* Whether a segment holds a variable. */
bool ls_segment_is_template(struct ls_text segment);

#endif
