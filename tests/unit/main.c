/* Runs the suites of suites.def, or those named as arguments. */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

struct suite {
	const char *name;
	Suite *(*make)(void);
};

#define LS_SUITE(id) { .name = #id, .make = ls_suite_##id },
static const struct suite suites[] = {
#include "suites.def"
	{ .name = NULL },
};
#undef LS_SUITE

static bool is_wanted(const char *name, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], name) == 0)
			return true;
	}
	return argc <= 1;
}

int main(int argc, char **argv)
{
	SRunner *runner = srunner_create(NULL);
	int ran;
	int failed;

	for (const struct suite *s = suites; s->name != NULL; s++) {
		if (is_wanted(s->name, argc, argv))
			srunner_add_suite(runner, s->make());
	}
	/* CK_VERBOSITY, CK_FORK and CK_TAP_LOG_FILE_NAME are obeyed. */
	srunner_run_all(runner, CK_ENV);
	ran = srunner_ntests_run(runner);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	if (ran == 0)
		fputs("unit: no test was run\n", stderr);
	return ran > 0 && failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
