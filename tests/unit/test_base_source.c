/* Tests of lines and columns. */
#include "config.h"

#include "suites.h"

#include <string.h>

#include "base/source.h"

static struct ls_arena *arena;

static void set_up(void)
{
	arena = ls_arena_new((size_t)64 << 20);
	ck_assert_ptr_nonnull(arena);
}

static void tear_down(void)
{
	ls_arena_free(arena);
	arena = NULL;
}

static struct ls_source *source_of(struct ls_text text)
{
	return ls_source_new(arena, ls_text_of("a.yaml"), text);
}

#define BOM "\xef\xbb\xbf"
#define NEL "\xc2\x85"
#define LINE_SEPARATOR "\xe2\x80\xa8"

static const struct {
	const char *text;
	uint32_t offset, line, column;
} places[] = {
	{ "", 0, 1, 1 },
	{ "", 5, 1, 1 },
	{ "abc", 0, 1, 1 },
	{ "abc", 2, 1, 3 },
	{ "abc", 3, 1, 4 },
	{ "abc", 4, 1, 4 },
	{ "ab\ncd", 2, 1, 3 },
	{ "ab\ncd", 3, 2, 1 },
	{ "ab\ncd", 5, 2, 3 },
	{ "ab\n", 3, 2, 1 },
	{ "\n\n\n", 2, 3, 1 },
	{ "\n\n\n", 3, 4, 1 },
	/* CRLF is one line end, a lone CR is one too. */
	{ "ab\r\ncd", 2, 1, 3 },
	{ "ab\r\ncd", 3, 1, 4 },
	{ "ab\r\ncd", 4, 2, 1 },
	{ "ab\rcd", 3, 2, 1 },
	{ "ab\r\rcd", 4, 3, 1 },
	{ "ab\n\rcd", 4, 3, 1 },
	{ "ab\r", 3, 2, 1 },
	/* What libyaml takes for line ends is none. */
	{ "a" NEL "b", 3, 1, 3 },
	{ "a" LINE_SEPARATOR "b", 4, 1, 3 },
	{ "a\x0b\x0c"
	  "b",
	  3, 1, 4 },
	/* Columns are code points; places inside one are its own. */
	{ "\xc3\xa9x", 2, 1, 2 },
	{ "\xc3\xa9x", 1, 1, 1 },
	{ "\xf0\x9f\x98\x80x", 3, 1, 1 },
	{ "\xf0\x9f\x98\x80x", 4, 1, 2 },
	{ "a\n\xc3\xa9\xc3\xa9x", 6, 2, 3 },
	/* A byte that is not UTF-8 counts as one. */
	{ "\xff\xfex", 2, 1, 3 },
	{ "\xc3(x", 2, 1, 3 },
	{ "\xe2\x82x", 2, 1, 3 },
	{ "\xe2\x82", 2, 1, 3 },
	/* A byte order mark takes no column, at the start only. */
	{ BOM "abc", 0, 1, 1 },
	{ BOM "abc", 2, 1, 1 },
	{ BOM "abc", 3, 1, 1 },
	{ BOM "abc", 4, 1, 2 },
	{ BOM "a\nbc", 6, 2, 2 },
	{ BOM, 3, 1, 1 },
	{ "a" BOM "b", 4, 1, 3 },
	{ "\xef\xbb"
	  "a",
	  2, 1, 3 },
};

START_TEST(an_offset_has_a_line_and_a_column)
{
	struct ls_source *source = source_of(ls_text_of(places[_i].text));

	/* Asked so often that an index comes into being on the way. */
	for (unsigned time = 0; time < 40; time++) {
		struct ls_place place = ls_source_place(arena, source,
							places[_i].offset);

		ck_assert_uint_eq(place.line, places[_i].line);
		ck_assert_uint_eq(place.column, places[_i].column);
		ck_assert_uint_le(place.offset, strlen(places[_i].text));
	}
}
END_TEST

/* The plain way: from the first byte on. */
static struct ls_place slow_place(struct ls_text text, uint32_t offset)
{
	struct ls_place place = { .line = 1, .column = 1, .offset = offset };
	size_t at = 0;

	while (at < offset) {
		uint32_t code_point = 0;
		size_t n = ls_utf8_decode(text.p + at, text.n - at,
					  &code_point);

		n = n == 0 ? 1 : n;
		if (at + n > offset)
			break;
		place.column++;
		if (text.p[at] == '\n' ||
		    (text.p[at] == '\r' &&
		     (at + 1 == text.n || text.p[at + 1] != '\n'))) {
			place.line++;
			place.column = 1;
		}
		at += n;
	}
	return place;
}

static const char *const pieces[] = {
	"booking.read",
	"\n",
	"\r\n",
	"\r",
	"\xc3\xa9",
	"\xe2\x82\xac",
	"\xf0\x9f\x98\x80",
	"\xff",
	"\xe2\x82",
	" ",
};

static struct ls_text long_text(uint32_t seed, size_t n)
{
	char *p = ls_arena_get(arena, n + 16);
	size_t at = 0;

	while (at < n) {
		const char *piece;

		seed = seed * 1664525 + 1013904223;
		/* Few line ends, so that lines grow long. */
		piece = pieces[seed >> 24 < 250 ? 4 + (seed >> 16) % 6 :
						  (seed >> 16) % 10];
		memcpy(p + at, piece, strlen(piece));
		at += strlen(piece);
	}
	return (struct ls_text){ .p = p, .n = n };
}

START_TEST(places_in_long_lines_are_those_counted_from_the_start)
{
	static const size_t sizes[] = { 1023, 1024, 1025, 2047, 2048, 5000 };

	for (size_t i = 0; i < 6; i++) {
		struct ls_text text = long_text((uint32_t)_i, sizes[i]);
		struct ls_source *source = source_of(text);

		for (uint32_t at = 0; at <= text.n; at++) {
			struct ls_place fast, slow = slow_place(text, at);

			fast = ls_source_place(arena, source, at);
			if (fast.line != slow.line ||
			    fast.column != slow.column)
				ck_abort_msg("byte %u: %u:%u, not %u:%u", at,
					     fast.line, fast.column, slow.line,
					     slow.column);
		}
	}
}
END_TEST

START_TEST(many_places_in_one_long_line_are_quick)
{
	enum { BYTES = 1 << 20, PLACES = 20000 };
	char *p = ls_arena_get(arena, BYTES);
	struct ls_source *source;

	for (size_t i = 0; i < BYTES; i += 2)
		memcpy(p + i, "\xc3\xa9", 2);
	source = source_of((struct ls_text){ .p = p, .n = BYTES });
	/* Counted each time from the start this would take minutes. */
	for (uint32_t i = 0; i < PLACES; i++) {
		uint32_t offset = BYTES - 2 * i;
		struct ls_place place = ls_source_place(arena, source, offset);

		ck_assert_uint_eq(place.column, offset / 2 + 1);
	}
}
END_TEST

START_TEST(a_line_comes_without_its_end)
{
	static const char *const expected[] = { "one",  "", "three",
						"four", "", "" };
	static const uint32_t starts[] = { 3, 7, 8, 15, 20, 21 };
	struct ls_source *source = source_of(
		ls_text_of(BOM "one\n\nthree\r\nfour\r\r"));
	uint32_t start;

	for (uint32_t i = 0; i < 60; i++) {
		struct ls_text line = ls_source_line(arena, source, i % 6 + 1,
						     &start);

		ck_assert_msg(ls_text_is(line, expected[i % 6]), "line %u",
			      i % 6 + 1);
		ck_assert_uint_eq(start, starts[i % 6]);
	}
	ck_assert_uint_eq(ls_source_line_count(arena, source), 6);
	ck_assert_uint_eq(ls_source_line(arena, source, 0, &start).n, 0);
	ck_assert_uint_eq(ls_source_line(arena, source, 7, &start).n, 0);
	ck_assert_uint_eq(start, source->text.n);
}
END_TEST

START_TEST(an_empty_file_has_one_empty_line)
{
	struct ls_source *source = source_of(ls_text_of(NULL));
	uint32_t start = 7;

	ck_assert_uint_eq(ls_source_line(arena, source, 1, &start).n, 0);
	ck_assert_uint_eq(start, 0);
	ck_assert_uint_eq(ls_source_line_count(arena, source), 1);
	ck_assert_uint_eq(ls_source_bom(source), 0);
}
END_TEST

START_TEST(slices_and_byte_order_marks_are_bytes)
{
	struct ls_source *source = source_of(ls_text_of(BOM "scope: a"));
	struct ls_span span = { .start = 3, .end = 8 };

	ck_assert_uint_eq(ls_source_bom(source), 3);
	ck_assert(ls_text_is(ls_source_slice(source, span), "scope"));
	span.end = 4000000000;
	ck_assert(ls_text_is(ls_source_slice(source, span), "scope: a"));
	ck_assert_uint_eq(ls_source_bom(source_of(ls_text_of("\xef\xbb"))), 0);
}
END_TEST

Suite *ls_suite_base_source(void)
{
	Suite *suite = suite_create("base_source");
	TCase *tests = tcase_create("source");

	tcase_set_timeout(tests, 30);
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_loop_test(tests, an_offset_has_a_line_and_a_column, 0,
			    (int)(sizeof(places) / sizeof(places[0])));
	tcase_add_loop_test(
		tests, places_in_long_lines_are_those_counted_from_the_start, 0,
		3);
	tcase_add_test(tests, many_places_in_one_long_line_are_quick);
	tcase_add_test(tests, a_line_comes_without_its_end);
	tcase_add_test(tests, an_empty_file_has_one_empty_line);
	tcase_add_test(tests, slices_and_byte_order_marks_are_bytes);
	suite_add_tcase(suite, tests);
	return suite;
}
