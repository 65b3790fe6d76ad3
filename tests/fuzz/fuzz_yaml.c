/* Any bytes, read as YAML. */
#include "config.h"

#include "target.h"
#include "tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	ls_fuzz_document("fuzz.yaml", bytes, size, LS_SYNTAX_YAML);
	return 0;
}
