/*
 * Runs commands in turn, round by round, so that a machine whose speed drifts
 * is fair to all of them.
 *
 *     rounds N COMMAND... [-- COMMAND...]...
 *
 * Prints a line for each command: median wall seconds, the median over the
 * rounds of its ratio to the first command, the same of user and system time,
 * the largest peak of resident memory in KiB, and the exit status.  One more
 * round goes before and is not counted.  Output is thrown away.  It is small on
 * purpose: a child's peak cannot read below the size of what started it.
 */
#include "config.h"

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "yardstick.h"

enum { MOST_COMMANDS = 16, MOST_ROUNDS = 1000 };

extern char **environ;

struct command {
	char **argv;
	double wall[MOST_ROUNDS];
	double cpu[MOST_ROUNDS];
	long peak;
	int status;
};

static struct command commands[MOST_COMMANDS];

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(const double *values, int n)
{
	double sorted[MOST_ROUNDS];

	memcpy(sorted, values, (size_t)n * sizeof(*sorted));
	qsort(sorted, (size_t)n, sizeof(*sorted), compare);
	return sorted[n / 2];
}

static double ratio(const double *values, const double *first, int n)
{
	double ratios[MOST_ROUNDS];

	for (int i = 0; i < n; i++)
		ratios[i] = values[i] / first[i];
	return median(ratios, n);
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

static void run(struct command *command, int round,
		const posix_spawn_file_actions_t *quiet)
{
	struct rusage usage;
	double began = now();
	int status;
	pid_t pid;

	if (posix_spawnp(&pid, command->argv[0], quiet, NULL, command->argv,
			 environ) != 0)
		die(command->argv[0]);
	if (wait4(pid, &status, 0, &usage) != pid)
		die("wait4");
	command->status = WIFEXITED(status) ? WEXITSTATUS(status) :
					      128 + WTERMSIG(status);
	if (round < 0)
		return;
	command->wall[round] = now() - began;
	command->cpu[round] = seconds(usage.ru_utime) + seconds(usage.ru_stime);
	if (usage.ru_maxrss > command->peak)
		command->peak = usage.ru_maxrss;
}

static int read_commands(int argc, char **argv)
{
	int count = 0;

	for (int i = 2; i < argc && count < MOST_COMMANDS; count++) {
		commands[count].argv = argv + i;
		while (i < argc && strcmp(argv[i], "--") != 0)
			i++;
		if (i < argc)
			argv[i++] = NULL;
	}
	return count;
}

int main(int argc, char **argv)
{
	int rounds = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;
	int count = read_commands(argc, argv);
	posix_spawn_file_actions_t quiet;

	if (rounds < 1 || rounds > MOST_ROUNDS || count == 0)
		return 2;
	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
	for (int round = -1; round < rounds; round++)
		for (int i = 0; i < count; i++)
			run(&commands[i], round, &quiet);
	for (int i = 0; i < count; i++)
		printf("%.6f %.4f %.4f %ld %d\n",
		       median(commands[i].wall, rounds),
		       ratio(commands[i].wall, commands[0].wall, rounds),
		       ratio(commands[i].cpu, commands[0].cpu, rounds),
		       commands[i].peak, commands[i].status);
	return 0;
}
