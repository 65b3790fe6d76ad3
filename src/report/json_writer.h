/* The one small writer of JSON, for json, jsonl, sarif and lists. */
#ifndef LS_REPORT_JSON_WRITER_H
#define LS_REPORT_JSON_WRITER_H

#include "base/out.h"

struct ls_json {
	struct ls_out *out;
	bool comma; /* something stands before at this level */
};

void ls_json_open(struct ls_json *json, const char *key, char bracket);
void ls_json_close(struct ls_json *json, char bracket);
/* key NULL: an item of an array. */
void ls_json_text(struct ls_json *json, const char *key, struct ls_text text);
void ls_json_string(struct ls_json *json, const char *key, const char *text);
/* null when the text is empty. */
void ls_json_maybe(struct ls_json *json, const char *key, struct ls_text text);
void ls_json_number(struct ls_json *json, const char *key, uint64_t number);
void ls_json_word(struct ls_json *json, const char *key, const char *word);

#endif
