/* Tests of the hash table. */
#include "config.h"

#include "suites.h"

#include <stdint.h>

#include "base/table.h"

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

START_TEST(a_key_is_found_after_it_was_put)
{
	struct ls_table *table = ls_table_new(arena, 0);
	bool found = true;
	size_t *value = ls_table_put(table, ls_text_of("booking.read"), &found);

	ck_assert(!found);
	ck_assert_uint_eq(*value, 0);
	*value = 7;
	ck_assert_ptr_eq(
		ls_table_put(table, ls_text_of("booking.read"), &found), value);
	ck_assert(found);
	ck_assert_uint_eq(*ls_table_get(table, ls_text_of("booking.read")), 7);
	ck_assert_ptr_null(ls_table_get(table, ls_text_of("booking.rea")));
	ck_assert_ptr_null(ls_table_get(table, ls_text_of("")));
}
END_TEST

START_TEST(keys_with_nul_bytes_and_no_bytes_are_keys)
{
	struct ls_table *table = ls_table_new(arena, 0);
	struct ls_text keys[] = { LS_LITERAL(""), LS_LITERAL("\0"),
				  LS_LITERAL("\0\0"), LS_LITERAL("a\0"),
				  LS_LITERAL("a") };
	bool found;

	for (size_t i = 0; i < 5; i++) {
		*ls_table_put(table, keys[i], &found) = i + 1;
		ck_assert(!found);
	}
	for (size_t i = 0; i < 5; i++)
		ck_assert_uint_eq(*ls_table_get(table, keys[i]), i + 1);
	ls_table_put(table, ls_text_of(NULL), &found);
	ck_assert(found);
}
END_TEST

START_TEST(many_keys_keep_their_values_and_places)
{
	enum { KEYS = 20000 };
	struct ls_table *table = ls_table_new(arena, (size_t)_i);
	size_t **places = ls_arena_get(arena, KEYS * sizeof(*places));
	struct ls_text *keys = ls_arena_get(arena, KEYS * sizeof(*keys));
	bool found;

	for (size_t i = 0; i < KEYS; i++) {
		keys[i] = ls_arena_printf(arena, "scope-%zu", i);
		places[i] = ls_table_put(table, keys[i], &found);
		ck_assert(!found);
		*places[i] = i;
	}
	for (size_t i = 0; i < KEYS; i++) {
		ck_assert_ptr_eq(ls_table_get(table, keys[i]), places[i]);
		ck_assert_uint_eq(*places[i], i);
	}
	ck_assert_ptr_null(ls_table_get(table, ls_text_of("scope-20000")));
}
END_TEST

static void expect_too_many(void *arg)
{
	ls_table_new(arena, *(const size_t *)arg);
}

START_TEST(expecting_too_many_keys_leaves_by_the_door)
{
	size_t expected = SIZE_MAX;

	ck_assert(!ls_guard(arena, expect_too_many, &expected));
	expected = SIZE_MAX / 64;
	ck_assert(!ls_guard(arena, expect_too_many, &expected));
}
END_TEST

/* Answers of the authors' reference implementation for the key 00 01 .. 0f and
 * the texts of 0, 1, 2, ... bytes that count from 00 up. */
static const uint64_t answers[] = {
	0xabac0158050fc4dc, 0xc9f49bf37d57ca93, 0x82cb9b024dc7d44d,
	0x8bf80ab8e7ddf7fb, 0xcf75576088d38328, 0xdef9d52f49533b67,
	0xc50d2b50c59f22a7, 0xd3927d989bb11140, 0x369095118d299a8e,
	0x25a48eb36c063de4, 0x79de85ee92ff097f, 0x70c118c1f94dc352,
	0x78a384b157b4d9a2, 0x306f760c1229ffa7, 0x605aa111c0f95d34,
	0xd320d86d2a519956, 0xcc4fdd1a7d908b66,
};

START_TEST(the_hash_is_siphash_1_3)
{
	const uint64_t key[2] = { 0x0706050403020100, 0x0f0e0d0c0b0a0908 };
	char bytes[32];

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)i;
	ck_assert_uint_eq(ls_table_hash(key,
					(struct ls_text){
						.p = bytes,
						.n = (size_t)_i,
					}),
			  answers[_i]);
}
END_TEST

Suite *ls_suite_base_table(void)
{
	Suite *suite = suite_create("base_table");
	TCase *tests = tcase_create("table");

	tcase_set_timeout(tests, 30);
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, a_key_is_found_after_it_was_put);
	tcase_add_test(tests, keys_with_nul_bytes_and_no_bytes_are_keys);
	/* Room for 0, 1, 2 and 3 keys at the start. */
	tcase_add_loop_test(tests, many_keys_keep_their_values_and_places, 0,
			    4);
	tcase_add_test(tests, expecting_too_many_keys_leaves_by_the_door);
	tcase_add_loop_test(tests, the_hash_is_siphash_1_3, 0,
			    (int)(sizeof(answers) / sizeof(answers[0])));
	suite_add_tcase(suite, tests);
	return suite;
}
