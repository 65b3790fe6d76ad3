/* What the rest of this room asks of the operating system. */
#ifndef LS_BASE_SYSTEM_H
#define LS_BASE_SYSTEM_H

#include <stddef.h>

/* Sets result to what a system call gives, again and again while a signal
 * interrupts it; a macro, for a function could not hold the call. */
#define LS_AGAIN(result, call)     \
	do                         \
		(result) = (call); \
	while ((result) < 0 && errno == EINTR)

/* An errno value in plain words, without a full stop.  Lives for ever; safe
 * from any thread, which strerror(3) is not. */
const char *ls_system_reason(int error);

/* Fills p with random bytes.  Where the system has none to give they are made
 * of the clock and of addresses: unlike from run to run, but guessable. */
void ls_system_random(void *p, size_t n);

#endif
