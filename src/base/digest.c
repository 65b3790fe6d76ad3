/* SHA-256, block by block (FIPS 180-4 section 6.2). */
#include "config.h"

#include "base/digest.h"

#include <assert.h>
#include <string.h>

static const uint32_t round_constants[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
	0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
	0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotated(uint32_t x, unsigned by)
{
	return x >> by | x << (32 - by);
}

static uint32_t big_endian(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static void make_schedule(const unsigned char *block, uint32_t w[64])
{
	for (size_t i = 0; i < 16; i++)
		w[i] = big_endian(block + 4 * i);
	for (size_t i = 16; i < 64; i++) {
		uint32_t s0 = rotated(w[i - 15], 7) ^ rotated(w[i - 15], 18) ^
			      w[i - 15] >> 3;
		uint32_t s1 = rotated(w[i - 2], 17) ^ rotated(w[i - 2], 19) ^
			      w[i - 2] >> 10;

		w[i] = w[i - 16] + s0 + w[i - 7] + s1;
	}
}

static void add_block(uint32_t state[8], const unsigned char *block)
{
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
	uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
	uint32_t w[64] = { 0 };

	make_schedule(block, w);
	for (size_t i = 0; i < 64; i++) {
		uint32_t s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
		uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) +
			      round_constants[i] + w[i];
		uint32_t s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
		uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));

		h = g;
		g = f;
		f = e;
		e = d + t1;
		d = c;
		c = b;
		b = a;
		a = t1 + t2;
	}
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
	state[5] += f;
	state[6] += g;
	state[7] += h;
}

void ls_digest_start(struct ls_digest *digest)
{
	*digest = (struct ls_digest){
		.state = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
			   0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 },
	};
}

void ls_digest_add(struct ls_digest *digest, struct ls_text text)
{
	size_t held = digest->bytes % sizeof(digest->block);

	digest->bytes += text.n;
	while (text.n > 0) {
		size_t some = sizeof(digest->block) - held;

		if (some > text.n)
			some = text.n;
		memcpy(digest->block + held, text.p, some);
		text = ls_text_part(text, some, text.n);
		held += some;
		if (held < sizeof(digest->block))
			return;
		add_block(digest->state, digest->block);
		held = 0;
	}
}

static void add_padding(struct ls_digest *digest)
{
	static const char padding[64] = { '\x80' };
	uint64_t bits = digest->bytes * 8;
	size_t held = digest->bytes % 64;
	char length[8];

	for (size_t i = 0; i < 8; i++)
		length[i] = (char)(bits >> (56 - 8 * i) & 0xff);
	ls_digest_add(digest, (struct ls_text){
				      .p = padding,
				      .n = held < 56 ? 56 - held : 120 - held,
			      });
	ls_digest_add(digest, (struct ls_text){ .p = length, .n = 8 });
}

void ls_digest_hex(struct ls_digest *digest, unsigned bytes, char *out)
{
	static const char digits[] = "0123456789abcdef";

	assert(bytes >= 1 && bytes <= 32);
	add_padding(digest);
	for (unsigned i = 0; i < bytes; i++) {
		uint32_t byte = digest->state[i / 4] >> (24 - 8 * (i % 4));

		*out++ = digits[byte >> 4 & 0xf];
		*out++ = digits[byte & 0xf];
	}
	*out = '\0';
}
