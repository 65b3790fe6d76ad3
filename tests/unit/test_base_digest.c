/* Tests of SHA-256 with the examples of FIPS 180-4 and NIST's test files. */
#include "config.h"

#include "suites.h"

#include <string.h>

#include "base/digest.h"

static const struct {
	const char *text;
	size_t times;
	const char *hex;
} examples[] = {
	{ "", 1,
	  "e3b0c44298fc1c149afbf4c8996fb924"
	  "27ae41e4649b934ca495991b7852b855" },
	{ "abc", 1,
	  "ba7816bf8f01cfea414140de5dae2223"
	  "b00361a396177a9cb410ff61f20015ad" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	  "248d6a61d20638b8e5c026930c3e6039"
	  "a33ce45964ff2167f6ecedd419db06c1" },
	{ "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
	  "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
	  1,
	  "cf5b16a778af8380036ce59e7b049237"
	  "0b249b11e8f07a51afac45037afee9d1" },
	{ "a", 1000000,
	  "cdc76e5c9914fb9281a1c7e284d73e67"
	  "f1809a48a497200e046d39ccc7112cd0" },
};

START_TEST(the_examples_of_the_standard_hold)
{
	struct ls_digest digest;
	char hex[65];

	ls_digest_start(&digest);
	for (size_t i = 0; i < examples[_i].times; i++)
		ls_digest_add(&digest, ls_text_of(examples[_i].text));
	ls_digest_hex(&digest, 32, hex);
	ck_assert_str_eq(hex, examples[_i].hex);
}
END_TEST

static void digest_of(const char *bytes, size_t n, size_t piece, char hex[65])
{
	struct ls_digest digest;

	ls_digest_start(&digest);
	for (size_t at = 0; at < n; at += piece) {
		size_t some = n - at < piece ? n - at : piece;

		ls_digest_add(&digest,
			      (struct ls_text){ .p = bytes + at, .n = some });
	}
	ls_digest_hex(&digest, 32, hex);
}

START_TEST(pieces_give_the_same_digest_as_the_whole)
{
	char bytes[200];
	char whole[65], pieces[65];

	memset(bytes, 'x', sizeof(bytes));
	for (size_t n = 0; n <= sizeof(bytes); n++) {
		digest_of(bytes, n, sizeof(bytes), whole);
		digest_of(bytes, n, 1, pieces);
		ck_assert_str_eq(pieces, whole);
		digest_of(bytes, n, 37, pieces);
		ck_assert_str_eq(pieces, whole);
		digest_of(bytes, n, 64, pieces);
		ck_assert_str_eq(pieces, whole);
	}
}
END_TEST

START_TEST(fewer_bytes_give_the_start_of_the_digest)
{
	for (unsigned n = 1; n <= 32; n++) {
		struct ls_digest digest;
		char hex[66];

		memset(hex, '!', sizeof(hex));
		ls_digest_start(&digest);
		ls_digest_add(&digest, ls_text_of("abc"));
		ls_digest_hex(&digest, n, hex);
		ck_assert_uint_eq(strlen(hex), 2 * n);
		ck_assert_mem_eq(hex, examples[1].hex, 2 * n);
		ck_assert_int_eq(hex[2 * n + 1], '!');
	}
}
END_TEST

Suite *ls_suite_base_digest(void)
{
	Suite *suite = suite_create("base_digest");
	TCase *tests = tcase_create("digest");

	tcase_set_timeout(tests, 30);
	tcase_add_loop_test(tests, the_examples_of_the_standard_hold, 0,
			    (int)(sizeof(examples) / sizeof(examples[0])));
	tcase_add_test(tests, pieces_give_the_same_digest_as_the_whole);
	tcase_add_test(tests, fewer_bytes_give_the_start_of_the_digest);
	suite_add_tcase(suite, tests);
	return suite;
}
