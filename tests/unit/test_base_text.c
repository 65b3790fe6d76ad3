/* Tests of text slices and UTF-8. */
#include "config.h"

#include "suites.h"

#include <string.h>

#include "base/text.h"

#define NUMBER_OF(table) (int)(sizeof(table) / sizeof((table)[0]))

static struct ls_text text(const char *string)
{
	return ls_text_of(string);
}

START_TEST(a_null_string_is_an_empty_slice)
{
	struct ls_text nothing = ls_text_of(NULL);

	ck_assert_ptr_null(nothing.p);
	ck_assert_uint_eq(nothing.n, 0);
	ck_assert(ls_text_eq(nothing, text("")));
	ck_assert(ls_text_is(nothing, ""));
	ck_assert(ls_text_is_folded(nothing, text("")));
	ck_assert_int_eq(ls_text_compare(nothing, text("")), 0);
	ck_assert(ls_text_starts(nothing, ""));
	ck_assert(ls_text_ends(nothing, ""));
	ck_assert(!ls_text_starts(nothing, "a"));
	ck_assert(ls_text_contains(nothing, ""));
	ck_assert(!ls_text_contains(nothing, "a"));
	ck_assert_uint_eq(ls_text_find(nothing, 'a'), 0);
	ck_assert_uint_eq(ls_text_trim(nothing).n, 0);
	ck_assert_uint_eq(ls_text_part(nothing, 0, 5).n, 0);
}
END_TEST

START_TEST(a_part_never_reaches_outside)
{
	struct ls_text t = text("booking");

	ck_assert(ls_text_is(ls_text_part(t, 0, 4), "book"));
	ck_assert(ls_text_is(ls_text_part(t, 4, 7), "ing"));
	ck_assert(ls_text_is(ls_text_part(t, 4, 8), "ing"));
	ck_assert(ls_text_is(ls_text_part(t, 4, SIZE_MAX), "ing"));
	ck_assert(ls_text_is(ls_text_part(t, 7, 7), ""));
	ck_assert(ls_text_is(ls_text_part(t, 9, 8), ""));
	ck_assert(ls_text_is(ls_text_part(t, 5, 4), ""));
}
END_TEST

START_TEST(texts_with_nul_bytes_compare_whole)
{
	struct ls_text a = LS_LITERAL("a\0b");
	struct ls_text b = LS_LITERAL("a\0c");

	ck_assert_uint_eq(a.n, 3);
	ck_assert(!ls_text_eq(a, b));
	ck_assert(!ls_text_is(a, "a"));
	ck_assert_int_lt(ls_text_compare(a, b), 0);
	ck_assert_uint_eq(ls_text_find(a, '\0'), 1);
	ck_assert(!ls_text_is_folded(a, b));
	ck_assert(ls_text_is_folded(a, LS_LITERAL("A\0B")));
}
END_TEST

START_TEST(order_is_that_of_bytes)
{
	ck_assert_int_eq(ls_text_compare(text("a"), text("b")), -1);
	ck_assert_int_eq(ls_text_compare(text("b"), text("a")), 1);
	ck_assert_int_eq(ls_text_compare(text("a"), text("ab")), -1);
	ck_assert_int_eq(ls_text_compare(text("ab"), text("a")), 1);
	ck_assert_int_eq(ls_text_compare(text("Z"), text("a")), -1);
	ck_assert_int_eq(ls_text_compare(text("\x7f"), text("\x80")), -1);
	ck_assert_int_eq(ls_text_compare(text("same"), text("same")), 0);
}
END_TEST

START_TEST(only_ascii_letters_are_folded)
{
	ck_assert(
		ls_text_is_folded(text("BOOKING.Read"), text("booking.rEAD")));
	ck_assert(!ls_text_is_folded(text("@"), text("`")));
	ck_assert(!ls_text_is_folded(text("["), text("{")));
	ck_assert(!ls_text_is_folded(text("\xc3\x84"), text("\xc3\xa4")));
	ck_assert(!ls_text_is_folded(text("a"), text("ab")));
	ck_assert(!ls_text_is(text("Read"), "read"));
}
END_TEST

START_TEST(starts_ends_and_contains_look_at_bytes)
{
	struct ls_text t = text("inventory.read");

	ck_assert(ls_text_starts(t, "inventory"));
	ck_assert(ls_text_starts(t, "inventory.read"));
	ck_assert(!ls_text_starts(t, "inventory.reads"));
	ck_assert(!ls_text_starts(t, "nventory"));
	ck_assert(ls_text_ends(t, ".read"));
	ck_assert(!ls_text_ends(t, ".rea"));
	ck_assert(!ls_text_ends(t, "xinventory.read"));
	ck_assert(ls_text_contains(t, "tory.r"));
	ck_assert(ls_text_contains(t, "inventory.read"));
	ck_assert(ls_text_contains(t, "d"));
	ck_assert(!ls_text_contains(t, "readx"));
	ck_assert(!ls_text_contains(t, "x"));
	ck_assert(ls_text_contains(text("aab"), "ab"));
	ck_assert(!ls_text_contains(text("aaa"), "ab"));
	ck_assert_uint_eq(ls_text_find(t, '.'), 9);
	ck_assert_uint_eq(ls_text_find(t, '!'), t.n);
}
END_TEST

START_TEST(trim_takes_ascii_blanks_only)
{
	ck_assert(ls_text_is(ls_text_trim(text(" \t\r\n a b \n")), "a b"));
	ck_assert(ls_text_is(ls_text_trim(text(" \t ")), ""));
	ck_assert(ls_text_is(ls_text_trim(text("\v")), "\v"));
	ck_assert(ls_text_is(ls_text_trim(text("\xc2\xa0")), "\xc2\xa0"));
}
END_TEST

START_TEST(words_are_cut_at_blanks)
{
	static const char *const expected[] = { "inventory.read", "booking",
						"x" };
	struct ls_text all = text("  inventory.read\tbooking \r\n x ");
	struct ls_text rest = all, word;
	size_t count = 0;

	while (ls_text_word(&rest, &word)) {
		ck_assert_uint_lt(count, 3);
		ck_assert(ls_text_is(word, expected[count++]));
		ck_assert(word.p >= all.p && word.p < all.p + all.n);
	}
	ck_assert_uint_eq(count, 3);
	ck_assert_uint_eq(rest.n, 0);
	rest = text("");
	ck_assert(!ls_text_word(&rest, &word));
}
END_TEST

START_TEST(a_cut_drops_the_separator)
{
	static const char *const expected[] = { "a", "", "b" };
	struct ls_text rest = text("a,,b,"), piece;
	size_t count = 0;

	while (ls_text_cut(&rest, ',', &piece)) {
		ck_assert_uint_lt(count, 3);
		ck_assert(ls_text_is(piece, expected[count++]));
	}
	ck_assert_uint_eq(count, 3);
	rest = text(",");
	ck_assert(ls_text_cut(&rest, ',', &piece));
	ck_assert_uint_eq(piece.n, 0);
	ck_assert(!ls_text_cut(&rest, ',', &piece));
}
END_TEST

static const struct {
	const char *a, *b;
	unsigned max, distance;
} distances[] = {
	{ "", "", 3, 0 },
	{ "a", "", 3, 1 },
	{ "", "abc", 3, 3 },
	{ "", "abcd", 3, 4 },
	{ "booking.read", "booking.read", 0, 0 },
	{ "booking.raed", "booking.read", 2, 1 },
	{ "bookng.read", "booking.read", 2, 1 },
	{ "booking.reaad", "booking.read", 2, 1 },
	{ "cooking.read", "booking.read", 2, 1 },
	{ "kitten", "sitting", 5, 3 },
	{ "kitten", "sitting", 3, 3 },
	{ "kitten", "sitting", 2, 3 },
	{ "kitten", "sitting", 0, 1 },
	{ "ca", "abc", 5, 3 }, /* 2 without the alignment rule */
	{ "ab", "ba", 1, 1 },
	{ "abcd", "badc", 4, 2 },
	{ "abcdef", "fedcba", 10, 5 },
	{ "aaaa", "bbbb", 2, 3 },
	{ "aaaa", "bbbb", 4, 4 },
	{ "abxx", "baxx", 0, 1 },
};

START_TEST(the_distance_counts_edits_and_swaps)
{
	struct ls_text a = text(distances[_i].a);
	struct ls_text b = text(distances[_i].b);

	ck_assert_uint_eq(ls_text_distance(a, b, distances[_i].max),
			  distances[_i].distance);
	ck_assert_uint_eq(ls_text_distance(b, a, distances[_i].max),
			  distances[_i].distance);
}
END_TEST

START_TEST(texts_over_64_bytes_are_far_from_all)
{
	char bytes[66];
	struct ls_text a = { .p = bytes, .n = 64 };
	struct ls_text b = { .p = bytes, .n = 65 };

	memset(bytes, 'x', sizeof(bytes));
	ck_assert_uint_eq(ls_text_distance(a, a, 2), 0);
	ck_assert_uint_eq(ls_text_distance(a, ls_text_part(a, 0, 63), 2), 1);
	ck_assert_uint_eq(ls_text_distance(b, b, 2), 3);
	ck_assert_uint_eq(ls_text_distance(a, b, 2), 3);
}
END_TEST

/* length 0: not well-formed. */
static const struct {
	const char *bytes;
	size_t n, length;
	uint32_t code_point;
} decodings[] = {
	{ "\x00", 1, 1, 0 },
	{ "a", 1, 1, 'a' },
	{ "ab", 2, 1, 'a' },
	{ "\x7f", 1, 1, 0x7f },
	{ "\x80", 1, 0, 0 },
	{ "\xbf", 1, 0, 0 },
	{ "\xc0\x80", 2, 0, 0 },
	{ "\xc1\xbf", 2, 0, 0 },
	{ "\xc2\x80", 2, 2, 0x80 },
	{ "\xc2", 1, 0, 0 },
	{ "\xc2\x41", 2, 0, 0 },
	{ "\xc2\xc0", 2, 0, 0 },
	{ "\xdf\xbf", 2, 2, 0x7ff },
	{ "\xe0\x80\x80", 3, 0, 0 },
	{ "\xe0\x9f\xbf", 3, 0, 0 },
	{ "\xe0\xa0\x80", 3, 3, 0x800 },
	{ "\xe2\x82\xac", 3, 3, 0x20ac },
	{ "\xe2\x82", 2, 0, 0 },
	{ "\xe2\x82\x41", 3, 0, 0 },
	{ "\xed\x9f\xbf", 3, 3, 0xd7ff },
	{ "\xed\xa0\x80", 3, 0, 0 },
	{ "\xed\xbf\xbf", 3, 0, 0 },
	{ "\xee\x80\x80", 3, 3, 0xe000 },
	{ "\xef\xbf\xbf", 3, 3, 0xffff },
	{ "\xf0\x80\x80\x80", 4, 0, 0 },
	{ "\xf0\x8f\xbf\xbf", 4, 0, 0 },
	{ "\xf0\x90\x80\x80", 4, 4, 0x10000 },
	{ "\xf0\x9f\x98\x80", 4, 4, 0x1f600 },
	{ "\xf0\x9f\x98", 3, 0, 0 },
	{ "\xf4\x8f\xbf\xbf", 4, 4, 0x10ffff },
	{ "\xf4\x90\x80\x80", 4, 0, 0 },
	{ "\xf5\x80\x80\x80", 4, 0, 0 },
	{ "\xf8\x88\x80\x80\x80", 5, 0, 0 },
	{ "\xff", 1, 0, 0 },
};

START_TEST(utf8_is_decoded_as_rfc_3629_says)
{
	uint32_t code_point = 0xabcdef;
	size_t length = ls_utf8_decode(decodings[_i].bytes, decodings[_i].n,
				       &code_point);

	ck_assert_uint_eq(length, decodings[_i].length);
	if (length > 0)
		ck_assert_uint_eq(code_point, decodings[_i].code_point);
	else
		ck_assert_uint_eq(code_point, 0xabcdef);
}
END_TEST

START_TEST(every_code_point_survives_a_round_trip)
{
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		uint32_t back = 0;
		char bytes[4];
		size_t n = ls_utf8_encode(c, bytes);
		size_t length = ls_utf8_decode(bytes, n, &back);

		if (c >= 0xd800 && c <= 0xdfff) {
			ck_assert_uint_eq(length, 0);
		} else if (length != n || back != c) {
			ck_abort_msg("U+%04X came back as U+%04X", c, back);
		}
	}
}
END_TEST

static const struct {
	uint32_t code_point;
	bool hidden;
} characters[] = {
	{ 0x00, true },     { 0x09, true },      { 0x0a, true },
	{ 0x1f, true },     { 0x20, false },     { 0x7e, false },
	{ 0x7f, true },     { 0x85, true },      { 0x9f, true },
	{ 0xa0, false },    { 0xad, true },      { 0xe4, false },
	{ 0x301, false },   { 0x061c, true },    { 0x200a, false },
	{ 0x200b, true },   { 0x200d, true },    { 0x200f, true },
	{ 0x2010, false },  { 0x2028, true },    { 0x2029, true },
	{ 0x202a, true },   { 0x202e, true },    { 0x202f, false },
	{ 0x2060, true },   { 0x2066, true },    { 0x2069, true },
	{ 0x206f, true },   { 0x2070, false },   { 0x3042, false },
	{ 0xfe0f, false },  { 0xfeff, true },    { 0xfffb, true },
	{ 0xfffd, false },  { 0x1f600, false },  { 0xe0041, true },
	{ 0xe1000, false }, { 0x10ffff, false },
};

START_TEST(what_hides_text_is_known)
{
	ck_assert_msg(ls_is_hidden_character(characters[_i].code_point) ==
			      characters[_i].hidden,
		      "U+%04X", characters[_i].code_point);
}
END_TEST

Suite *ls_suite_base_text(void)
{
	Suite *suite = suite_create("base_text");
	TCase *slices = tcase_create("slices");
	TCase *utf8 = tcase_create("utf8");

	tcase_set_timeout(slices, 30);
	tcase_add_test(slices, a_null_string_is_an_empty_slice);
	tcase_add_test(slices, a_part_never_reaches_outside);
	tcase_add_test(slices, texts_with_nul_bytes_compare_whole);
	tcase_add_test(slices, order_is_that_of_bytes);
	tcase_add_test(slices, only_ascii_letters_are_folded);
	tcase_add_test(slices, starts_ends_and_contains_look_at_bytes);
	tcase_add_test(slices, trim_takes_ascii_blanks_only);
	tcase_add_test(slices, words_are_cut_at_blanks);
	tcase_add_test(slices, a_cut_drops_the_separator);
	tcase_add_loop_test(slices, the_distance_counts_edits_and_swaps, 0,
			    NUMBER_OF(distances));
	tcase_add_test(slices, texts_over_64_bytes_are_far_from_all);
	tcase_set_timeout(utf8, 30);
	tcase_add_loop_test(utf8, utf8_is_decoded_as_rfc_3629_says, 0,
			    NUMBER_OF(decodings));
	tcase_add_test(utf8, every_code_point_survives_a_round_trip);
	tcase_add_loop_test(utf8, what_hides_text_is_known, 0,
			    NUMBER_OF(characters));
	suite_add_tcase(suite, slices);
	suite_add_tcase(suite, utf8);
	return suite;
}
