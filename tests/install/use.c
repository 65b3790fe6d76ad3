/* A stranger's program: what is installed is enough to build and run it. */
#include <leastscope.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
	static const char manifest[] = "leastscope: 1\n"
				       "provider: wink\n"
				       "scope: booking.raed\n";
	struct leastscope *run = leastscope_new();
	int found = 0;
	size_t i;

	if (run == NULL ||
	    leastscope_set(run, "no-config", NULL) != LEASTSCOPE_OK ||
	    leastscope_add_text(run, "wink.yaml", manifest,
				sizeof(manifest) - 1) != LEASTSCOPE_OK ||
	    leastscope_check(run) != LEASTSCOPE_FINDINGS) {
		fprintf(stderr, "use: %s\n", leastscope_why(run));
		return 1;
	}
	for (i = 0; i < leastscope_finding_count(run); i++) {
		const struct leastscope_finding *finding =
			leastscope_finding_at(run, i);
		const char *scope = leastscope_finding_text(
			finding, LEASTSCOPE_SCOPE, NULL);

		if (strcmp(scope, "booking.raed") == 0 &&
		    leastscope_finding_number(finding, LEASTSCOPE_START_LINE) ==
			    3)
			found = 1;
	}
	leastscope_free(run);
	return !found;
}
