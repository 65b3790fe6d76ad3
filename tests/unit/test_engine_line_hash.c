/* Tests of code scanning's line hashes. */
#include "config.h"

#include "suites.h"

#include <stdio.h>
#include <string.h>

#include "engine/check.h"

static struct ls_arena *arena;

static void set_up(void)
{
	arena = ls_arena_new((size_t)64 << 20);
	ck_assert_ptr_nonnull(arena);
}

static void tear_down(void)
{
	ls_arena_free(arena);
}

#define TEXT(s)                              \
	{                                    \
		.p = (s), .n = sizeof(s) - 1 \
	}
#define LOREM "Lorem ipsum dolor sit amet.\n"
#define LOREM_5 LOREM LOREM LOREM LOREM LOREM

/* All hashes of all lines, parted by blanks.  The first seven rows are those
 * that github/codeql-action tests itself with (src/fingerprints.test.ts); the
 * others were computed by a second program, from the definition and without a
 * rolling hash. */
static const struct {
	struct ls_text text;
	const char *hashes;
} vectors[] = {
	{ TEXT(""), "c129715d7a2bc9a3:1" },
	{ TEXT(" a\nb\n  \t\tc\n d"),
	  "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 "
	  "a23a3dc5e078b07b:1" },
	{ TEXT(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End"),
	  "8b7cf3e952e7aeb2:1 b1ae1287ec4718d9:1 bff680108adb0fcc:1 "
	  "c6805c5e1288b612:1 b86d3392aea1be30:1 e6ceba753e1a442:1" },
	{ TEXT(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n"),
	  "e9496ae3ebfced30:1 fb7c023a8b9ccb3f:1 ce8ba1a563dcdaca:1 "
	  "e20e36e16fcb0cc8:1 b3edc88f2938467e:1 c8e28b0b4002a3a0:1 "
	  "c129715d7a2bc9a3:1" },
	{ TEXT(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n "
	       "End\r\n"),
	  "e9496ae3ebfced30:1 fb7c023a8b9ccb3f:1 ce8ba1a563dcdaca:1 "
	  "e20e36e16fcb0cc8:1 b3edc88f2938467e:1 c8e28b0b4002a3a0:1 "
	  "c129715d7a2bc9a3:1" },
	{ TEXT(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"),
	  "e9496ae3ebfced30:1 fb7c023a8b9ccb3f:1 ce8ba1a563dcdaca:1 "
	  "e20e36e16fcb0cc8:1 b3edc88f2938467e:1 c8e28b0b4002a3a0:1 "
	  "c129715d7a2bc9a3:1" },
	{ TEXT(LOREM_5 LOREM_5),
	  "a7f2ff13bc495cf2:1 a7f2ff13bc495cf2:2 a7f2ff13bc495cf2:3 "
	  "a7f2ff13bc495cf2:4 a7f2ff13bc495cf2:5 a7f2ff13bc495cf2:6 "
	  "a7f2ff1481e87703:1 a9cf91f7bbf1862b:1 55ec222b86bcae53:1 "
	  "cc97dc7b1d7d8f7b:1 c129715d7a2bc9a3:1" },
	/* Two UTF-16 units for U+1F600; CR CR LF are two line ends. */
	{ TEXT("h\xc3\xa9llo \xf0\x9f\x98\x80\r\nscope: a\r\r\nscope: a\n"),
	  "18d6c9c7ccdd136e:1 92a8233fc547178b:1 5e79f3ddc9c18854:1 "
	  "af80190829d821ba:1 c129715d7a2bc9a3:1" },
	{ TEXT("\xef\xbb\xbf"
	       "a\n"),
	  "25afd31b599dedcd:1 c129715d7a2bc9a3:1" },
	/* Bytes that are not UTF-8 are U+FFFD, one for each broken start. */
	{ TEXT("a\xff\n\xe2\x82\n\xf0\x9f\x98\n\xed\xa0\x80\n\xc0\xaf\n"
	       "\xe2\x82"
	       "A\n"),
	  "68d68da765846c22:1 d0644170a9b3dc46:1 d8b6dd25f5e285eb:1 "
	  "5a7989aa5b6bb948:1 e7cad42dd6ce6edf:1 c220a00a3f4062f3:1 "
	  "c129715d7a2bc9a3:1" },
	{ TEXT("  \n\t\n \t"),
	  "5b5d4caf73a13177:1 3c5bef55b72b93c9:1 c129715d7a2bc9a3:1" },
};

static const char *hashes_of(struct ls_text text, size_t lines)
{
	static char out[1024];
	struct ls_line_hash *hashes = ls_arena_get(arena,
						   lines * sizeof(*hashes));
	size_t n = 0;

	for (size_t i = 0; i < lines; i++)
		hashes[i].line = (uint32_t)i + 1;
	ls_line_hashes(arena, text, hashes, lines);
	out[0] = '\0';
	for (size_t i = 0; i < lines; i++)
		n += (size_t)snprintf(out + n, sizeof(out) - n, "%s%llx:%u",
				      i == 0 ? "" : " ",
				      (unsigned long long)hashes[i].hash,
				      hashes[i].count);
	return out;
}

static size_t count_words(const char *text)
{
	size_t n = 1;

	for (; *text != '\0'; text++)
		n += *text == ' ';
	return n;
}

START_TEST(hashes_are_those_of_code_scanning)
{
	ck_assert_str_eq(
		hashes_of(vectors[_i].text, count_words(vectors[_i].hashes)),
		vectors[_i].hashes);
}
END_TEST

START_TEST(a_line_is_hashed_alike_when_it_alone_is_wanted)
{
	struct ls_text text = LS_LITERAL(LOREM_5 LOREM_5);
	struct ls_line_hash all[11];

	for (uint32_t i = 0; i < 11; i++)
		all[i].line = i + 1;
	ls_line_hashes(arena, text, all, 11);
	for (uint32_t i = 0; i < 11; i++) {
		struct ls_line_hash one = { .line = i + 1 };

		ls_line_hashes(arena, text, &one, 1);
		ck_assert_uint_eq(one.hash, all[i].hash);
		ck_assert_uint_eq(one.count, all[i].count);
	}
}
END_TEST

START_TEST(a_line_the_file_does_not_have_has_no_count)
{
	struct ls_line_hash beyond = { .line = 3, .count = 9 };

	ls_line_hashes(arena, LS_LITERAL("a\n"), &beyond, 1);
	ck_assert_uint_eq(beyond.count, 0);
}
END_TEST

Suite *ls_suite_engine_line_hash(void)
{
	Suite *suite = suite_create("engine/line_hash");
	TCase *tcase = tcase_create("line_hash");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, hashes_are_those_of_code_scanning, 0,
			    sizeof(vectors) / sizeof(vectors[0]));
	tcase_add_test(tcase, a_line_is_hashed_alike_when_it_alone_is_wanted);
	tcase_add_test(tcase, a_line_the_file_does_not_have_has_no_count);
	suite_add_tcase(suite, tcase);
	return suite;
}
