/*
 * Faults of the system calls of this very program.
 *
 * Where shim.c is linked in, the calls of the C library that reach a file, a
 * pipe or a folder pass through it.  Each call is a site, numbered as it comes;
 * a plan says what happens at one site, or from it on.  Nothing happens, and
 * nothing is counted, before fault_arm().
 */
#ifndef LS_TESTS_FAULTS_SHIM_H
#define LS_TESTS_FAULTS_SHIM_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

enum fault_call {
	FAULT_CLOSE,
	FAULT_CLOSEDIR,
	FAULT_FACCESSAT,
	FAULT_FCHMOD,
	FAULT_FCHOWN,
	FAULT_FCNTL,
	FAULT_FDOPENDIR,
	FAULT_FSTAT,
	FAULT_FSTATAT,
	FAULT_FSYNC,
	FAULT_GETENTROPY,
	FAULT_LSTAT,
	FAULT_OPEN,
	FAULT_OPENAT,
	FAULT_POLL,
	FAULT_PTHREAD_CREATE,
	FAULT_READ,
	FAULT_READDIR,
	FAULT_REALLOC, /* of the program; the library has memory.c */
	FAULT_REALPATH,
	FAULT_RENAMEAT,
	FAULT_STAT,
	FAULT_UNLINKAT,
	FAULT_WRITE,
	FAULT_CALLS
};

enum fault_kind {
	FAULT_NONE,
	FAULT_ERROR,      /* the call fails; number is errno */
	FAULT_SHORT,      /* a read or write moves fewer bytes */
	FAULT_GONE_FIRST, /* number is a signal, raised before the call */
	FAULT_GONE_AFTER, /* the same behind it; half of a write is done */
};

struct fault {
	enum fault_kind kind;
	int number;
	unsigned long at; /* the first site is 1; 0: nowhere */
	bool onward;      /* and at each later site that it can meet; what is
			     to be cleaned up can be, though */
};

struct fault_site {
	enum fault_call call;
	bool writes; /* what it opens, or is given, is open for writing */
	int fd;
	char path[40]; /* the end of it; "" when it has none */
};

enum { FAULT_SITES = 4096 };

struct fault_plan {
	struct fault fault;
	bool unknown_types; /* folders do not tell what their entries are */
	atomic_ulong count; /* of sites */
	atomic_ulong met;   /* of faults that took place */
	struct fault_site sites[FAULT_SITES];
};

const char *fault_call_name(enum fault_call call);
/* The errors that a call can give, ended by 0. */
const int *fault_errors(enum fault_call call);
/* From now on this process follows the plan, or, with NULL, none. */
void fault_arm(struct fault_plan *plan);

#endif
