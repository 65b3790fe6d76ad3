/*
 * Every limit on what a stranger's file may cost, in one place.
 *
 * Each has a test below, at and above it, and an error that names it.  The
 * values and the measurements behind them: libyaml is quadratic in flow depth
 * and in %-directives, and has no limit of its own.
 */
#ifndef LS_BASE_LIMITS_H
#define LS_BASE_LIMITS_H

#define LS_LIMIT_FILE_BYTES (1u << 20)      /* bytes of one input file */
#define LS_LIMIT_FILE_BYTES_MAX (16u << 20) /* what --max-file-size allows */
#define LS_LIMIT_DEPTH 64                   /* nesting of collections */
#define LS_LIMIT_DIRECTIVES 16              /* lines that start with % */
#define LS_LIMIT_NODES 200000               /* nodes of one file */
#define LS_LIMIT_DOCUMENTS 100              /* YAML documents of one file */
#define LS_LIMIT_ANCHORS 1000               /* anchors of one file */
#define LS_LIMIT_ALIASES 1000               /* aliases of one file */
#define LS_LIMIT_EXPANDED_NODES 100000      /* nodes that aliases bring in */
#define LS_LIMIT_SCALAR_BYTES (64u << 10)   /* bytes of one decoded scalar */
#define LS_LIMIT_KEY_BYTES 1024             /* bytes of one decoded key */
#define LS_LIMIT_SCOPE_BYTES 256            /* bytes of one scope token */
#define LS_LIMIT_REQUEST_SCOPES 500         /* scope tokens of one request */
#define LS_LIMIT_FILE_SCOPES 10000          /* scope tokens of one file */
#define LS_LIMIT_CALLS 10000                /* distinct calls of a usage file */
#define LS_LIMIT_RULE_FINDINGS 100          /* findings of a rule in a file */
#define LS_LIMIT_FINDINGS 10000             /* findings of one run */
#define LS_LIMIT_FILES 100000               /* files to look into in a run */
#define LS_LIMIT_WALK_ENTRIES 2000000       /* directory entries of one run */
#define LS_LIMIT_WALK_DEPTH 64              /* folders below a start folder */
#define LS_LIMIT_PATH_BYTES 4096            /* bytes of one path */
#define LS_LIMIT_IGNORE_BYTES (64u << 10)   /* bytes of one .gitignore */
#define LS_LIMIT_IGNORE_PATTERNS 10000      /* ignore patterns at a time */
#define LS_LIMIT_PATTERN_BYTES 4096         /* bytes of one pattern */
#define LS_LIMIT_PATTERN_NESTING 64         /* nested groups of a pattern */
#define LS_LIMIT_PATTERN_MATCH 100000       /* PCRE2 match steps */
#define LS_LIMIT_PATTERN_SEARCH 20000000    /* the same, all of a search */
#define LS_LIMIT_PATTERN_TEXT (64u << 10)   /* bytes a pattern looks at */
#define LS_LIMIT_PATTERN_DEPTH 1000         /* PCRE2 backtracking depth */
#define LS_LIMIT_PATTERN_HEAP_KIB 1024      /* PCRE2 heap, KiB */
#define LS_LIMIT_POLICY_RULES 1000          /* entries of a configuration */
#define LS_LIMIT_EXTENDS 8                  /* catalogs on top of another */
#define LS_LIMIT_FILE_MEMORY (256u << 20)   /* bytes to check one file */
#define LS_LIMIT_RESULT_MEMORY (512u << 20) /* bytes a thread keeps */
#define LS_LIMIT_FIX_TRIALS 256             /* tries of --fix on one file */
#define LS_LIMIT_FIX_ROUNDS 32              /* passes of --fix on one file */

#endif
