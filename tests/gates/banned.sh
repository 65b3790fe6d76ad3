#!/bin/sh
# Calls that are banned, or allowed in a few files only.
set -u
: "${top_srcdir:?is the top of the source tree}"
cd "$top_srcdir/src" || exit 99
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT

# The code without comments, strings and characters, lines kept.
bare()
{
	awk '
	{
		line = $0
		out = ""
		while (line != "") {
			if (inside) {
				at = index(line, "*/")
				if (!at)
					break
				line = substr(line, at + 2)
				inside = 0
			} else if (substr(line, 1, 2) == "/*") {
				inside = 1
				line = substr(line, 3)
			} else if (substr(line, 1, 2) == "//") {
				break
			} else if (match(line, /^"([^"\\]|\\.)*"/) ||
				match(line, /^\047([^\047\\]|\\.)*\047/)) {
				out = out "0"
				line = substr(line, RLENGTH + 1)
			} else {
				out = out substr(line, 1, 1)
				line = substr(line, 2)
			}
		}
		print out
	}' "$1"
}

find . -name '*.[ch]' | sed 's|^\./||' | LC_ALL=C sort >"$scratch/files"
while IFS= read -r file; do
	bare "$file" | sed "s|^|$file |" | awk '{
		name = $1
		sub(/^[^ ]* /, "")
		print name ":" ++n ": " $0
	}'
done <"$scratch/files" >"$scratch/code"

# ban PATTERN FILES WHY: FILES is an expression of the names that may.
fail=0
ban()
{
	if grep -E "(^|[^A-Za-z0-9_.>])($1)" "$scratch/code" |
		grep -vE "^($2):" >"$scratch/hits"; then
		cut -c 1-100 "$scratch/hits"
		echo "  banned here: $3"
		fail=1
	fi
}
call='[[:blank:]]*\('
end='([^A-Za-z0-9_]|$)'
nowhere='/nowhere'
ban "(strcpy|strcat|stpcpy|strncpy|strncat|sprintf|vsprintf|gets)$call" \
	"$nowhere" 'no bound on what is written'
ban "(strtok|strtok_r|atoi|atol|atoll|atof|alloca|rand|srand|random)$call" \
	"$nowhere" 'no way to see an error, or no way to trust the result'
ban "(system|popen|exec[lv]p?e?|fork|vfork|posix_spawnp?|socket|dlopen)$call" \
	"$nowhere" 'no other program, no network'
ban "(syscall|prctl|setrlimit)$call" 'cli/sandbox\.c' \
	'the sandbox alone goes past the C library'
ban "(localtime|gmtime|asctime|ctime|setlocale|putenv|setenv)$call" \
	"$nowhere" 'shared by all threads'
ban "(strerror|perror)$call" 'cli/[^:]*' 'shared by all threads'
ban "(malloc|calloc|realloc|free|strdup|strndup|asprintf)$call" \
	'base/arena\.c|api/[^:]*|cli/[^:]*' 'memory comes from an arena'
ban "(setjmp|longjmp|sigsetjmp|siglongjmp|_setjmp|_longjmp)$call" \
	'base/arena\.c' 'there is one door'
ban "errno$end" 'base/((file|out|path|walk)\.c|system\.[ch])|cli/[^:]*' \
	'errno is seen by what asks the system'
ban "(printf|fprintf|vprintf|vfprintf|puts|fputs|putchar|fputc)$call" \
	'cli/[^:]*|[a-z]*/compile_main\.c' 'the library prints nothing'
ban "(stdout|stderr)$end" 'cli/[^:]*|[a-z]*/compile_main\.c' \
	'the library prints nothing'
ban "(exit|_exit|_Exit|quick_exit)$call" \
	'cli/[^:]*|[a-z]*/compile_main\.c' 'the library never exits'

while IFS= read -r file; do
	grep -nE '^[^"]*(TODO|FIXME|XXX)' "$file" /dev/null && {
		echo '  an open end: finish it, or file an issue'
		fail=1
	}
done <"$scratch/files"
exit $fail
