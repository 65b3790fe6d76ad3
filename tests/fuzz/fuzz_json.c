/* Any bytes, read as JSON, as JSON with comments, and as what they look. */
#include "config.h"

#include "target.h"
#include "tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct ls_text text = { (const char *)bytes, size };
	struct ls_text path = LS_LITERAL("fuzz.yml");

	ls_fuzz_document("fuzz.json", bytes, size, LS_SYNTAX_JSON);
	ls_fuzz_document("fuzz.jsonc", bytes, size, LS_SYNTAX_JSONC);
	ls_fuzz_document(path.p, bytes, size, ls_syntax_of(path, text));
	return 0;
}
