/* Writes JSON: commas and escapes in one place. */
#include "config.h"

#include <inttypes.h>

#include "report/json_writer.h"

static void before(struct ls_json *json, const char *key)
{
	if (json->comma)
		ls_out_char(json->out, ',');
	json->comma = true;
	if (key == NULL)
		return;
	ls_out_char(json->out, '"');
	ls_out_string(json->out, key);
	ls_out_string(json->out, "\":");
}

void ls_json_open(struct ls_json *json, const char *key, char bracket)
{
	before(json, key);
	ls_out_char(json->out, bracket);
	json->comma = false;
}

void ls_json_close(struct ls_json *json, char bracket)
{
	ls_out_char(json->out, bracket);
	json->comma = true;
}

void ls_json_text(struct ls_json *json, const char *key, struct ls_text text)
{
	before(json, key);
	ls_out_char(json->out, '"');
	ls_out_json(json->out, text);
	ls_out_char(json->out, '"');
}

void ls_json_string(struct ls_json *json, const char *key, const char *text)
{
	ls_json_text(json, key, ls_text_of(text));
}

void ls_json_maybe(struct ls_json *json, const char *key, struct ls_text text)
{
	if (text.n > 0)
		ls_json_text(json, key, text);
	else
		ls_json_word(json, key, "null");
}

void ls_json_number(struct ls_json *json, const char *key, uint64_t number)
{
	before(json, key);
	ls_out_printf(json->out, "%" PRIu64, number);
}

void ls_json_word(struct ls_json *json, const char *key, const char *word)
{
	before(json, key);
	ls_out_string(json->out, word);
}
