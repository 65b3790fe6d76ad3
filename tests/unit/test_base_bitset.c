/* Tests of bit sets, against a plain array of truths. */
#include "config.h"

#include "suites.h"

#include <stdint.h>

#include "base/bitset.h"

#define MOST_BITS 200

static const size_t sizes[] = { 1, 2, 63, 64, 65, 127, 128, 129, MOST_BITS };
#define SIZES (int)(sizeof(sizes) / sizeof(sizes[0]))

static struct ls_arena *arena;

static void set_up(void)
{
	arena = ls_arena_new((size_t)8 << 20);
	ck_assert_ptr_nonnull(arena);
}

static void tear_down(void)
{
	ls_arena_free(arena);
	arena = NULL;
}

/* The same members in both forms, chosen by an xorshift generator. */
struct pair {
	struct ls_bitset set;
	bool truth[MOST_BITS];
};

static uint32_t state = 2463534242;

static uint32_t chance(void)
{
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state;
}

static struct pair make_pair(size_t bits, uint32_t one_in)
{
	struct pair pair = { .set = ls_bitset_new(arena, bits) };

	for (size_t i = 0; i < bits; i++) {
		pair.truth[i] = chance() % one_in == 0;
		if (pair.truth[i])
			ls_bitset_add(&pair.set, i);
	}
	return pair;
}

START_TEST(a_new_set_is_empty)
{
	struct ls_bitset set = ls_bitset_new(arena, sizes[_i]);

	ck_assert(ls_bitset_empty(&set));
	ck_assert_uint_eq(ls_bitset_count(&set), 0);
	ck_assert_uint_eq(ls_bitset_next(&set, 0), sizes[_i]);
	ck_assert_uint_eq(ls_bitset_next(&set, sizes[_i]), sizes[_i]);
	ck_assert_uint_eq(ls_bitset_next(&set, SIZE_MAX), sizes[_i]);
}
END_TEST

START_TEST(a_set_of_no_bits_works)
{
	struct ls_bitset none = ls_bitset_new(arena, 0);

	ck_assert(ls_bitset_empty(&none));
	ck_assert(ls_bitset_equal(&none, &none));
	ck_assert(ls_bitset_inside(&none, &none));
	ck_assert(!ls_bitset_meets(&none, &none));
	ck_assert_uint_eq(ls_bitset_next(&none, 0), 0);
	ck_assert_uint_eq(ls_bitset_count(&none), 0);
	ls_bitset_clear(&none);
}
END_TEST

START_TEST(members_come_and_go_one_by_one)
{
	struct ls_bitset set = ls_bitset_new(arena, sizes[_i]);

	for (size_t i = 0; i < sizes[_i]; i++) {
		ls_bitset_add(&set, i);
		ls_bitset_add(&set, i);
		ck_assert(ls_bitset_has(&set, i));
		ck_assert_uint_eq(ls_bitset_count(&set), 1);
		ck_assert_uint_eq(ls_bitset_next(&set, 0), i);
		ck_assert_uint_eq(ls_bitset_next(&set, i), i);
		ck_assert_uint_eq(ls_bitset_next(&set, i + 1), sizes[_i]);
		ls_bitset_remove(&set, i);
		ls_bitset_remove(&set, i);
		ck_assert(!ls_bitset_has(&set, i));
		ck_assert(ls_bitset_empty(&set));
	}
}
END_TEST

START_TEST(next_visits_every_member_in_order)
{
	struct pair pair = make_pair(sizes[_i], 3);
	size_t at = ls_bitset_next(&pair.set, 0);
	size_t count = 0;

	for (size_t i = 0; i < sizes[_i]; i++) {
		if (!pair.truth[i])
			continue;
		ck_assert_uint_eq(at, i);
		at = ls_bitset_next(&pair.set, at + 1);
		count++;
	}
	ck_assert_uint_eq(at, sizes[_i]);
	ck_assert_uint_eq(ls_bitset_count(&pair.set), count);
}
END_TEST

static void check_truth(const struct ls_bitset *set, const bool *truth)
{
	for (size_t i = 0; i < set->bits; i++)
		ck_assert_int_eq(ls_bitset_has(set, i), truth[i]);
}

/* All that two sets can do, compared with the arrays. */
static void check_two(const struct pair *a, const struct pair *b)
{
	struct ls_bitset result;
	bool both[MOST_BITS], either[MOST_BITS], only_a[MOST_BITS];
	bool inside = true, meets = false, equal = true;

	for (size_t i = 0; i < a->set.bits; i++) {
		both[i] = a->truth[i] && b->truth[i];
		either[i] = a->truth[i] || b->truth[i];
		only_a[i] = a->truth[i] && !b->truth[i];
		inside = inside && !only_a[i];
		meets = meets || both[i];
		equal = equal && a->truth[i] == b->truth[i];
	}
	result = ls_bitset_copy(arena, &a->set);
	check_truth(&result, a->truth);
	ls_bitset_union(&result, &b->set);
	check_truth(&result, either);
	ls_bitset_assign(&result, &a->set);
	ls_bitset_intersect(&result, &b->set);
	check_truth(&result, both);
	ls_bitset_assign(&result, &a->set);
	ls_bitset_subtract(&result, &b->set);
	check_truth(&result, only_a);
	ck_assert_int_eq(ls_bitset_inside(&a->set, &b->set), inside);
	ck_assert_int_eq(ls_bitset_meets(&a->set, &b->set), meets);
	ck_assert_int_eq(ls_bitset_equal(&a->set, &b->set), equal);
	check_truth(&a->set, a->truth);
	check_truth(&b->set, b->truth);
}

START_TEST(two_sets_agree_with_the_arrays)
{
	for (uint32_t density = 1; density < 60; density++) {
		struct pair a = make_pair(sizes[_i], density);
		struct pair b = make_pair(sizes[_i], 60 - density);

		check_two(&a, &b);
		check_two(&a, &a);
	}
}
END_TEST

START_TEST(a_cleared_set_is_empty)
{
	struct pair pair = make_pair(sizes[_i], 1);

	ck_assert_uint_eq(ls_bitset_count(&pair.set), sizes[_i]);
	ls_bitset_clear(&pair.set);
	ck_assert(ls_bitset_empty(&pair.set));
}
END_TEST

Suite *ls_suite_base_bitset(void)
{
	Suite *suite = suite_create("base_bitset");
	TCase *tests = tcase_create("bitset");

	tcase_set_timeout(tests, 30);
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_loop_test(tests, a_new_set_is_empty, 0, SIZES);
	tcase_add_test(tests, a_set_of_no_bits_works);
	tcase_add_loop_test(tests, members_come_and_go_one_by_one, 0, SIZES);
	tcase_add_loop_test(tests, next_visits_every_member_in_order, 0, SIZES);
	tcase_add_loop_test(tests, two_sets_agree_with_the_arrays, 0, SIZES);
	tcase_add_loop_test(tests, a_cleared_set_is_empty, 0, SIZES);
	suite_add_tcase(suite, tests);
	return suite;
}
