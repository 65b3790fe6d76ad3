/* The floor of discovery: every name of a tree, by getdents64 and nothing
 * else. */
#include "config.h"

#include <dirent.h>
#include <stdint.h>
#include <sys/syscall.h>

#include "yardstick.h"

struct entry {
	uint64_t inode;
	int64_t offset;
	unsigned short size;
	unsigned char type;
	char name[];
};

static unsigned long files;

static void walk(int at, const char *name, int depth)
{
	int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char *names = malloc(65536);
	long n;

	if (fd < 0 || names == NULL || depth > 64)
		die(name);
	while ((n = syscall(SYS_getdents64, fd, names, 65536)) > 0)
		for (long i = 0; i < n;) {
			struct entry *entry = (void *)(names + i);

			i += entry->size;
			if (strcmp(entry->name, ".") == 0 ||
			    strcmp(entry->name, "..") == 0)
				continue;
			if (entry->type == DT_DIR)
				walk(fd, entry->name, depth + 1);
			else
				files++;
		}
	free(names);
	close(fd);
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	walk(AT_FDCWD, argv[1], 0);
	printf("%lu files\n", files);
	return 0;
}
