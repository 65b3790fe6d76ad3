/* Reads YAML through libyaml's events: the only user of <yaml.h>. */
#include "config.h"

#include "document/reader.h"

#include <assert.h>
#include <limits.h>
#include <string.h>
#include <yaml.h>

#include "base/table.h"

/* What "&name" stands for. */
struct anchor {
	const struct ls_node *node;
	uint32_t expanded;
	uint32_t height;
	bool open; /* an alias here would hold itself */
};

struct reader {
	struct ls_builder *builder;
	yaml_parser_t parser;
	yaml_event_t event;      /* all zero when there is none */
	bool alive;              /* the parser holds memory */
	bool read;               /* to its end */
	uint32_t index;          /* a mark's index, in code points, ... */
	uint32_t at;             /* ... and the offset of the same character */
	uint32_t document_start; /* behind "---" */
	uint32_t documents;
	uint32_t aliases;
	struct ls_table *names; /* of this document's anchors */
	LS_VEC(struct anchor) anchors;
};

/* What may come next; the innermost frame says which of the last four. */
enum state {
	STATE_STREAM,
	STATE_BETWEEN, /* documents */
	STATE_DOCUMENT,
	STATE_ITEM,
	STATE_KEY,
	STATE_VALUE,
	STATES
};

static void drop(struct reader *reader)
{
	if (!reader->alive)
		return;
	reader->alive = false;
	yaml_event_delete(&reader->event);
	yaml_parser_delete(&reader->parser);
}

/* --- places --- */

/* The byte offset of libyaml's index, which counts code points and begins
 * behind the byte order mark.  Marks move on with the events, so walking from
 * the last one is cheap. */
static uint32_t offset_of(struct reader *reader, size_t index)
{
	const struct ls_builder *builder = reader->builder;
	const unsigned char *text = (const unsigned char *)builder->text;

	if (builder->ascii)
		return index < builder->length ? (uint32_t)index :
						 builder->length;
	for (; reader->index < index && reader->at < builder->length;
	     reader->index++) {
		reader->at++;
		while (reader->at < builder->length &&
		       (text[reader->at] & 0xc0) == 0x80)
			reader->at++;
	}
	for (; reader->index > index; reader->index--) {
		reader->at--;
		while ((text[reader->at] & 0xc0) == 0x80)
			reader->at--;
	}
	return reader->at;
}

/* Where a value that is not written stands: behind its ':', its '-' or its
 * '---', and behind its key when there is no ':'. */
static uint32_t empty_place(const struct reader *reader, uint32_t mark)
{
	const struct ls_builder *builder = reader->builder;
	const struct ls_frame *frame = &builder->frames[builder->depth];
	uint32_t colon;

	switch (frame->place) {
	case LS_IN_DOCUMENT:
		return reader->document_start;
	case LS_AS_VALUE:
		colon = ls_yaml_skip_space(builder, frame->key->span.end);
		if (colon < mark && builder->text[colon] == ':')
			return colon + 1;
		return frame->key->span.end;
	case LS_IN_SEQUENCE:
	case LS_AS_KEY:
		break;
	}
	return mark;
}

/* --- nodes --- */

static bool set_tag(struct reader *reader, struct ls_node *node,
		    const yaml_char_t *tag, struct ls_span span)
{
	struct ls_builder *builder = reader->builder;
	struct ls_text text;

	if (tag == NULL)
		return true;
	text = ls_text_of((const char *)tag);
	if (text.n > LS_LIMIT_KEY_BYTES)
		return ls_refuse(
			builder, LS_PROBLEM_LIMIT, span,
			ls_arena_printf(builder->arena,
					"a tag is longer than %d bytes",
					LS_LIMIT_KEY_BYTES)
				.p,
			NULL);
	node->tag = ls_arena_copy(builder->arena, text);
	node->tag_span = span;
	return true;
}

static void notice_tag(struct reader *reader, const struct ls_node *node)
{
	if (node->tag_span.end > 0)
		ls_add_notice(reader->builder, LS_NOTICE_CUSTOM_TAG,
			      node->tag_span, node->span);
}

/* Registers "&name".  Returns its number from 1, 0 when there is no anchor;
 * false when there are too many. */
static bool add_anchor(struct reader *reader, const yaml_char_t *name,
		       const struct ls_node *node, size_t *number)
{
	struct ls_builder *builder = reader->builder;
	size_t *place;
	bool found;

	*number = 0;
	if (name == NULL)
		return true;
	if (reader->anchors.n >= LS_LIMIT_ANCHORS)
		return ls_refuse(
			builder, LS_PROBLEM_LIMIT, node->span,
			ls_arena_printf(builder->arena,
					"the file holds more than %d anchors",
					LS_LIMIT_ANCHORS)
				.p,
			NULL);
	if (reader->names == NULL)
		reader->names = ls_table_new(builder->arena, 8);
	place = ls_table_put(
		reader->names,
		ls_arena_copy(builder->arena, ls_text_of((const char *)name)),
		&found);
	*LS_PUSH(builder->arena, &reader->anchors) = (struct anchor){
		.node = node,
		.expanded = 1,
		.open = node->kind != LS_SCALAR,
	};
	*number = *place = reader->anchors.n;
	return true;
}

static enum ls_scalar_type tagged_type(struct ls_text tag)
{
	if (ls_text_is(tag, "tag:yaml.org,2002:int") ||
	    ls_text_is(tag, "tag:yaml.org,2002:float"))
		return LS_NUMBER;
	if (ls_text_is(tag, "tag:yaml.org,2002:bool"))
		return LS_BOOLEAN;
	if (ls_text_is(tag, "tag:yaml.org,2002:null"))
		return LS_NULL;
	return LS_STRING;
}

static enum ls_style style_of(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		return LS_STYLE_SINGLE_QUOTED;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return LS_STYLE_DOUBLE_QUOTED;
	case YAML_LITERAL_SCALAR_STYLE:
		return LS_STYLE_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return LS_STYLE_FOLDED;
	case YAML_ANY_SCALAR_STYLE:
	case YAML_PLAIN_SCALAR_STYLE:
		break;
	}
	return LS_STYLE_PLAIN;
}

/* The decoded text; the source's own bytes where they are the same. */
static void set_text(struct reader *reader, struct ls_node *node,
		     struct ls_text value)
{
	struct ls_builder *builder = reader->builder;
	uint32_t quote = node->style == LS_STYLE_SINGLE_QUOTED ||
			 node->style == LS_STYLE_DOUBLE_QUOTED;
	const char *inside = builder->text + node->span.start + quote;

	if (value.n + (size_t)2 * quote == node->span.end - node->span.start &&
	    (value.n == 0 || memcmp(inside, value.p, value.n) == 0)) {
		node->text = (struct ls_text){ inside, value.n };
		return;
	}
	node->text = ls_arena_copy(builder->arena, value);
	node->spelling = ls_spelling_new(builder->arena);
}

/* Searches what lies before the scalar for comments, and a block scalar's
 * first line too. */
static void pass_scalar(struct ls_builder *builder, const struct ls_node *node)
{
	const char *text = builder->text;
	uint32_t at = node->span.start;

	if (node->style == LS_STYLE_LITERAL || node->style == LS_STYLE_FOLDED)
		while (at < node->span.end &&
		       ls_break_at(text, builder->length, at) == 0)
			at++;
	ls_notice_gap(builder, at);
	if (builder->seen < node->span.end)
		builder->seen = node->span.end;
}

static struct ls_span scalar_span(struct reader *reader,
				  const struct ls_properties *p)
{
	const yaml_event_t *event = &reader->event;
	struct ls_builder *builder = reader->builder;
	struct ls_span span = { p->start, 0 };

	if (event->data.scalar.length == 0 &&
	    event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE) {
		span.start = p->after;
		if (event->data.scalar.anchor == NULL &&
		    event->data.scalar.tag == NULL)
			span.start = empty_place(reader, p->start);
		span.end = span.start;
		return span;
	}
	span.end = offset_of(reader, event->end_mark.index);
	if (event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
	    event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
		span.end = ls_yaml_block_end(builder, span.start, span.end);
	return span;
}

/* In "{?a: b}" libyaml takes the '?' for an indicator, others for text.
 * `start`: where the node begins, with its properties. */
static void notice_glued_key(struct ls_builder *builder, uint32_t start,
			     const struct ls_node *node)
{
	const struct ls_frame *frame = &builder->frames[builder->depth];
	struct ls_span span = { start - 1, node->span.end };

	if (frame->place == LS_AS_KEY && frame->node->style == LS_STYLE_FLOW &&
	    start > builder->start && builder->text[start - 1] == '?' &&
	    start < node->span.end)
		ls_add_notice(builder, LS_NOTICE_GLUED_KEY, span,
			      (struct ls_span){ 0, 0 });
}

static bool on_scalar(struct reader *reader)
{
	const yaml_event_t *event = &reader->event;
	struct ls_builder *builder = reader->builder;
	uint32_t start = offset_of(reader, event->start_mark.index);
	struct ls_properties p = ls_yaml_properties(
		builder, start, event->data.scalar.anchor != NULL,
		event->data.scalar.tag != NULL);
	struct ls_node *node = ls_build_node(builder, LS_SCALAR,
					     scalar_span(reader, &p));
	size_t number;

	if (node == NULL ||
	    !set_tag(reader, node, event->data.scalar.tag, p.tag))
		return false;
	node->style = style_of(event->data.scalar.style);
	pass_scalar(builder, node);
	if (event->data.scalar.length > LS_LIMIT_SCALAR_BYTES) {
		/* Refused by its length, before it is copied. */
		node->text.n = event->data.scalar.length;
		return ls_build_scalar(builder, node);
	}
	set_text(reader, node,
		 (struct ls_text){ (const char *)event->data.scalar.value,
				   event->data.scalar.length });
	if (node->tag.n > 0)
		node->type = tagged_type(node->tag);
	else if (node->style == LS_STYLE_PLAIN)
		node->type = ls_core_type(node->text,
					  &node->differs_in_yaml_1_1);
	notice_tag(reader, node);
	notice_glued_key(builder, start, node);
	if (event->data.scalar.anchor != NULL &&
	    !add_anchor(reader, event->data.scalar.anchor, node, &number))
		return false;
	return ls_build_scalar(builder, node);
}

static bool on_alias(struct reader *reader)
{
	const yaml_event_t *event = &reader->event;
	struct ls_builder *builder = reader->builder;
	uint32_t start = offset_of(reader, event->start_mark.index);
	struct ls_span span = { start,
				offset_of(reader, event->end_mark.index) };
	struct ls_text name = ls_text_of((char *)event->data.alias.anchor);
	const size_t *number = NULL;
	const struct anchor *anchor;
	struct ls_node *node;

	if (++reader->aliases > LS_LIMIT_ALIASES)
		return ls_refuse(
			builder, LS_PROBLEM_LIMIT, span,
			ls_arena_printf(builder->arena,
					"the file holds more than %d aliases",
					LS_LIMIT_ALIASES)
				.p,
			NULL);
	if (reader->names != NULL)
		number = ls_table_get(reader->names, name);
	if (number == NULL)
		return ls_refuse(builder, LS_PROBLEM_SYNTAX, span,
				 "an alias without an anchor of that name "
				 "before it",
				 "if the '*' is part of the text, put the text "
				 "in quotes");
	anchor = &reader->anchors.v[*number - 1];
	if (anchor->open)
		return ls_refuse(builder, LS_PROBLEM_SYNTAX, span,
				 "an alias inside what it stands for", NULL);
	node = ls_build_node(builder, anchor->node->kind, span);
	if (node == NULL)
		return false;
	*node = *anchor->node;
	node->is_alias = true;
	node->span = span;
	node->key = NULL;
	node->next = NULL;
	notice_glued_key(builder, start, node);
	return ls_build_alias(builder, node, anchor->expanded, anchor->height);
}

static bool open_collection(struct reader *reader, enum ls_node_kind kind,
			    bool flow, const yaml_char_t *anchor,
			    const yaml_char_t *tag)
{
	struct ls_builder *builder = reader->builder;
	struct ls_properties p = ls_yaml_properties(
		builder, offset_of(reader, reader->event.start_mark.index),
		anchor != NULL, tag != NULL);
	struct ls_node *node = ls_build_node(
		builder, kind, (struct ls_span){ p.start, p.start });
	size_t number;

	if (node == NULL || !set_tag(reader, node, tag, p.tag))
		return false;
	node->style = flow ? LS_STYLE_FLOW : LS_STYLE_BLOCK;
	if (!add_anchor(reader, anchor, node, &number) ||
	    !ls_build_open(builder, node))
		return false;
	builder->frames[builder->depth].anchor = number;
	return true;
}

static bool on_sequence(struct reader *reader)
{
	const yaml_event_t *event = &reader->event;

	return open_collection(reader, LS_SEQUENCE,
			       event->data.sequence_start.style ==
				       YAML_FLOW_SEQUENCE_STYLE,
			       event->data.sequence_start.anchor,
			       event->data.sequence_start.tag);
}

static bool on_mapping(struct reader *reader)
{
	const yaml_event_t *event = &reader->event;

	return open_collection(reader, LS_MAPPING,
			       event->data.mapping_start.style ==
				       YAML_FLOW_MAPPING_STYLE,
			       event->data.mapping_start.anchor,
			       event->data.mapping_start.tag);
}

static bool on_end(struct reader *reader)
{
	const yaml_event_t *event = &reader->event;
	struct ls_builder *builder = reader->builder;
	struct ls_frame frame = builder->frames[builder->depth];
	uint32_t end = 0;

	/* Only a closing bracket has a width.  A block collection and a single
	 * pair "[a: b]" end with their last child; libyaml's marks say where
	 * the next thing begins. */
	if (event->end_mark.index > event->start_mark.index)
		end = offset_of(reader, event->end_mark.index);
	ls_build_close(builder, end);
	notice_tag(reader, frame.node);
	if (frame.anchor > 0)
		reader->anchors.v[frame.anchor - 1] = (struct anchor){
			.node = frame.node,
			.expanded = frame.expanded,
			.height = frame.height,
		};
	return true;
}

static bool on_document_start(struct reader *reader)
{
	const yaml_event_t *event = &reader->event;
	struct ls_builder *builder = reader->builder;
	uint32_t start = offset_of(reader, event->start_mark.index);
	struct ls_span span = { start,
				offset_of(reader, event->end_mark.index) };

	if (++reader->documents > LS_LIMIT_DOCUMENTS)
		return ls_refuse(
			builder, LS_PROBLEM_LIMIT, span,
			ls_arena_printf(builder->arena,
					"the file holds more than %d documents",
					LS_LIMIT_DOCUMENTS)
				.p,
			NULL);
	/* With directives the event begins at the first of them. */
	if (!event->data.document_start.implicit && span.end - span.start > 3)
		span.start = span.end - 3;
	if (reader->documents == 2)
		ls_add_notice(builder, LS_NOTICE_SEVERAL_DOCUMENTS, span,
			      (struct ls_span){ 0, 0 });
	reader->document_start = span.end;
	reader->names = NULL;
	return true;
}

static bool on_nothing(struct reader *reader)
{
	(void)reader;
	return true;
}

typedef bool handler(struct reader *reader);

#define LS_NODE_HANDLERS                                                \
	[YAML_SCALAR_EVENT] = on_scalar, [YAML_ALIAS_EVENT] = on_alias, \
	[YAML_SEQUENCE_START_EVENT] = on_sequence,                      \
	[YAML_MAPPING_START_EVENT] = on_mapping

/* What to do with an event; what is not here cannot come. */
static handler *const handlers[STATES][YAML_MAPPING_END_EVENT + 1] = {
	[STATE_STREAM] = {
		[YAML_STREAM_START_EVENT] = on_nothing,
	},
	[STATE_BETWEEN] = {
		[YAML_DOCUMENT_START_EVENT] = on_document_start,
		[YAML_STREAM_END_EVENT] = on_nothing,
	},
	[STATE_DOCUMENT] = {
		LS_NODE_HANDLERS,
		[YAML_DOCUMENT_END_EVENT] = on_nothing,
	},
	[STATE_ITEM] = {
		LS_NODE_HANDLERS,
		[YAML_SEQUENCE_END_EVENT] = on_end,
	},
	[STATE_KEY] = {
		LS_NODE_HANDLERS,
		[YAML_MAPPING_END_EVENT] = on_end,
	},
	[STATE_VALUE] = {
		LS_NODE_HANDLERS,
	},
};

static enum state state_after(const struct reader *reader,
			      yaml_event_type_t type)
{
	const struct ls_builder *builder = reader->builder;

	if (type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_END_EVENT)
		return STATE_BETWEEN;
	switch (builder->frames[builder->depth].place) {
	case LS_IN_DOCUMENT:
		break;
	case LS_IN_SEQUENCE:
		return STATE_ITEM;
	case LS_AS_KEY:
		return STATE_KEY;
	case LS_AS_VALUE:
		return STATE_VALUE;
	}
	return STATE_DOCUMENT;
}

/* --- the file --- */

/* The %-lines are counted first: libyaml compares each with all before it and
 * copies a %TAG's prefix into every tag, out of reach between two events. */
static bool check_directives(struct ls_builder *builder)
{
	const char *text = builder->text;
	uint32_t lines = 0, length = builder->length, at = builder->start;
	const char *next;

	for (; (next = memchr(text + at, '%', length - at)) != NULL; at++) {
		struct ls_span span;

		at = (uint32_t)(next - text);
		if (!ls_starts_line(builder, at))
			continue;
		span = (struct ls_span){ at, ls_line_end(builder, at, length) };
		if (++lines > LS_LIMIT_DIRECTIVES)
			return ls_refuse(
				builder, LS_PROBLEM_LIMIT, span,
				ls_arena_printf(builder->arena,
						"more than %d lines start "
						"with '%%'",
						LS_LIMIT_DIRECTIVES)
					.p,
				NULL);
		if (span.end - span.start > LS_LIMIT_KEY_BYTES)
			return ls_refuse(
				builder, LS_PROBLEM_LIMIT, span,
				ls_arena_printf(builder->arena,
						"a line that starts with '%%' "
						"is longer than %d bytes",
						LS_LIMIT_KEY_BYTES)
					.p,
				NULL);
	}
	return true;
}

static bool refuse_parse(struct reader *reader)
{
	struct ls_builder *builder = reader->builder;
	const yaml_parser_t *parser = &reader->parser;
	uint32_t at, context_at;

	/* libyaml found no memory, which it does not always say: leave as the
	 * arena would. */
	if (parser->error == YAML_MEMORY_ERROR || parser->problem == NULL)
		ls_arena_leave(builder->arena);
	if (parser->error == YAML_READER_ERROR)
		at = builder->start + (uint32_t)parser->problem_offset;
	else
		at = offset_of(reader, parser->problem_mark.index);
	context_at = at;
	if (parser->context != NULL)
		context_at = offset_of(reader, parser->context_mark.index);
	ls_yaml_explain(builder, parser->problem, parser->context, at,
			context_at);
	return false;
}

static bool read_events(struct reader *reader)
{
	enum state state = STATE_STREAM;
	yaml_event_type_t type;

	do {
		handler *handle;

		if (yaml_parser_parse(&reader->parser, &reader->event) == 0)
			return refuse_parse(reader);
		type = reader->event.type;
		handle = handlers[state][type];
		assert(handle != NULL);
		if (!handle(reader))
			return false;
		yaml_event_delete(&reader->event);
		state = state_after(reader, type);
	} while (type != YAML_STREAM_END_EVENT);
	return true;
}

static void read_body(void *arg)
{
	struct reader *reader = arg;

	if (yaml_parser_initialize(&reader->parser) == 0)
		ls_arena_leave(reader->builder->arena);
	reader->alive = true;
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&reader->parser,
		(const unsigned char *)reader->builder->text +
			reader->builder->start,
		reader->builder->length - reader->builder->start);
	reader->read = read_events(reader);
}

bool ls_yaml_read(struct ls_builder *builder)
{
	struct reader *reader;
	bool finished;

	if (!check_directives(builder))
		return false;
	reader = ls_arena_get(builder->arena, sizeof(*reader));
	reader->builder = builder;
	reader->at = builder->start;
	/* libyaml's memory goes now, whatever happens, and in this thread: see
	 * yaml_memory.c. */
	finished = ls_guard(builder->arena, read_body, reader);
	drop(reader);
	if (!finished)
		ls_arena_leave(builder->arena);
	if (reader->read)
		ls_notice_gap(builder, builder->length);
	return reader->read;
}
