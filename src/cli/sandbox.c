/* Gives up, for good, what a command does not need: so that a file from a
 * stranger which found a fault in a parser would gain next to nothing. */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef HAVE_SYS_PRCTL_H
#include <sys/prctl.h>
#endif
#if defined(HAVE_LINUX_LANDLOCK_H) && !defined(LS_COVERAGE)
#define WITH_LANDLOCK 1
#include <linux/landlock.h>
#include <sys/syscall.h>
#endif

#include "cli/cli.h"

#ifdef WITH_LANDLOCK

/* By number where the kernel may know more than its headers here.  The first
 * kernel that knows a right is its ABI's; asking an older one for it fails. */
enum { ABI_REFER = 2, ABI_TRUNCATE = 3, ABI_TCP = 4 };
#define RIGHT_REFER ((uint64_t)1 << 13)
#define RIGHT_TRUNCATE ((uint64_t)1 << 14)
#define RIGHTS_TCP ((uint64_t)3) /* to bind and to connect */

/* struct landlock_ruleset_attr as of ABI 4; older kernels take its start. */
struct ruleset {
	uint64_t files;
	uint64_t network;
};

static uint64_t rights_to_write(int abi)
{
	uint64_t rights = LANDLOCK_ACCESS_FS_WRITE_FILE |
			  LANDLOCK_ACCESS_FS_REMOVE_DIR |
			  LANDLOCK_ACCESS_FS_REMOVE_FILE |
			  LANDLOCK_ACCESS_FS_MAKE_DIR |
			  LANDLOCK_ACCESS_FS_MAKE_REG |
			  LANDLOCK_ACCESS_FS_MAKE_SYM;

	if (abi >= ABI_REFER)
		rights |= RIGHT_REFER;
	if (abi >= ABI_TRUNCATE)
		rights |= RIGHT_TRUNCATE;
	return rights;
}

/* Landlock (landlock(7)): a right that is handled and granted by no rule is
 * gone for this process and all it could start. */
static void lock_files_and_network(bool may_write)
{
	int abi = (int)syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
			       LANDLOCK_CREATE_RULESET_VERSION);
	struct ruleset ruleset = {
		.files = LANDLOCK_ACCESS_FS_EXECUTE |
			 LANDLOCK_ACCESS_FS_MAKE_CHAR |
			 LANDLOCK_ACCESS_FS_MAKE_BLOCK |
			 LANDLOCK_ACCESS_FS_MAKE_SOCK |
			 LANDLOCK_ACCESS_FS_MAKE_FIFO,
		.network = RIGHTS_TCP,
	};
	size_t size = abi >= ABI_TCP ? sizeof(ruleset) :
				       offsetof(struct ruleset, network);
	int fd;

	if (abi < 1)
		return;
	if (!may_write)
		ruleset.files |= rights_to_write(abi);
	fd = (int)syscall(SYS_landlock_create_ruleset, &ruleset, size, 0);
	if (fd < 0)
		return;
	syscall(SYS_landlock_restrict_self, fd, 0);
	close(fd);
}

#else

static void lock_files_and_network(bool may_write)
{
	(void)may_write;
}

#endif

void ls_sandbox_enter(bool may_write)
{
	const struct rlimit none = { 0, 0 };

	/* A core file would keep the secrets of the files that were read. */
	setrlimit(RLIMIT_CORE, &none);
#ifdef PR_SET_NO_NEW_PRIVS
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		lock_files_and_network(may_write);
#endif
}
