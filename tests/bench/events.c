/* The yardstick: libyaml's events of every file of a list, and nothing else. */
#include "config.h"

#include <yaml.h>

#include "yardstick.h"

static unsigned long drain(yaml_parser_t *parser)
{
	unsigned long count = 0;

	for (;;) {
		yaml_event_t event;
		yaml_event_type_t type;

		if (!yaml_parser_parse(parser, &event))
			return count;
		type = event.type;
		yaml_event_delete(&event);
		count++;
		if (type == YAML_STREAM_END_EVENT)
			return count;
	}
}

int main(int argc, char **argv)
{
	struct bytes list = { 0 }, file = { 0 };
	unsigned long events = 0;
	char *next;

	if (argc != 2)
		return 2;
	read_whole(&list, argv[1]);
	for (char *path = list.p; *path != '\0'; path = next) {
		yaml_parser_t parser;
		char *end = strchr(path, '\n');

		next = end == NULL ? path + strlen(path) : end + 1;
		if (end != NULL)
			*end = '\0';
		read_whole(&file, path);
		if (!yaml_parser_initialize(&parser))
			return 2;
		yaml_parser_set_input_string(&parser, (unsigned char *)file.p,
					     file.n);
		events += drain(&parser);
		yaml_parser_delete(&parser);
	}
	printf("%lu events\n", events);
	return 0;
}
