/* SHA-256 (FIPS 180-4), for fingerprints a stranger must not be able to forge. */
#ifndef LS_BASE_DIGEST_H
#define LS_BASE_DIGEST_H

#include "base/text.h"

struct ls_digest {
	uint32_t state[8];
	uint64_t bytes;
	unsigned char block[64];
};

void ls_digest_start(struct ls_digest *digest);
void ls_digest_add(struct ls_digest *digest, struct ls_text text);
/* Ends it; the first `bytes` (1 to 32) as lower-case hex, NUL-ended. */
void ls_digest_hex(struct ls_digest *digest, unsigned bytes, char *out);

#endif
