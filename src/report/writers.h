/* One writer for each format; for formats.c alone. */
#ifndef LS_REPORT_WRITERS_H
#define LS_REPORT_WRITERS_H

#include "report/report.h"

void ls_write_text(struct ls_out *out, const struct ls_report *report);
void ls_write_json(struct ls_out *out, const struct ls_report *report);
void ls_write_jsonl(struct ls_out *out, const struct ls_report *report);
void ls_write_sarif(struct ls_out *out, const struct ls_report *report);
void ls_write_github(struct ls_out *out, const struct ls_report *report);

/* A finding's source line as a terminal has room for it. */
struct ls_excerpt {
	struct ls_text line;
	bool cut_front, cut_back; /* "..." stands there */
	size_t before;            /* columns in front of the carets */
	size_t carets;            /* at least one */
};
struct ls_excerpt ls_excerpt_fit(const struct ls_finding *f, size_t room);

#endif
