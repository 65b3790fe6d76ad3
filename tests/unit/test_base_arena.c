/* Tests of the arena, its door and the growing array. */
#include "config.h"

#include "suites.h"

#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/vec.h"

static struct ls_arena *arena;

static void set_up(void)
{
	arena = ls_arena_new((size_t)8 << 20);
	ck_assert_ptr_nonnull(arena);
}

static void tear_down(void)
{
	ls_alloc_fail_at(0, false);
	ls_arena_free(arena);
	arena = NULL;
}

START_TEST(memory_is_zeroed_and_aligned_for_any_type)
{
	for (size_t size = 0; size < 300; size++) {
		char *p = ls_arena_get(arena, size);

		ck_assert_ptr_nonnull(p);
		ck_assert_uint_eq((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			ck_assert_int_eq(p[i], 0);
		memset(p, 'x', size);
	}
}
END_TEST

START_TEST(memory_is_zeroed_again_after_a_reset)
{
	char *p = ls_arena_get(arena, 1000);

	memset(p, 'x', 1000);
	ls_arena_reset(arena);
	p = ls_arena_get(arena, 1000);
	for (size_t i = 0; i < 1000; i++)
		ck_assert_int_eq(p[i], 0);
}
END_TEST

START_TEST(a_reset_keeps_one_block)
{
	size_t size;

	for (int i = 0; i < 1000; i++)
		ls_arena_get(arena, 1000);
	size = ls_arena_size(arena);
	ck_assert_uint_ge(size, 1000000);
	ls_arena_reset(arena);
	ck_assert_uint_lt(ls_arena_size(arena), size);
	size = ls_arena_size(arena);
	ck_assert_uint_gt(size, 0);
	ls_alloc_fail_at(1, true);
	for (int i = 0; i < 100; i++)
		ls_arena_get(arena, 100);
	ck_assert_uint_eq(ls_alloc_count(), 0);
	ck_assert_uint_eq(ls_arena_size(arena), size);
}
END_TEST

START_TEST(a_reset_lets_go_of_what_is_too_large_to_keep)
{
	ls_arena_get(arena, (size_t)2 << 20);
	ls_arena_reset(arena);
	ck_assert_uint_eq(ls_arena_size(arena), 0);
	ls_arena_get(arena, 10);
	ck_assert_uint_gt(ls_arena_size(arena), 0);
}
END_TEST

START_TEST(a_large_piece_does_not_waste_the_newest_block)
{
	char *first = ls_arena_get(arena, 16);
	char *next;

	ls_arena_get(arena, (size_t)1 << 20);
	next = ls_arena_get(arena, 16);
	ck_assert(next > first && next < first + 4096);
}
END_TEST

START_TEST(the_newest_piece_grows_where_it_stands)
{
	char *p = ls_arena_get(arena, 10);
	char *grown;

	memcpy(p, "0123456789", 10);
	grown = ls_arena_grow(arena, p, 10, 1000);
	ck_assert_ptr_eq(grown, p);
	ck_assert_int_eq(memcmp(grown, "0123456789", 10), 0);
	for (size_t i = 10; i < 1000; i++)
		ck_assert_int_eq(grown[i], 0);
}
END_TEST

START_TEST(an_older_piece_is_copied_to_grow)
{
	char *p = ls_arena_get(arena, 10);
	char *other = ls_arena_get(arena, 10);
	char *grown;

	memcpy(p, "0123456789", 10);
	memcpy(other, "abcdefghij", 10);
	grown = ls_arena_grow(arena, p, 10, 1000);
	ck_assert_ptr_ne(grown, p);
	ck_assert_int_eq(memcmp(grown, "0123456789", 10), 0);
	for (size_t i = 10; i < 1000; i++)
		ck_assert_int_eq(grown[i], 0);
	ck_assert_int_eq(memcmp(other, "abcdefghij", 10), 0);
}
END_TEST

START_TEST(a_piece_grows_past_its_block)
{
	char *p = NULL;
	size_t size = 0;

	for (size_t i = 0; i < 18; i++) {
		size_t more = (size_t)1 << i;

		p = ls_arena_grow(arena, p, size, more);
		for (size_t j = size; j < more; j++) {
			ck_assert_int_eq(p[j], 0);
			p[j] = (char)(j % 100);
		}
		size = more;
	}
	for (size_t j = 0; j < size; j++)
		ck_assert_int_eq(p[j], (char)(j % 100));
	ck_assert_ptr_eq(ls_arena_grow(arena, p, size, 1), p);
}
END_TEST

START_TEST(copies_end_in_nul_and_hold_nul)
{
	struct ls_text text = LS_LITERAL("a\0b");
	struct ls_text copy = ls_arena_copy(arena, text);
	char *string = ls_arena_string(arena, text);

	ck_assert(ls_text_eq(copy, text));
	ck_assert_ptr_ne(copy.p, text.p);
	ck_assert_int_eq(copy.p[3], '\0');
	ck_assert_str_eq(string, "a");
	ck_assert_int_eq(memcmp(string, "a\0b", 4), 0);
	ck_assert_str_eq(ls_arena_string(arena, ls_text_of(NULL)), "");
	ck_assert_uint_eq(ls_arena_copy(arena, ls_text_of(NULL)).n, 0);
}
END_TEST

START_TEST(printf_gives_any_length)
{
	for (int n = 0; n < 600; n++) {
		struct ls_text t = ls_arena_printf(arena, "%*s", n, "");

		ck_assert_uint_eq(t.n, (size_t)n);
		ck_assert_uint_eq(strlen(t.p), (size_t)n);
	}
	ck_assert(ls_text_is(ls_arena_printf(arena, "%s-%d", "a", 7), "a-7"));
}
END_TEST

/* What a guarded body is told, and what it tells. */
struct guarded {
	size_t size;
	int steps;
	bool inner;
};

static void take_too_much(void *arg)
{
	struct guarded *guarded = arg;

	guarded->steps = 1;
	ls_arena_get(arena, guarded->size);
	guarded->steps = 2;
}

START_TEST(too_much_leaves_by_the_door)
{
	struct guarded guarded = { .size = SIZE_MAX };

	ck_assert(!ls_guard(arena, take_too_much, &guarded));
	ck_assert_int_eq(guarded.steps, 1);
	guarded.size = SIZE_MAX / 2;
	ck_assert(!ls_guard(arena, take_too_much, &guarded));
	guarded.size = ((size_t)8 << 20) + 1;
	ck_assert(!ls_guard(arena, take_too_much, &guarded));
	guarded.size = 100;
	ck_assert(ls_guard(arena, take_too_much, &guarded));
	ck_assert_int_eq(guarded.steps, 2);
}
END_TEST

static void guard_again(void *arg)
{
	struct guarded *guarded = arg;

	guarded->inner = ls_guard(arena, take_too_much, guarded);
	guarded->steps = 3;
	if (guarded->size == 1)
		ls_arena_leave(arena);
	guarded->steps = 4;
}

START_TEST(the_innermost_guard_catches)
{
	struct guarded guarded = { .size = SIZE_MAX };

	ck_assert(ls_guard(arena, guard_again, &guarded));
	ck_assert(!guarded.inner);
	ck_assert_int_eq(guarded.steps, 4);
}
END_TEST

START_TEST(after_an_inner_guard_the_outer_one_catches)
{
	struct guarded guarded = { .size = 1 };

	ck_assert(!ls_guard(arena, guard_again, &guarded));
	ck_assert(guarded.inner);
	ck_assert_int_eq(guarded.steps, 3);
}
END_TEST

START_TEST(leaving_where_nobody_guards_ends_the_process)
{
	struct rlimit no_core = { 0 };
	pid_t child = fork();
	int status;

	ck_assert_int_ne(child, -1);
	if (child == 0) {
		setrlimit(RLIMIT_CORE, &no_core);
		ls_arena_get(arena, SIZE_MAX);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), SIGABRT);
}
END_TEST

/* Takes pieces until the limit stops it, and counts their bytes. */
static void take_until_stopped(void *arg)
{
	struct guarded *guarded = arg;

	for (;;) {
		ls_arena_get(arena, 64);
		guarded->size += 64;
	}
}

START_TEST(the_limit_holds_and_is_used_up)
{
	static const size_t limits[] = { 0,     1,     100,    1000,   65535,
					 65536, 65537, 200000, 3000000 };

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		struct guarded guarded = { 0 };

		ls_arena_free(arena);
		arena = ls_arena_new(limits[i]);
		ck_assert(!ls_guard(arena, take_until_stopped, &guarded));
		ck_assert_uint_le(ls_arena_size(arena), limits[i]);
		ck_assert_uint_le(guarded.size, limits[i]);
		/* What is not handed out: headers, gaps, ends of blocks. */
		ck_assert_uint_ge(guarded.size + guarded.size / 3 + 200,
				  limits[i]);
	}
}
END_TEST

START_TEST(one_byte_decides_at_the_limit)
{
	struct guarded guarded = { .size = 100000 };
	size_t needed;

	take_too_much(&guarded);
	needed = ls_arena_size(arena);
	ls_arena_free(arena);
	arena = ls_arena_new(needed);
	ck_assert(ls_guard(arena, take_too_much, &guarded));
	ls_arena_free(arena);
	arena = ls_arena_new(needed - 1);
	ck_assert(!ls_guard(arena, take_too_much, &guarded));
}
END_TEST

static char dropped[8];

static void drop(void *object)
{
	const char *name = object;
	size_t n = strlen(dropped);

	dropped[n] = *name;
	dropped[n + 1] = '\0';
}

START_TEST(owned_objects_are_dropped_newest_first)
{
	char names[] = "abc";

	dropped[0] = '\0';
	ls_arena_own(arena, drop, &names[0]);
	ls_arena_own(arena, drop, &names[1]);
	ck_assert_str_eq(dropped, "");
	ls_arena_reset(arena);
	ck_assert_str_eq(dropped, "ba");
	ls_arena_own(arena, drop, &names[2]);
	ls_arena_free(arena);
	arena = NULL;
	ck_assert_str_eq(dropped, "bac");
}
END_TEST

static void own_name(void *arg)
{
	ls_arena_own(arena, drop, arg);
}

START_TEST(what_cannot_be_owned_is_dropped_at_once)
{
	char names[] = "a";

	dropped[0] = '\0';
	ls_alloc_fail_at(1, false);
	ck_assert(!ls_guard(arena, own_name, names));
	ck_assert_str_eq(dropped, "a");
	ls_arena_reset(arena);
	ck_assert_str_eq(dropped, "a");
}
END_TEST

START_TEST(a_chosen_allocation_fails_once)
{
	void *p;

	ls_alloc_fail_at(2, false);
	p = ls_alloc(10);
	ck_assert_ptr_nonnull(p);
	ck_assert_ptr_null(ls_realloc(p, 20));
	p = ls_realloc(p, 20);
	ck_assert_ptr_nonnull(p);
	ck_assert_uint_eq(ls_alloc_count(), 3);
	ls_free(p);
}
END_TEST

START_TEST(onward_all_later_allocations_fail)
{
	void *p;

	ls_alloc_fail_at(2, true);
	p = ls_alloc(10);
	ck_assert_ptr_nonnull(p);
	ls_free(p);
	ck_assert_ptr_null(ls_alloc(10));
	ck_assert_ptr_null(ls_alloc(10));
	ck_assert_ptr_null(ls_arena_new(1000));
	ls_alloc_fail_at(0, true);
	p = ls_alloc(0);
	ck_assert_ptr_nonnull(p);
	ls_free(p);
	ck_assert_uint_eq(ls_alloc_count(), 1);
}
END_TEST

START_TEST(allocations_are_watched_once_a_test_has_asked)
{
	ls_alloc_fail_at(0, false);
	ck_assert(ls_alloc_watched());
}
END_TEST

START_TEST(a_kept_value_is_found_by_its_key_until_a_reset)
{
	int keys[3] = { 0 }, values[2] = { 1, 2 };

	ck_assert_ptr_null(ls_arena_kept(arena, &keys[0]));
	ls_arena_keep(arena, &keys[0], &values[0]);
	ls_arena_keep(arena, &keys[1], &values[1]);
	ck_assert_ptr_eq(ls_arena_kept(arena, &keys[0]), &values[0]);
	ck_assert_ptr_eq(ls_arena_kept(arena, &keys[1]), &values[1]);
	ck_assert_ptr_null(ls_arena_kept(arena, &keys[2]));
	ls_arena_reset(arena);
	ck_assert_ptr_null(ls_arena_kept(arena, &keys[0]));
}
END_TEST

static void push_many(void *arg)
{
	LS_VEC(int) numbers = { 0 };

	(void)arg;
	for (int i = 0; i < 100000; i++)
		*LS_PUSH(arena, &numbers) = i;
	ck_assert_uint_eq(numbers.n, 100000);
	for (int i = 0; i < 100000; i++)
		ck_assert_int_eq(numbers.v[i], i);
}

START_TEST(every_failing_allocation_leaves_by_the_door)
{
	unsigned long n = 0;
	bool done = false;

	while (!done) {
		ls_arena_free(arena);
		arena = ls_arena_new((size_t)8 << 20);
		n++;
		ls_alloc_fail_at(n, n % 2 == 0);
		done = ls_guard(arena, push_many, NULL);
		ck_assert_uint_lt(n, 100);
		ls_alloc_fail_at(0, false);
	}
	ck_assert_uint_gt(n, 3);
}
END_TEST

START_TEST(pushed_items_are_zeroed)
{
	struct item {
		char name[100];
		int n;
	};
	LS_VEC(struct item) items = { 0 };

	for (int i = 0; i < 100; i++) {
		struct item *item = LS_PUSH(arena, &items);

		ck_assert_int_eq(item->n, 0);
		ck_assert_int_eq(item->name[99], 0);
		memset(item, 'x', sizeof(*item));
	}
	ck_assert_uint_eq(items.n, 100);
	ck_assert_int_eq(items.v[0].name[0], 'x');
}
END_TEST

static void grow_beyond(void *arg)
{
	size_t capacity = SIZE_MAX / 8;

	ls_vec_more(arena, arg, &capacity, 16);
}

START_TEST(an_array_too_large_for_any_memory_leaves)
{
	char item;

	ck_assert(!ls_guard(arena, grow_beyond, &item));
}
END_TEST

START_TEST(freeing_nothing_is_allowed)
{
	ls_arena_free(NULL);
	ls_free(NULL);
}
END_TEST

Suite *ls_suite_base_arena(void)
{
	Suite *suite = suite_create("base_arena");
	TCase *tests = tcase_create("arena");

	tcase_set_timeout(tests, 30);
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, memory_is_zeroed_and_aligned_for_any_type);
	tcase_add_test(tests, memory_is_zeroed_again_after_a_reset);
	tcase_add_test(tests, a_reset_keeps_one_block);
	tcase_add_test(tests, a_reset_lets_go_of_what_is_too_large_to_keep);
	tcase_add_test(tests, a_large_piece_does_not_waste_the_newest_block);
	tcase_add_test(tests, the_newest_piece_grows_where_it_stands);
	tcase_add_test(tests, an_older_piece_is_copied_to_grow);
	tcase_add_test(tests, a_piece_grows_past_its_block);
	tcase_add_test(tests, copies_end_in_nul_and_hold_nul);
	tcase_add_test(tests, printf_gives_any_length);
	tcase_add_test(tests, too_much_leaves_by_the_door);
	tcase_add_test(tests, the_innermost_guard_catches);
	tcase_add_test(tests, after_an_inner_guard_the_outer_one_catches);
	tcase_add_test(tests, leaving_where_nobody_guards_ends_the_process);
	tcase_add_test(tests, the_limit_holds_and_is_used_up);
	tcase_add_test(tests, one_byte_decides_at_the_limit);
	tcase_add_test(tests, owned_objects_are_dropped_newest_first);
	tcase_add_test(tests, what_cannot_be_owned_is_dropped_at_once);
	tcase_add_test(tests, a_chosen_allocation_fails_once);
	tcase_add_test(tests, onward_all_later_allocations_fail);
	tcase_add_test(tests, allocations_are_watched_once_a_test_has_asked);
	tcase_add_test(tests, a_kept_value_is_found_by_its_key_until_a_reset);
	tcase_add_test(tests, every_failing_allocation_leaves_by_the_door);
	tcase_add_test(tests, pushed_items_are_zeroed);
	tcase_add_test(tests, an_array_too_large_for_any_memory_leaves);
	tcase_add_test(tests, freeing_nothing_is_allowed);
	suite_add_tcase(suite, tests);
	return suite;
}
