/* Tests of the escapes of every output format, and of writing. */
#include "config.h"

#include "suites.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/out.h"

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

/* A slice in a table: an initialiser, which LS_LITERAL is not. */
#define T(s)                                 \
	{                                    \
		.p = (s), .n = sizeof(s) - 1 \
	}

enum escape {
	SHOWN,
	FIRST,
	JSON,
	XML,
	URI,
	DATA,
	PROPERTY,
	MARKDOWN,
};

static const struct {
	enum escape escape;
	struct ls_text text;
	const char *expected;
} escapes[] = {
	{ SHOWN, T(""), "" },
	{ SHOWN, T("booking.read ~"), "booking.read ~" },
	{ SHOWN, T("\x1b[31mred"), "\\u{1b}[31mred" },
	{ SHOWN, T("a\tb\nc\rd\0e"), "a b\\u{a}c\\u{d}d\\u{0}e" },
	{ SHOWN, T("\x7f\xc2\x85\xc2\x9b"), "\\u{7f}\\u{85}\\u{9b}" },
	{ SHOWN, T("a\xe2\x80\xae"), "a\\u{202e}" },
	{ SHOWN, T("\xe2\x80\x8b\xef\xbb\xbf"), "\\u{200b}\\u{feff}" },
	{ SHOWN, T("\xf3\xa0\x81\x81"), "\\u{e0041}" },
	{ SHOWN, T("\xc3\xa9\xe6\x97\xa5\xf0\x9f\x98\x80"),
	  "\xc3\xa9\xe6\x97\xa5\xf0\x9f\x98\x80" },
	{ SHOWN,
	  T("\xff"
	    "a\xe2\x82"),
	  "\\xffa\\xe2\\x82" },
	{ SHOWN, T("\xed\xa0\x80"), "\\xed\\xa0\\x80" },
	{ SHOWN, T("\"'<&>\\"), "\"'<&>\\" },
	{ FIRST, T("::error::x"), "\\u{3a}:error::x" },
	{ FIRST, T("\t \xc2\x85::x"), "  \\u{85}\\u{3a}:x" },
	{ FIRST, T("urn::x"), "urn::x" },
	{ FIRST, T("##[error]:"), "\\u{23}#[error]:" },
	{ FIRST, T(":x"), ":x" },
	{ FIRST, T(""), "" },
	{ JSON, T(""), "" },
	{ JSON, T("a\"b\\c/d"), "a\\\"b\\\\c/d" },
	{ JSON, T("\0\b\t\n\f\r\x1f"),
	  "\\u0000\\u0008\\u0009\\u000a\\u000c\\u000d\\u001f" },
	{ JSON, T("\x7f\xc2\x80\xc2\x9f\xc2\xa0"),
	  "\\u007f\\u0080\\u009f\xc2\xa0" },
	{ JSON, T("\xe2\x80\xa7\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaa"),
	  "\xe2\x80\xa7\\u2028\\u2029\\u202a" },
	{ JSON, T("\xe2\x80\x8b\xef\xbb\xbf"), "\\u200b\\ufeff" },
	{ JSON, T("\xf3\xa0\x81\x81"), "\\udb40\\udc41" },
	{ JSON, T("</script>"), "\\u003c/script>" },
	{ JSON, T("\xf0\x9f\x98\x80"), "\xf0\x9f\x98\x80" },
	{ JSON,
	  T("\xff"
	    "a\xc3"),
	  "\xef\xbf\xbd"
	  "a\xef\xbf\xbd" },
	{ JSON, T("\xc0\xaf"), "\xef\xbf\xbd\xef\xbf\xbd" },
	{ XML, T("a<b>&\"'"), "a&#60;b&#62;&#38;&#34;&#39;" },
	{ XML, T("\t\n\r"), "&#9;&#10;&#13;" },
	{ XML, T("\0\x01\x1b\x1f"),
	  "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
	{ XML, T("\x7f\xc2\x85"), "&#127;&#133;" },
	{ XML, T("\xef\xbf\xbd\xef\xbf\xbe\xef\xbf\xbf"),
	  "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
	{ XML, T("]]>"), "]]&#62;" },
	{ XML, T("\xc3\xa9\xff"), "\xc3\xa9\xef\xbf\xbd" },
	{ URI, T("a/b-c_d.e~f0Z"), "a/b-c_d.e~f0Z" },
	{ URI, T("a b#c?d%e:f\\g"), "a%20b%23c%3Fd%25e%3Af%5Cg" },
	{ URI, T("\xc3\xa9\xff\n\0"), "%C3%A9%FF%0A%00" },
	{ URI, T("@!$&'()*+,;=[]"),
	  "%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%5B%5D" },
	{ DATA, T("a%b\r\nc:d,e"), "a%25b%0D%0Ac:d,e" },
	{ DATA, T("\x1b]0;x\x07\t\xff"), "\\u{1b}]0;x\\u{7} \\xff" },
	{ DATA, T("\0"), "\\u{0}" },
	{ DATA, T("::error::x"), "::error::x" },
	{ PROPERTY, T("a%b\r\nc:d,e"), "a%25b%0D%0Ac%3Ad%2Ce" },
	{ PROPERTY, T("\xe2\x80\xae"), "\\u{202e}" },
	{ MARKDOWN, T("booking.read is-too broad, 1.5 x"),
	  "booking.read is-too broad, 1.5 x" },
	{ MARKDOWN, T("*_`[]<>#!|~&@$\\"),
	  "\\*\\_\\`\\[\\]\\<\\>\\#\\!\\|\\~\\&\\@\\$\\\\" },
	{ MARKDOWN, T("- item"), "\\- item" },
	{ MARKDOWN, T("+ item"), "\\+ item" },
	{ MARKDOWN, T("=="), "\\==" },
	{ MARKDOWN, T("12. item"), "12\\. item" },
	{ MARKDOWN, T("1) item"), "1\\) item" },
	{ MARKDOWN, T("a1. item"), "a1. item" },
	{ MARKDOWN, T(".x"), ".x" },
	{ MARKDOWN, T(") x"), ") x" },
	{ MARKDOWN, T("https://x.org"), "https\\://x.org" },
	{ MARKDOWN, T("see www.x.org"), "see www\\.x.org" },
	{ MARKDOWN, T("a\n# b"), "a\\\\u{a}\\# b" },
	{ MARKDOWN, T("a\tb"), "a b" },
	{ MARKDOWN, T("\xe2\x80\xae\xff\0"), "\\\\u{202e}\\\\xff\\\\u{0}" },
	{ MARKDOWN, T("\xc3\xa9"), "\xc3\xa9" },
};

static void write_escaped(struct ls_out *out, enum escape escape,
			  struct ls_text text)
{
	switch (escape) {
	case SHOWN:
		ls_out_shown(out, text);
		break;
	case JSON:
		ls_out_json(out, text);
		break;
	case FIRST:
		ls_out_first(out, text);
		break;
	case XML:
		ls_out_xml(out, text);
		break;
	case URI:
		ls_out_uri(out, text);
		break;
	case DATA:
		ls_out_annotation(out, text, false);
		break;
	case PROPERTY:
		ls_out_annotation(out, text, true);
		break;
	case MARKDOWN:
		ls_out_markdown(out, text);
		break;
	}
}

START_TEST(text_is_escaped_for_its_format)
{
	struct ls_out out = ls_out_new(arena);
	struct ls_text written;

	write_escaped(&out, escapes[_i].escape, escapes[_i].text);
	written = ls_out_text(&out);
	ck_assert_msg(ls_text_is(written, escapes[_i].expected),
		      "'%.*s', not '%s'", LS_FMT(written),
		      escapes[_i].expected);
}
END_TEST

static void check_harmless(struct ls_text text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t code_point = 0;
		size_t n = ls_utf8_decode(text.p + at, text.n - at,
					  &code_point);

		if (n == 0 || code_point < 0x20 ||
		    (code_point >= 0x7f && code_point <= 0x9f))
			ck_abort_msg("U+%04X at byte %zu", code_point, at);
		at += n;
	}
}

/* Tried with every two bytes in a row. */
START_TEST(no_format_lets_controls_or_broken_text_through)
{
	for (unsigned first = 0; first < 256; first++) {
		struct ls_out out = ls_out_new(arena);

		for (unsigned second = 0; second < 256; second++) {
			char bytes[2] = { (char)first, (char)second };
			struct ls_text text = { .p = bytes, .n = 2 };

			write_escaped(&out, (enum escape)_i, text);
			ls_out_char(&out, '.');
		}
		check_harmless(ls_out_text(&out));
		ls_arena_reset(arena);
	}
}
END_TEST

START_TEST(the_buffer_grows_with_all_that_is_written)
{
	struct ls_out out = ls_out_new(arena);
	struct ls_text text;
	size_t n = 0;

	ck_assert_uint_eq(ls_out_text(&out).n, 0);
	for (size_t i = 0; i < 3000; i++) {
		ls_out_repeat(&out, 'x', i % 7);
		ls_out_string(&out, "ab");
		ls_out_printf(&out, "%0*d", (int)(i % 500) + 1, 0);
		ls_out_char(&out, '\n');
		ls_out_raw(&out, LS_LITERAL("\0"));
		n += i % 7 + 2 + i % 500 + 1 + 2;
		/* Something between, so that the buffer has to move. */
		ls_arena_get(arena, 1);
	}
	text = ls_out_text(&out);
	ck_assert_uint_eq(text.n, n);
	ck_assert(ls_text_starts(text, "ab0\n"));
	ck_assert_mem_eq(text.p + text.n - 2, "\n\0", 2);
	ls_out_repeat(&out, 'x', 0);
	ls_out_raw(&out, ls_text_of(NULL));
	ck_assert_uint_eq(ls_out_text(&out).n, n);
}
END_TEST

static void repeat_too_often(void *arg)
{
	ls_out_repeat(arg, 'x', SIZE_MAX);
}

START_TEST(too_much_text_leaves_by_the_door)
{
	struct ls_out out = ls_out_new(arena);

	ls_out_string(&out, "x");
	ck_assert(!ls_guard(arena, repeat_too_often, &out));
}
END_TEST

static const struct {
	struct ls_text text;
	size_t width;
} widths[] = {
	{ T(""), 0 },
	{ T("abc"), 3 },
	{ T("a\tb"), 3 },
	{ T("\xc3\xa9"), 1 },
	{ T("e\xcc\x81"), 1 },
	{ T("\xe6\x97\xa5\xe6\x9c\xac"), 4 },
	{ T("\xef\xbc\xa1"), 2 },             /* fullwidth A */
	{ T("\xef\xbd\xb1"), 1 },             /* halfwidth katakana */
	{ T("\xed\x95\x9c"), 2 },             /* Hangul */
	{ T("\xf0\x9f\x98\x80"), 2 },         /* grinning face */
	{ T("\xe2\x9a\xa0\xef\xb8\x8f"), 1 }, /* warning sign, U+FE0F */
	{ T("\xe2\x9c\x85"), 2 },             /* white heavy check mark */
	{ T("\xf0\xa0\x80\x80"), 2 },         /* U+20000 */
	{ T("\xf0\xaf\xbf\xbd"), 2 },         /* U+2FFFD */
	{ T("\xe2\x80\xae"), 8 },             /* \u{202e} */
	{ T("\n"), 5 },
	{ T("\0"), 5 },
	{ T("\xff\xfe"), 8 },
	{ T("\xe0\xb8\x81\xe0\xb8\xb4"), 1 }, /* Thai, vowel above */
	{ T("\xd7\xa9\xd7\x81"), 1 },         /* Hebrew, point */
	{ T("\xe2\x80\x93"), 1 },             /* en dash */
};

START_TEST(width_is_counted_in_columns)
{
	struct ls_out out = ls_out_new(arena);

	ck_assert_uint_eq(ls_shown_width(widths[_i].text), widths[_i].width);
	ls_out_shown(&out, widths[_i].text);
	ck_assert_uint_eq(ls_shown_width(ls_out_text(&out)), widths[_i].width);
}
END_TEST

START_TEST(a_full_device_is_an_error_with_a_reason)
{
	const char *why = NULL;
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);

	ck_assert_int_ge(fd, 0);
	ck_assert(!ls_write_fd(fd, ls_text_of("x"), &why));
	ck_assert_str_eq(why, "no space left on the device");
	ck_assert(ls_write_fd(fd, ls_text_of(""), &why));
	close(fd);
	ck_assert(!ls_write_fd(fd, ls_text_of("x"), &why));
	ck_assert_str_eq(why, "it is not open");
}
END_TEST

START_TEST(a_closed_pipe_is_an_error_with_a_reason)
{
	const char *why = NULL;
	void (*before)(int) = signal(SIGPIPE, SIG_IGN);
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	close(ends[0]);
	ck_assert(!ls_write_fd(ends[1], ls_text_of("x"), &why));
	ck_assert_str_eq(why, "the reader has closed the pipe");
	close(ends[1]);
	signal(SIGPIPE, before);
}
END_TEST

static const size_t pipe_bytes = 1000000;

static void *read_slowly(void *arg)
{
	size_t *total = arg;
	char buffer[4096];
	ssize_t n;

	usleep(20000);
	do {
		n = read((int)*total, buffer, sizeof(buffer));
		if (n > 0)
			total[1] += (size_t)n;
	} while (n > 0);
	return NULL;
}

START_TEST(a_full_pipe_is_waited_for_also_when_it_does_not_block)
{
	const char *why = NULL;
	char *bytes = ls_arena_get(arena, pipe_bytes);
	size_t reader[2] = { 0 };
	pthread_t thread;
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
	reader[0] = (size_t)ends[0];
	ck_assert_int_eq(pthread_create(&thread, NULL, read_slowly, reader), 0);
	ck_assert(ls_write_fd(ends[1],
			      (struct ls_text){ .p = bytes, .n = pipe_bytes },
			      &why));
	close(ends[1]);
	pthread_join(thread, NULL);
	close(ends[0]);
	ck_assert_uint_eq(reader[1], pipe_bytes);
}
END_TEST

Suite *ls_suite_base_out(void)
{
	Suite *suite = suite_create("base_out");
	TCase *tests = tcase_create("out");

	tcase_set_timeout(tests, 30);
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_loop_test(tests, text_is_escaped_for_its_format, 0,
			    (int)(sizeof(escapes) / sizeof(escapes[0])));
	tcase_add_loop_test(tests,
			    no_format_lets_controls_or_broken_text_through,
			    SHOWN, MARKDOWN + 1);
	tcase_add_test(tests, the_buffer_grows_with_all_that_is_written);
	tcase_add_test(tests, too_much_text_leaves_by_the_door);
	tcase_add_loop_test(tests, width_is_counted_in_columns, 0,
			    (int)(sizeof(widths) / sizeof(widths[0])));
	tcase_add_test(tests, a_full_device_is_an_error_with_a_reason);
	tcase_add_test(tests, a_closed_pipe_is_an_error_with_a_reason);
	tcase_add_test(tests,
		       a_full_pipe_is_waited_for_also_when_it_does_not_block);
	suite_add_tcase(suite, tests);
	return suite;
}
