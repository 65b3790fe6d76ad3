/* What each fuzz target defines: libFuzzer's entry point. */
#ifndef LS_FUZZ_TARGET_H
#define LS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

/* Must return 0, leak nothing and keep nothing. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#endif
