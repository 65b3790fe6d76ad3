/* Text helpers of pages that other writers of this room use. */
#ifndef LS_REPORT_PAGES_H
#define LS_REPORT_PAGES_H

#include "report/report.h"

/* "unknown-scope" -> "UnknownScope". */
struct ls_text ls_page_pascal(struct ls_arena *arena, const char *id);
/* Lines and paragraphs joined to one, cut at 1,000 bytes on a word. */
struct ls_text ls_page_paragraph(struct ls_arena *arena, const char *text);
/* Words of a text, wrapped at 78 columns behind an indent; blank lines part
 * paragraphs. */
void ls_page_wrap(struct ls_out *out, const char *indent, struct ls_text text);
/* Every line behind an indent, as it is. */
void ls_page_indent(struct ls_out *out, const char *indent, const char *text);

#endif
