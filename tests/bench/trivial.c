/* The floor of start-up: a program that links what leastscope links. */
#include "config.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <yaml.h>

int main(void)
{
	uint32_t jit = 0;
	int major, minor, patch;

	yaml_get_version(&major, &minor, &patch);
	pcre2_config(PCRE2_CONFIG_JIT, &jit);
	return major == 0 && jit <= 1 ? 0 : 1;
}
