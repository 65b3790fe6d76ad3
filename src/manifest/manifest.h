/*
 * What an integration asks for: one client and the tokens it requests.
 *
 * Every format is read into this model.  Whatever a file does not say is
 * absent here (NULL node, 0, empty list), never a default: rules decide what
 * silence means.  Nodes point into the document, so every fact has its span.
 * Names are those of RFC 6749, 7591, 8414, 8707 and MCP; doc/manifest.md and
 * the JSON Schema describe the native file.
 */
#ifndef LS_MANIFEST_MANIFEST_H
#define LS_MANIFEST_MANIFEST_H

#include "base/table.h"
#include "base/vec.h"
#include "catalog/catalog.h"
#include "document/document.h"

/* One scope token as it stands in the file. */
struct ls_token {
	struct ls_text text;
	struct ls_span span;        /* exactly the token */
	const struct ls_node *node; /* the scalar it stands in */
	uint32_t index;             /* in its list, from 0 */
	bool unresolved;            /* ${VAR}, {{ x }}, <YOUR_SCOPE> */
	bool own_item;              /* a list item, not part of a string */
	struct ls_known known;      /* what the manifest's catalog says */
};

/* A scope parameter: a string of tokens or a list. */
struct ls_scope_list {
	const struct ls_node *node; /* NULL: not stated at all */
	LS_VEC(struct ls_token) tokens;
	LS_VEC(const struct ls_node *) empty_items; /* "" or blanks only */
};

/* A scalar with what it was taken for. */
struct ls_value {
	const struct ls_node *node; /* NULL: not stated */
	struct ls_text text;
};

enum ls_usage { LS_USAGE_UNSTATED, LS_USAGE_COMPLETE, LS_USAGE_PARTIAL };
enum ls_approval {
	LS_APPROVAL_UNSTATED,
	LS_APPROVAL_NONE,
	LS_APPROVAL_SESSION,
	LS_APPROVAL_PER_CALL
};
enum ls_three { LS_UNSAID, LS_NO, LS_YES };

/* An API operation the client says it performs. */
struct ls_use {
	const struct ls_node *node;
	struct ls_text method; /* empty when given by id */
	struct ls_text path;
	struct ls_text id;
	struct ls_scope_list needs; /* stated by the author: overrides */
	bool optional;              /* a feature users may leave off */
};

struct ls_tool {
	const struct ls_node *node;
	struct ls_text name;
	struct ls_scope_list needs;
	struct ls_text operation;  /* operation id it wraps, or empty */
	enum ls_three read_only;   /* annotations.readOnlyHint */
	enum ls_three destructive; /* annotations.destructiveHint */
};

struct ls_server { /* an MCP server the client connects to */
	const struct ls_node *node;
	struct ls_value name;
	struct ls_value url;
	struct ls_value transport;
	LS_VEC(struct ls_tool) tools;
};

/* One token request. */
struct ls_request {
	const struct ls_node *node; /* the entry, or the manifest's root */
	struct ls_value id;
	struct ls_value grant_type;
	unsigned grant; /* enum ls_grant, or 0 */
	struct ls_scope_list scope;
	LS_VEC(struct ls_value) resources; /* RFC 8707 */
	LS_VEC(struct ls_use) operations;
	LS_VEC(struct ls_value) tools; /* names of ls_tool */
	bool usage_declared;           /* operations or tools are stated */
	enum ls_usage usage;
	struct ls_value step_up_from; /* id of the request it adds to */
	struct ls_value human_approval_value;
	enum ls_approval human_approval;
	struct ls_value acts_as;                     /* "service", "user" */
	const struct ls_node *justification;         /* scope -> why */
	const struct ls_node *authorization_details; /* RFC 9396 */
};

struct ls_client {
	const struct ls_node *node;  /* the RFC 7591 object, or NULL */
	struct ls_value name;        /* client_name */
	struct ls_value id;          /* client_id */
	struct ls_value kind_value;  /* client_kind, as written */
	unsigned kind;               /* enum ls_client_kind or 0 = unknown */
	bool kind_inferred;          /* from grants, auth method, servers */
	struct ls_value auth_method; /* token_endpoint_auth_method */
	struct ls_value application_type;
	const struct ls_node *grant_types; /* list, or NULL */
	unsigned grants;                   /* all stated, of requests too */
	const struct ls_node *response_types;
	const struct ls_node *redirect_uris;
	const struct ls_node *contacts;
	struct ls_scope_list registered; /* scope: the ceiling */
	enum ls_three is_public;         /* auth method "none" = YES */
};

struct ls_url {
	enum ls_endpoint_role role;
	struct ls_value value;
	struct ls_text key; /* the manifest's key, "token_endpoint" */
};

enum ls_catalog_by {
	LS_CATALOG_BY_NOTHING,
	LS_CATALOG_BY_MANIFEST,
	LS_CATALOG_BY_OPTION,
	LS_CATALOG_BY_ENDPOINT,
	LS_CATALOG_BY_SCOPES
};

/* A key the format does not have, or a value of the wrong shape. */
struct ls_shape_problem {
	const struct ls_node *node; /* entry or item; its key when unknown */
	bool unknown_key;           /* else: wrong shape, cannot be judged */
	struct ls_text message;     /* of a wrong shape, one line */
	struct ls_text suggestion;  /* nearest key, or empty */
};

struct ls_manifest {
	const struct ls_document *document;
	const struct ls_node *root;
	struct ls_text format; /* "leastscope", "oauth-client" */
	struct ls_value provider;
	const struct ls_catalog *catalog; /* NULL: none known */
	enum ls_catalog_by catalog_by;
	struct ls_value environment;  /* "production", "staging", ... */
	struct ls_value registration; /* static, dynamic, client-id-document */
	struct ls_value mcp_revision;
	struct ls_value code_challenge_method;
	struct ls_client client;
	LS_VEC(struct ls_url) urls;
	struct ls_value client_secret; /* anywhere it may stand */
	const struct ls_node *credentials;
	LS_VEC(struct ls_server) servers;
	LS_VEC(struct ls_request) requests; /* empty: only a registration */
	const struct ls_node *review;
	struct ls_value owner, approved_by, approved_on, review_by, expires,
		ticket;
	LS_VEC(struct ls_shape_problem) problems;
	uint32_t scope_total;                 /* tokens of all lists */
	LS_VEC(const struct ls_tool *) tools; /* of all servers */
	struct ls_table *request_ids; /* for ls_manifest_request(), _tool() */
	struct ls_table *tool_names;
};

struct ls_manifests {
	LS_VEC(struct ls_manifest *) list;
	bool too_many_scopes; /* LS_LIMIT_FILE_SCOPES was passed */
};

struct ls_manifest_options {
	const struct ls_catalogs *catalogs;
	const struct ls_catalog *provider; /* --provider, or NULL */
};

/* Every manifest of a document, in order: each YAML document that is one, each
 * item of an array of client objects.  An empty list: no manifest. */
struct ls_manifests ls_manifest_read(struct ls_arena *arena,
				     const struct ls_document *document,
				     const struct ls_manifest_options *options);

/* Whether bytes may hold a manifest: a look for its keys without parsing, so
 * that most files of a tree are never parsed.  May say yes in vain, never no
 * to a manifest (keys written with escapes included). */
bool ls_manifest_maybe(struct ls_text bytes);
/* Whether bytes that could not be parsed were meant to be a manifest: its
 * keys stand there as such.  Then not being able to read it is a failure. */
bool ls_manifest_meant(struct ls_arena *arena, struct ls_text bytes);

/* The formats this build reads. */
struct ls_format {
	const char *id;
	const char *about; /* one line */
};
extern const struct ls_format ls_formats[]; /* ends with id NULL */

/* A placeholder that something fills in later: ${VAR}, $VAR, {{ x }}, %VAR%,
 * <YOUR_SCOPE>, {tenant}, $(X), #{X}#, ##X##, @@X@@, <%= x %>, !Ref.  Anywhere
 * in the text. */
bool ls_is_placeholder(struct ls_text text);
/* What a scope holds that nobody should read, in words ("an e-mail address"),
 * or NULL. */
const char *ls_sensitive_scope(struct ls_text text);
/* The token as it may be printed: its text; as many '*' when it is no scope
 * the catalog knows and holds such a thing. */
struct ls_text ls_token_public(struct ls_arena *arena,
			       const struct ls_token *token);
/* Says what it is used for: an empty list does so only where it is all. */
bool ls_request_declares(const struct ls_request *request);
/* The request with this id, or NULL. */
const struct ls_request *ls_manifest_request(const struct ls_manifest *manifest,
					     struct ls_text id);
/* The tool with this name, or NULL. */
const struct ls_tool *ls_manifest_tool(const struct ls_manifest *manifest,
				       struct ls_text name);

#endif
