/* From argv and the environment to settings and operands. */
#include "config.h"

#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"

#define LS_OPTION(id, name_, letter_, argument_, use_, commands_, help_) \
	[LS_OPTION_##id] = {                                             \
		.name = (name_),                                         \
		.letter = (letter_),                                     \
		.argument = (argument_),                                 \
		.use = (use_),                                           \
		.commands = (commands_),                                 \
		.help = (help_),                                         \
	},
const struct ls_option ls_options[LS_OPTION_COUNT] = {
#include "cli/options.def"
};
#undef LS_OPTION

const struct ls_command_row ls_commands[] = {
	{
		.name = "check",
		.id = LS_CHECK,
		.arguments = "[OPTION]... [PATH]...",
		.about = "check files and folders (default: .)",
		.run = ls_run_check,
	},
	{
		.name = "request",
		.id = LS_REQUEST,
		.arguments = "[OPTION]... REQUEST|-",
		.about = "what the server would answer to a token request",
		.run = ls_run_request,
	},
	{
		.name = "suggest",
		.id = LS_SUGGEST,
		.arguments = "[OPTION]... MANIFEST",
		.about = "the least set of scopes, with the proof for each",
		.run = ls_run_suggest,
	},
	{
		.name = "scope",
		.id = LS_SCOPE,
		.arguments = "[OPTION]... MANIFEST",
		.about = "print the scope parameter, if the manifest passes",
		.run = ls_run_scope,
	},
	{
		.name = "explain",
		.id = LS_EXPLAIN,
		.arguments = "[OPTION]... RULE|SCOPE",
		.about = "what it means, why it matters, who says so",
		.run = ls_run_explain,
	},
	{
		.name = "list",
		.id = LS_LIST,
		.arguments = "rules|catalogs|formats|profiles|scopes|outputs",
		.about = "what this program knows",
		.run = ls_run_list,
	},
	{
		.name = "catalog",
		.id = LS_CATALOG,
		.arguments = "check FILE | show NAME",
		.about = "validate a catalog, or say what one holds",
		.run = ls_run_catalog,
	},
	{ .name = NULL },
};

/* getopt wants one number for each option; letters keep theirs. */
#define LONG_BASE 256

static const char *nearest_option(const char *word, enum ls_command command)
{
	const char *names[LS_OPTION_COUNT + 1];
	size_t n = 0;

	for (size_t i = 0; i < LS_OPTION_COUNT; i++)
		if (ls_options[i].commands & command)
			names[n++] = ls_options[i].name;
	names[n] = NULL;
	return ls_nearest(word, names);
}

static int unknown_option(const char *word, enum ls_command command)
{
	const char *near;
	char name[64];
	size_t n;

	while (*word == '-')
		word++;
	n = strcspn(word, "=");
	if (n >= sizeof(name))
		n = sizeof(name) - 1;
	memcpy(name, word, n);
	name[n] = '\0';
	near = nearest_option(name, command);
	if (near != NULL)
		ls_complain("no option '--%s'; did you mean '--%s'?", name,
			    near);
	else
		ls_complain("no option '--%s'; see --help", name);
	return LEASTSCOPE_USAGE;
}

static int set(struct ls_arguments *arguments, size_t option, const char *value)
{
	const struct ls_option *o = &ls_options[option];
	int status;

	arguments->value[option] = value;
	if (o->use == LS_TO_COMMAND)
		return LEASTSCOPE_OK;
	status = leastscope_set(arguments->run, o->name, value);
	if (status != LEASTSCOPE_OK)
		ls_complain("%s", leastscope_why(arguments->run));
	return status;
}

/* Each option --x-y also is the variable LEASTSCOPE_X_Y. */
static const char *from_environment(const struct ls_option *option)
{
	char name[64] = "LEASTSCOPE_";
	size_t n = strlen(name);
	const char *value;

	for (const char *p = option->name; *p != '\0'; p++)
		name[n++] = *p == '-' ? '_' : (char)(*p >= 'a' ? *p - 32 : *p);
	name[n] = '\0';
	value = getenv(name);
	return value == NULL || *value == '\0' ? NULL : value;
}

static int add_pair(struct ls_arguments *arguments, size_t option,
		    const char *value)
{
	struct ls_format_pair *last = arguments->pairs + arguments->pair_count;

	if (option == LS_OPTION_FORMAT) {
		if (arguments->pair_count == LS_FORMAT_PAIRS) {
			ls_complain("at most %d times --format",
				    LS_FORMAT_PAIRS);
			return LEASTSCOPE_USAGE;
		}
		*last = (struct ls_format_pair){ .format = value };
		arguments->pair_count++;
		return LEASTSCOPE_OK;
	}
	if (arguments->pair_count == 0) {
		const char *usual = from_environment(
			&ls_options[LS_OPTION_FORMAT]);

		arguments->pairs[0] = (struct ls_format_pair){
			.format = usual == NULL ? "text" : usual,
		};
		arguments->pair_count = 1;
		last++;
	}
	if (last[-1].output != NULL) {
		ls_complain("--output '%s' has no --format before it", value);
		return LEASTSCOPE_USAGE;
	}
	last[-1].output = value;
	return LEASTSCOPE_OK;
}

static bool is_off(const char *value)
{
	return strcmp(value, "0") == 0 || strcmp(value, "false") == 0 ||
	       strcmp(value, "no") == 0;
}

static int read_environment(struct ls_arguments *arguments)
{
	bool pairs_given = arguments->pair_count > 0;

	for (size_t i = 0; i < LS_OPTION_COUNT; i++) {
		const struct ls_option *o = &ls_options[i];
		const char *value;
		int status;

		if (!(o->commands & arguments->command) ||
		    o->commands == LS_EVERY || arguments->value[i] != NULL)
			continue;
		value = from_environment(o);
		if (value == NULL || (o->argument == NULL && is_off(value)))
			continue;
		/* What the command line says comes first. */
		if (i == LS_OPTION_CONFIG &&
		    arguments->value[LS_OPTION_NO_CONFIG] != NULL)
			continue;
		if (o->argument == NULL)
			value = "";
		if (i == LS_OPTION_FORMAT || i == LS_OPTION_OUTPUT)
			status = pairs_given ? LEASTSCOPE_OK :
					       add_pair(arguments, i, value);
		else
			status = set(arguments, i, value);
		if (status == LEASTSCOPE_OK)
			continue;
		ls_complain("--%s comes from the environment here", o->name);
		return status;
	}
	return LEASTSCOPE_OK;
}

static int check_pairs(const struct ls_arguments *arguments)
{
	unsigned to_stdout = 0;

	for (size_t i = 0; i < arguments->pair_count; i++)
		to_stdout += arguments->pairs[i].output == NULL;
	if (to_stdout <= 1)
		return LEASTSCOPE_OK;
	ls_complain("only one --format can go to standard output; give the "
		    "others an --output");
	return LEASTSCOPE_USAGE;
}

/* What cannot be looked at is taken to be there: reading it will say why. */
static bool exists(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0 ||
	       (errno != ENOENT && errno != ENOTDIR);
}

/* Which command argv asks for; argv[1] is its name when *named. */
static int find_command(struct ls_arguments *arguments, int argc, char **argv,
			bool *named)
{
	const char *names[32];
	const char *near;
	size_t n = 0;

	*named = false;
	arguments->command = LS_CHECK;
	if (argc < 2 || argv[1][0] == '-')
		return LEASTSCOPE_OK;
	for (const struct ls_command_row *c = ls_commands; c->name; c++) {
		if (n < sizeof(names) / sizeof(names[0]) - 1)
			names[n++] = c->name;
		if (strcmp(argv[1], c->name) != 0)
			continue;
		arguments->command = c->id;
		*named = true;
		return LEASTSCOPE_OK;
	}
	names[n] = NULL;
	if (exists(argv[1]))
		return LEASTSCOPE_OK;
	near = ls_nearest(argv[1], names);
	if (near == NULL)
		return LEASTSCOPE_OK;
	ls_complain("no command or file '%s'; did you mean '%s'?", argv[1],
		    near);
	return LEASTSCOPE_USAGE;
}

static size_t build_getopt(enum ls_command command, bool named,
			   struct option *rows, char *letters)
{
	size_t n = 0;
	unsigned mask = command;

	if (!named)
		mask |= LS_NO_COMMAND;
	for (size_t i = 0; i < LS_OPTION_COUNT; i++) {
		const struct ls_option *o = &ls_options[i];

		if (!(o->commands & mask))
			continue;
		rows[n++] = (struct option){
			.name = o->name,
			.has_arg = o->argument != NULL ? required_argument :
							 no_argument,
			.val = LONG_BASE + (int)i,
		};
		if (o->letter == 0)
			continue;
		*letters++ = o->letter;
		if (o->argument != NULL)
			*letters++ = ':';
	}
	*letters = '\0';
	return n;
}

static size_t option_of(int code)
{
	if (code >= LONG_BASE)
		return (size_t)(code - LONG_BASE);
	for (size_t i = 0; i < LS_OPTION_COUNT; i++)
		if (ls_options[i].letter == code)
			return i;
	return LS_OPTION_COUNT;
}

static int refuse(const struct ls_arguments *arguments, int code, char **argv)
{
	if (code == ':') {
		ls_complain("'%s' needs an argument", argv[optind - 1]);
		return LEASTSCOPE_USAGE;
	}
	/* A byte of a letter that takes several comes as a negative number. */
	if (optopt != 0 && optopt < LONG_BASE) {
		ls_complain("no option '-%c'; see --help", optopt);
		return LEASTSCOPE_USAGE;
	}
	if (optopt >= LONG_BASE) {
		ls_complain("'%s' takes no argument", argv[optind - 1]);
		return LEASTSCOPE_USAGE;
	}
	return unknown_option(argv[optind - 1], arguments->command);
}

/* A user's own defaults, where no project says anything. */
static int read_user_file(struct ls_arguments *arguments)
{
	const char *base = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");
	char path[4096];
	int n;

	if (!(arguments->command & LS_EACH_CHECK))
		return LEASTSCOPE_OK;
	if (base != NULL && *base == '/')
		n = snprintf(path, sizeof(path), "%s/leastscope/config.yaml",
			     base);
	else if (home != NULL && *home == '/')
		n = snprintf(path, sizeof(path),
			     "%s/.config/leastscope/config.yaml", home);
	else
		return LEASTSCOPE_OK;
	if (n < 0 || (size_t)n >= sizeof(path) || !exists(path))
		return LEASTSCOPE_OK;
	return leastscope_set(arguments->run, "user-config", path);
}

int ls_arguments_read(struct ls_arguments *arguments, int argc, char **argv)
{
	struct option rows[LS_OPTION_COUNT + 1] = { 0 };
	char letters[2 * LS_OPTION_COUNT + 2] = ":";
	bool named;
	int status = find_command(arguments, argc, argv, &named);
	int code;

	if (status != LEASTSCOPE_OK)
		return status;
	if (named) {
		argc--;
		argv++;
	}
	build_getopt(arguments->command, named, rows, letters + 1);
	opterr = 0;
	optind = 1;
	while ((code = getopt_long(argc, argv, letters, rows, NULL)) != -1) {
		size_t option = option_of(code);
		const char *value = optarg == NULL ? "" : optarg;

		if (code == '?' || code == ':')
			return refuse(arguments, code, argv);
		if (option == LS_OPTION_FORMAT || option == LS_OPTION_OUTPUT)
			status = add_pair(arguments, option, value);
		else
			status = set(arguments, option, value);
		if (status != LEASTSCOPE_OK)
			return status;
	}
	arguments->operands = argv + optind;
	arguments->operand_count = (size_t)(argc - optind);
	if (!named && arguments->value[LS_OPTION_HELP] != NULL)
		arguments->command = LS_NO_COMMAND;
	/* Help is to be had whatever else is wrong. */
	if (arguments->value[LS_OPTION_HELP] != NULL ||
	    arguments->value[LS_OPTION_VERSION] != NULL)
		return LEASTSCOPE_OK;
	status = read_environment(arguments);
	if (status == LEASTSCOPE_OK)
		status = read_user_file(arguments);
	return status != LEASTSCOPE_OK ? status : check_pairs(arguments);
}
