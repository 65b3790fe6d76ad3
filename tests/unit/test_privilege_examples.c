/* Two worked examples: one without implication, one with alternatives. */
#include "config.h"

#include <check.h>
#include <string.h>

#include "privilege/privilege.h"

static struct ls_arena *arena;

static void set_up(void)
{
	arena = ls_arena_new((size_t)1 << 20);
}

static void tear_down(void)
{
	ls_arena_free(arena);
}

/* Members end with -1. */
static struct ls_bitset set_of(size_t bits, const int *members)
{
	struct ls_bitset set = ls_bitset_new(arena, bits);

	for (; *members >= 0; members++)
		ls_bitset_add(&set, (size_t)*members);
	return set;
}

#define SET(bits, ...) set_of((bits), (const int[]){ __VA_ARGS__, -1 })

/* --- A REST client of Wink; nothing implies anything --- */

enum wink {
	ACCOUNT_WRITE,
	BOOKING_READ,
	BOOKING_REMOVE,
	BOOKING_WRITE,
	INVENTORY_READ,
	WINK_COUNT
};

static struct ls_privileges wink_world(bool settled)
{
	static const uint8_t risk[WINK_COUNT] = { 3, 1, 2, 2, 1 };
	static const uint32_t weight[WINK_COUNT] = { 1, 1, 1, 1, 1 };
	struct ls_bitset *implied = ls_arena_get(arena,
						 WINK_COUNT * sizeof(*implied));
	struct ls_bitset *ways = ls_arena_get(arena, 3 * sizeof(*ways));
	struct ls_need *needs = ls_arena_get(arena, 2 * sizeof(*needs));

	for (int s = 0; s < WINK_COUNT; s++)
		implied[s] = SET(WINK_COUNT, s);
	ways[0] = SET(WINK_COUNT, BOOKING_READ);
	ways[1] = SET(WINK_COUNT, BOOKING_READ);
	ways[2] = SET(WINK_COUNT, BOOKING_WRITE);
	/* GET a booking: certain.  POST a grid: the verb says write, the name
	 * says read, nobody says which. */
	needs[0] = (struct ls_need){ .alternatives = ways, .count = 1 };
	needs[1] = (struct ls_need){
		.alternatives = ways + 1,
		.count = settled ? 1 : 2,
		.uncertain = !settled,
	};
	return (struct ls_privileges){
		.count = WINK_COUNT,
		.implied = implied,
		.risk = risk,
		.weight = weight,
		.needs = needs,
		.need_count = 2,
	};
}

START_TEST(what_no_reading_needs_is_certainly_too_much)
{
	struct ls_privileges p = wink_world(false);
	struct ls_bitset all = SET(WINK_COUNT, ACCOUNT_WRITE, BOOKING_READ,
				   BOOKING_REMOVE, BOOKING_WRITE,
				   INVENTORY_READ);

	ck_assert(ls_surely_unused(&p, BOOKING_REMOVE));
	ck_assert(ls_surely_unused(&p, INVENTORY_READ));
	ck_assert(ls_surely_unused(&p, ACCOUNT_WRITE));
	ck_assert(!ls_surely_unused(&p, BOOKING_WRITE));
	ck_assert_int_eq(
		ls_excess_of(arena, &p, &all, BOOKING_WRITE, LS_PESSIMISTIC),
		LS_NEEDED);
	ck_assert_int_eq(
		ls_excess_of(arena, &p, &all, BOOKING_WRITE, LS_OPTIMISTIC),
		LS_REMOVABLE);
}
END_TEST

START_TEST(one_settled_line_leaves_one_scope)
{
	struct ls_privileges p = wink_world(true);
	struct ls_bitset all = SET(WINK_COUNT, ACCOUNT_WRITE, BOOKING_READ,
				   BOOKING_REMOVE, BOOKING_WRITE,
				   INVENTORY_READ);
	struct ls_bitset wanted = SET(WINK_COUNT, BOOKING_READ);
	struct ls_bitset rest = ls_bitset_new(arena, WINK_COUNT);
	struct ls_minimum minimum = ls_minimum(arena, &p, &all, LS_PESSIMISTIC,
					       LS_MINIMUM_EFFORT);

	ck_assert(minimum.exact);
	ck_assert(ls_bitset_equal(&minimum.set, &wanted));
	ls_shrink(arena, &p, &all, LS_PESSIMISTIC, &rest);
	ck_assert(ls_bitset_equal(&rest, &wanted));
}
END_TEST

/* --- Microsoft Graph: chains, and operations with many ways --- */

enum graph {
	CALENDARS_READ,
	CALENDARS_READ_BASIC,
	CALENDARS_READ_WRITE,
	DIRECTORY_READ_ALL,
	MAIL_READ,
	MAIL_READ_BASIC,
	MAIL_READ_WRITE,
	USER_READ,
	USER_READ_ALL,
	USER_READ_BASIC_ALL,
	GRAPH_COUNT
};

static struct ls_privileges graph_world(void)
{
	static const uint8_t risk[GRAPH_COUNT] = {
		2, 1, 2, 3, 2, 2, 2, 1, 3, 2
	};
	/* How many operations each opens, roughly. */
	static const uint32_t weight[GRAPH_COUNT] = { 30, 20, 60, 296, 34,
						      20, 60, 10, 206, 20 };
	struct ls_bitset *implied = ls_arena_get(
		arena, GRAPH_COUNT * sizeof(*implied));
	struct ls_bitset *ways = ls_arena_get(arena, 11 * sizeof(*ways));
	struct ls_need *needs = ls_arena_get(arena, 4 * sizeof(*needs));

	for (int s = 0; s < GRAPH_COUNT; s++)
		implied[s] = SET(GRAPH_COUNT, s);
	implied[MAIL_READ] = SET(GRAPH_COUNT, MAIL_READ, MAIL_READ_BASIC);
	implied[MAIL_READ_WRITE] = SET(GRAPH_COUNT, MAIL_READ_WRITE, MAIL_READ,
				       MAIL_READ_BASIC);
	implied[CALENDARS_READ] = SET(GRAPH_COUNT, CALENDARS_READ,
				      CALENDARS_READ_BASIC);
	implied[CALENDARS_READ_WRITE] = SET(GRAPH_COUNT, CALENDARS_READ_WRITE,
					    CALENDARS_READ,
					    CALENDARS_READ_BASIC);
	implied[USER_READ_ALL] = SET(GRAPH_COUNT, USER_READ_ALL,
				     USER_READ_BASIC_ALL);
	for (int i = 0; i < 11; i++) {
		static const int way[] = {
			MAIL_READ_BASIC,
			MAIL_READ,
			MAIL_READ_WRITE,
			CALENDARS_READ_BASIC,
			CALENDARS_READ,
			CALENDARS_READ_WRITE,
			CALENDARS_READ_WRITE,
			USER_READ_BASIC_ALL,
			USER_READ,
			USER_READ_ALL,
			DIRECTORY_READ_ALL,
		};

		ways[i] = SET(GRAPH_COUNT, way[i]);
	}
	needs[0] = (struct ls_need){ .alternatives = ways, .count = 3 };
	needs[1] = (struct ls_need){ .alternatives = ways + 3, .count = 3 };
	needs[2] = (struct ls_need){ .alternatives = ways + 6, .count = 1 };
	needs[3] = (struct ls_need){ .alternatives = ways + 7, .count = 4 };
	return (struct ls_privileges){
		.count = GRAPH_COUNT,
		.implied = implied,
		.risk = risk,
		.weight = weight,
		.needs = needs,
		.need_count = 4,
	};
}

START_TEST(of_two_scopes_that_would_do_one_stays)
{
	struct ls_privileges p = graph_world();
	struct ls_bitset asked = SET(GRAPH_COUNT, MAIL_READ_WRITE,
				     CALENDARS_READ_WRITE, CALENDARS_READ,
				     USER_READ_ALL, DIRECTORY_READ_ALL);
	struct ls_bitset wanted = SET(GRAPH_COUNT, MAIL_READ_BASIC,
				      CALENDARS_READ_WRITE,
				      USER_READ_BASIC_ALL);
	struct ls_bitset rest = ls_bitset_new(arena, GRAPH_COUNT);

	ck_assert(ls_redundant(arena, &p, &asked, CALENDARS_READ));
	ck_assert(!ls_redundant(arena, &p, &asked, CALENDARS_READ_WRITE));
	ck_assert_int_eq(ls_excess_of(arena, &p, &asked, DIRECTORY_READ_ALL,
				      LS_PESSIMISTIC),
			 LS_REMOVABLE);
	ck_assert_int_eq(
		ls_excess_of(arena, &p, &asked, USER_READ_ALL, LS_PESSIMISTIC),
		LS_REMOVABLE);
	ck_assert_int_eq(ls_excess_of(arena, &p, &asked, MAIL_READ_WRITE,
				      LS_PESSIMISTIC),
			 LS_REDUCIBLE);
	ck_assert_int_eq(ls_excess_of(arena, &p, &asked, CALENDARS_READ_WRITE,
				      LS_PESSIMISTIC),
			 LS_NEEDED);
	ls_shrink(arena, &p, &asked, LS_PESSIMISTIC, &rest);
	ck_assert(ls_bitset_equal(&rest, &wanted));
}
END_TEST

START_TEST(the_minimum_may_lie_outside_the_request)
{
	struct ls_privileges p = graph_world();
	struct ls_bitset all = ls_bitset_new(arena, GRAPH_COUNT);
	struct ls_bitset wanted = SET(GRAPH_COUNT, MAIL_READ_BASIC,
				      CALENDARS_READ_WRITE, USER_READ);
	struct ls_minimum minimum;

	for (size_t s = 0; s < GRAPH_COUNT; s++)
		ls_bitset_add(&all, s);
	minimum = ls_minimum(arena, &p, &all, LS_PESSIMISTIC,
			     LS_MINIMUM_EFFORT);
	ck_assert(minimum.exact);
	ck_assert(ls_bitset_equal(&minimum.set, &wanted));
}
END_TEST

START_TEST(a_search_cut_short_says_so_and_still_meets_the_needs)
{
	struct ls_privileges p = graph_world();
	struct ls_bitset all = ls_bitset_new(arena, GRAPH_COUNT);
	struct ls_bitset closed = ls_bitset_new(arena, GRAPH_COUNT);
	struct ls_minimum minimum;

	for (size_t s = 0; s < GRAPH_COUNT; s++)
		ls_bitset_add(&all, s);
	minimum = ls_minimum(arena, &p, &all, LS_PESSIMISTIC, 1);
	ck_assert(minimum.possible);
	ck_assert(!minimum.exact);
	ls_close(&p, &minimum.set, &closed);
	ck_assert(ls_all_met(&p, &closed, LS_PESSIMISTIC));
}
END_TEST

/* Of each of n scopes nobody may ask for, two others give it: 2^n ways. */
static struct ls_privileges many_ways(size_t n, bool together)
{
	size_t count = 3 * n;
	struct ls_bitset *implied = ls_arena_get(arena,
						 count * sizeof(*implied));
	uint8_t *risk = ls_arena_get(arena, count);
	uint32_t *weight = ls_arena_get(arena, count * sizeof(*weight));
	struct ls_need *needs = ls_arena_get(arena, n * sizeof(*needs));
	struct ls_bitset *ways = ls_arena_get(arena, n * sizeof(*ways));

	for (size_t s = 0; s < count; s++) {
		implied[s] = ls_bitset_new(arena, count);
		ls_bitset_add(&implied[s], s);
		ls_bitset_add(&implied[s], s % n);
		weight[s] = 1;
	}
	for (size_t i = 0; i < n; i++) {
		ways[i] = ls_bitset_new(arena, count);
		ls_bitset_add(&ways[together ? 0 : i], i);
		needs[i] = (struct ls_need){ .alternatives = &ways[i],
					     .count = 1 };
	}
	return (struct ls_privileges){
		.count = count,
		.implied = implied,
		.risk = risk,
		.weight = weight,
		.needs = needs,
		.need_count = together ? 1 : n,
	};
}

static struct ls_minimum minimum_of_ways(size_t n, bool together)
{
	struct ls_privileges p = many_ways(n, together);
	struct ls_bitset allowed = ls_bitset_new(arena, p.count);
	struct ls_bitset closed = ls_bitset_new(arena, p.count);
	struct ls_minimum minimum;

	for (size_t s = n; s < p.count; s++)
		ls_bitset_add(&allowed, s);
	minimum = ls_minimum(arena, &p, &allowed, LS_PESSIMISTIC,
			     LS_MINIMUM_EFFORT);
	ck_assert(minimum.possible);
	ls_close(&p, &minimum.set, &closed);
	ck_assert(ls_all_met(&p, &closed, LS_PESSIMISTIC));
	ck_assert_uint_eq(ls_bitset_count(&minimum.set), n);
	return minimum;
}

START_TEST(more_ways_than_can_be_tried_end_the_search)
{
	struct ls_minimum minimum = minimum_of_ways(40, true);

	ck_assert(!minimum.exact);
	ck_assert_uint_lt(minimum.work, 2 * (uint64_t)LS_MINIMUM_EFFORT);
}
END_TEST

START_TEST(needs_that_share_no_scope_are_solved_apart)
{
	struct ls_minimum minimum = minimum_of_ways(40, false);

	ck_assert(minimum.exact);
	ck_assert_uint_lt(minimum.nodes, 200);
}
END_TEST

START_TEST(needs_beyond_what_is_allowed_are_impossible)
{
	struct ls_privileges p = graph_world();
	struct ls_bitset few = SET(GRAPH_COUNT, MAIL_READ);

	ck_assert(
		!ls_minimum(arena, &p, &few, LS_PESSIMISTIC, LS_MINIMUM_EFFORT)
			 .possible);
}
END_TEST

Suite *ls_suite_privilege_examples(void);

Suite *ls_suite_privilege_examples(void)
{
	Suite *suite = suite_create("privilege_examples");
	TCase *tests = tcase_create("worked examples");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, what_no_reading_needs_is_certainly_too_much);
	tcase_add_test(tests, one_settled_line_leaves_one_scope);
	tcase_add_test(tests, of_two_scopes_that_would_do_one_stays);
	tcase_add_test(tests, the_minimum_may_lie_outside_the_request);
	tcase_add_test(tests,
		       a_search_cut_short_says_so_and_still_meets_the_needs);
	tcase_add_test(tests, more_ways_than_can_be_tried_end_the_search);
	tcase_add_test(tests, needs_that_share_no_scope_are_solved_apart);
	tcase_add_test(tests, needs_beyond_what_is_allowed_are_impossible);
	suite_add_tcase(suite, tests);
	return suite;
}
