/*
 * What a process can no longer do inside the sandbox, tried from inside it.
 * Prints TAP.  Where the kernel has no Landlock those rows are skipped.
 */
#include "config.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef HAVE_SYS_PRCTL_H
#include <sys/prctl.h>
#endif
/* A coverage build writes its counts at the end, and so does without. */
#if defined(HAVE_LINUX_LANDLOCK_H) && !defined(LS_COVERAGE)
#define WITH_LANDLOCK 1
#include <linux/landlock.h>
#include <sys/syscall.h>
#endif

#include "cli/cli.h"

#define FOLDER_ROOM 64

static char folder[FOLDER_ROOM];

/* Each tries one thing: 0 when it can be done, else errno. */

static int try_open(const char *name, int flags)
{
	int fd = openat(AT_FDCWD, name, flags | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

static int reads(void)
{
	return try_open("old", O_RDONLY);
}

static int writes(void)
{
	return try_open("old", O_WRONLY);
}

static int truncates(void)
{
	return truncate("old", 0) == 0 ? 0 : errno;
}

static int creates(void)
{
	return try_open("new", O_WRONLY | O_CREAT | O_EXCL);
}

static int removes(void)
{
	return unlink("old") == 0 ? 0 : errno;
}

static int makes_fifo(void)
{
	return mkfifo("fifo", 0600) == 0 ? 0 : errno;
}

static int starts_program(void)
{
	char name[] = "true";
	char *arguments[] = { name, NULL };

	execv("/bin/true", arguments);
	return errno;
}

/* Nobody listens on port 1, so without the sandbox it is refused. */
static int connects(void)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(1) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int result;

	if (fd < 0)
		return errno;
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	result = connect(fd, (struct sockaddr *)&to, sizeof(to)) == 0 ? 0 :
									errno;
	close(fd);
	return result == ECONNREFUSED ? 0 : result;
}

static int leaves_core(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_CORE, &limit) != 0)
		return errno;
	return limit.rlim_max == 0 ? EACCES : 0;
}

static int gains_privileges(void)
{
#ifdef PR_GET_NO_NEW_PRIVS
	return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 ? EACCES : 0;
#else
	return EACCES;
#endif
}

struct row {
	const char *what;
	int (*attempt)(void);
	int abi;               /* of Landlock that it needs, 0: none */
	bool reading, writing; /* whether it works in each sandbox */
};

static const struct row rows[] = {
	{ "reads a file", reads, 0, true, true },
	{ "writes a file", writes, 1, false, true },
	{ "truncates a file", truncates, 3, false, true },
	{ "creates a file", creates, 1, false, true },
	{ "removes a file", removes, 1, false, true },
	{ "makes a FIFO", makes_fifo, 1, false, false },
	{ "starts a program", starts_program, 1, false, false },
	{ "connects", connects, 4, false, false },
	{ "leaves a core file", leaves_core, 0, false, false },
	{ "gains privileges", gains_privileges, 0, false, false },
};

static int landlock_abi(void)
{
#ifdef WITH_LANDLOCK
	return (int)syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
			    LANDLOCK_CREATE_RULESET_VERSION);
#else
	return 0;
#endif
}

/* In a process of its own, for there is no way back. */
static bool can(const struct row *row, bool sandbox, bool may_write)
{
	int status = 0;
	pid_t child;

	unlink("new");
	unlink("fifo");
	if (try_open("old", O_WRONLY | O_CREAT) != 0)
		abort();
	fflush(stdout);
	child = fork();
	if (child == 0) {
		if (sandbox)
			ls_sandbox_enter(may_write);
		_exit(row->attempt() == 0 ? 0 : 1);
	}
	if (child < 0 || waitpid(child, &status, 0) != child)
		abort();
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void judge(int *number, const struct row *row, int abi, bool may_write)
{
	bool wanted = may_write ? row->writing : row->reading;
	const char *where = may_write ? "may write" : "may only read";

	++*number;
	if (row->abi > abi)
		printf("ok %d - %s (%s) # SKIP needs Landlock %d, here is %d\n",
		       *number, row->what, where, row->abi, abi);
	else if (!can(row, false, false) && row->abi > 0)
		printf("not ok %d - %s (%s): not even without a sandbox\n",
		       *number, row->what, where);
	else if (can(row, true, may_write) != wanted)
		printf("not ok %d - %s (%s)\n", *number, row->what, where);
	else
		printf("ok %d - %s (%s)\n", *number, row->what, where);
}

int main(void)
{
	const char *place = getenv("TMPDIR");
	int abi = landlock_abi();
	int number = 0;

	snprintf(folder, sizeof(folder), "%.40s/sandbox.XXXXXX",
		 place == NULL ? "/tmp" : place);
	if (mkdtemp(folder) == NULL || chdir(folder) != 0)
		return 99;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		judge(&number, &rows[i], abi < 0 ? 0 : abi, false);
		judge(&number, &rows[i], abi < 0 ? 0 : abi, true);
	}
	printf("1..%d\n", number);
	unlink("old");
	unlink("new");
	unlink("fifo");
	if (chdir("/") != 0 || rmdir(folder) != 0)
		return 99;
	return 0;
}
