/*
 * A main for the fuzz targets where libFuzzer is absent: feeds each file
 * named, or in a folder named, and every shorter start of the small ones.
 */
#include "config.h"

#include "target.h"

#ifndef LS_LIBFUZZER

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BYTES (1u << 21)
#define CUT_BYTES 512u /* files up to this size are also cut short */

/* The bytes stand in a block of their very size, so that a sanitizer sees
 * every read past them. */
static void feed(const uint8_t *bytes, size_t size)
{
	uint8_t *copy = malloc(size == 0 ? 1 : size);

	if (copy == NULL)
		abort();
	if (size > 0)
		memcpy(copy, bytes, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
}

static bool replay_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t *bytes = malloc(MOST_BYTES);
	size_t size = 0;
	bool read_all = false;

	if (file != NULL && bytes != NULL) {
		size = fread(bytes, 1, MOST_BYTES, file);
		read_all = ferror(file) == 0;
	}
	if (file != NULL)
		fclose(file);
	if (read_all) {
		feed(bytes, size);
		for (size_t n = 0; size <= CUT_BYTES && n < size; n++)
			feed(bytes, n);
	}
	free(bytes);
	return read_all;
}

static unsigned long replay(const char *path, bool *good)
{
	DIR *folder = opendir(path);
	unsigned long files = 0;
	const struct dirent *entry;

	if (folder == NULL) {
		*good = replay_file(path) && *good;
		return 1;
	}
	while ((entry = readdir(folder)) != NULL) {
		char name[4096];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(name, sizeof(name), "%s/%s", path, entry->d_name);
		*good = replay_file(name) && *good;
		files++;
	}
	closedir(folder);
	return files;
}

int main(int argc, char **argv)
{
	unsigned long files = 0;
	bool good = true;

	for (int i = 1; i < argc; i++)
		files += replay(argv[i], &good);
	printf("%lu files\n", files);
	return good && files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
