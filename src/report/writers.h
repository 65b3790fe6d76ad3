/* One writer for each format; for formats.c alone. */
#ifndef LS_REPORT_WRITERS_H
#define LS_REPORT_WRITERS_H

#include "report/report.h"

void ls_write_text(struct ls_out *out, const struct ls_report *report);
void ls_write_json(struct ls_out *out, const struct ls_report *report);
void ls_write_jsonl(struct ls_out *out, const struct ls_report *report);
void ls_write_sarif(struct ls_out *out, const struct ls_report *report);
void ls_write_github(struct ls_out *out, const struct ls_report *report);

#endif
