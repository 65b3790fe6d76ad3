/*
 * What a provider knows about its scopes.
 *
 * A catalog is one pool of text and arrays of fixed-size records that refer to
 * each other by number.  So it can lie in read-only memory of the program,
 * without relocation, and costs nothing until it is asked; a catalog read from
 * a user's file has the same shape, in an arena.  Records never change.
 *
 * Facts only: every entry can name its source.  "Unknown" is a value of its
 * own everywhere: an unknown risk is never low, an absent implication is never
 * guessed from names (RULES: provider-documented implication only).
 */
#ifndef LS_CATALOG_CATALOG_H
#define LS_CATALOG_CATALOG_H

#include <assert.h>

#include "base/arena.h"
#include "base/bitset.h"
#include "base/source.h"

#define LS_NONE UINT32_MAX /* no such record */

struct ls_ref { /* text in the pool */
	uint32_t at;
	uint32_t n;
};

/* numbers[first .. first + n).  A list of texts holds two numbers for each (at,
 * n), so its n is twice their count: see ls_list_ref(). */
struct ls_list {
	uint32_t first;
	uint32_t n;
};

enum ls_risk {
	LS_RISK_UNKNOWN,
	LS_RISK_LOW,
	LS_RISK_MEDIUM,
	LS_RISK_HIGH,
	LS_RISK_CRITICAL
};

/* What a scope lets its holder do, weakest first. */
enum ls_action {
	LS_ACTION_UNKNOWN,
	LS_ACTION_READ,
	LS_ACTION_WRITE,
	LS_ACTION_REMOVE,
	LS_ACTION_ADMIN
};

/* The kinds of client, as bits.  "agent": an AI agent, an MCP client. */
enum ls_client_kind {
	LS_KIND_SERVICE = 1 << 0, /* machine to machine */
	LS_KIND_WEB = 1 << 1,     /* server-side web application */
	LS_KIND_SPA = 1 << 2,     /* browser-based */
	LS_KIND_NATIVE = 1 << 3,
	LS_KIND_DEVICE = 1 << 4,
	LS_KIND_AGENT = 1 << 5,
};
#define LS_KIND_UNKNOWN 0u

/* Grant types, as bits (RFC 6749, 7523, 8628, 8693). */
enum ls_grant {
	LS_GRANT_AUTHORIZATION_CODE = 1 << 0,
	LS_GRANT_CLIENT_CREDENTIALS = 1 << 1,
	LS_GRANT_REFRESH_TOKEN = 1 << 2,
	LS_GRANT_IMPLICIT = 1 << 3,
	LS_GRANT_PASSWORD = 1 << 4,
	LS_GRANT_DEVICE_CODE = 1 << 5,
	LS_GRANT_JWT_BEARER = 1 << 6,
	LS_GRANT_TOKEN_EXCHANGE = 1 << 7,
	LS_GRANT_OTHER = 1 << 8,
};

/* What a scope reaches beyond its group, as bits; names in marks.def. */
#define LS_MARK(id, word, bit, about) LS_MARK_##id = 1 << (bit),
enum ls_mark {
#include "catalog/marks.def"
};
#undef LS_MARK

enum ls_scope_flag {
	LS_SCOPE_DEPRECATED = 1 << 0,
	LS_SCOPE_UMBRELLA = 1 << 1, /* everything, or nearly */
	LS_SCOPE_CARRIED = 1 << 2,  /* every application carries it anyway */
	LS_SCOPE_NOT_REQUESTABLE = 1
				   << 3, /* exists, never granted to clients */
	LS_SCOPE_ADMIN_CONSENT = 1 << 4,
	LS_SCOPE_VENDOR_APPROVAL = 1 << 5,
	LS_SCOPE_LONG_LIVED = 1 << 6, /* offline_access and its kin */
	LS_SCOPE_UNDECLARED = 1 << 7, /* seen in operations, not in the list */
	LS_SCOPE_IDENTITY = 1 << 8,   /* OpenID Connect: who the user is */
	LS_SCOPE_GRANT_IGNORED = 1 << 9, /* with a grant it is not for, the
					    server ignores it: no error */
};

struct ls_scope {
	struct ls_ref name;
	struct ls_ref about;       /* what it unlocks, in our words */
	struct ls_ref risk_reason; /* why this risk, or empty */
	struct ls_ref risk_source; /* "derived" when the judgement is ours */
	struct ls_ref note;        /* deprecation, edition, consent: a caveat */
	struct ls_ref tier;        /* a provider's word: classic, granular */
	struct ls_ref edition; /* where it exists at all: a provider's word */
	struct ls_ref source;
	uint32_t group;    /* or LS_NONE */
	int32_t sunset;    /* day (base/clock.h) or LS_NO_DATE */
	uint16_t flags;    /* enum ls_scope_flag */
	uint16_t audience; /* kinds that may hold it; 0: every kind */
	uint16_t grants;   /* grants it may be used with; 0: every one */
	uint16_t consent;  /* kinds that need an administrator's
				      consent; with the flag, 0: every kind */
	uint8_t action;
	uint8_t risk;             /* the highest of risk_for */
	uint32_t marks;           /* enum ls_mark */
	struct ls_list risk_for;  /* pairs: kinds, risk */
	struct ls_list aliases;   /* texts */
	struct ls_list implies;   /* scopes, as stated; not closed */
	struct ls_list resembles; /* scopes it seems to cover, by measurement
				      or assumption: a hint, never a proof */
	struct ls_list replaced_by;
	struct ls_list requires;
	struct ls_list conflicts;
};

struct ls_group {
	struct ls_ref id;
	struct ls_ref title;
	struct ls_ref about;
	struct ls_ref source;
	uint8_t risk;          /* highest of its scopes */
	uint8_t risk_low;      /* lowest */
	struct ls_list scopes; /* by action, then name */
};

/* A family of names given by a pattern: parameterised scopes. */
struct ls_name_pattern {
	struct ls_ref id;
	struct ls_ref pattern; /* PCRE2, of the whole name; a named group
				  "act" that holds an action's name gives the
				  action, "res" that holds a group's its group */
	struct ls_ref about;
	struct ls_ref source;
	uint8_t known; /* a match is a known scope */
	uint8_t risk;
	uint8_t action;
	uint32_t group; /* or LS_NONE */
	uint32_t flags;
	uint32_t marks;
	struct ls_list risk_by; /* five numbers each: at, n of the name of a
				   group of the pattern; at, n of its value;
				   risk */
};

/* "write_x implies read_x": targets that do not exist are skipped. */
struct ls_implication_pattern {
	struct ls_ref pattern;
	struct ls_ref to; /* $1, ${name} */
	struct ls_ref source;
};

/* Names people write that are no scopes: "X is not a scope; you want Y". */
struct ls_not_a_scope {
	struct ls_ref name;    /* or a pattern, when is_pattern */
	struct ls_ref instead; /* a scope, "$1.read", or empty */
	struct ls_ref reason;
	struct ls_ref source;
	uint8_t is_pattern;
	uint8_t fold_case;
};

enum ls_endpoint_role {
	LS_ENDPOINT_ISSUER,
	LS_ENDPOINT_TOKEN,
	LS_ENDPOINT_AUTHORIZATION,
	LS_ENDPOINT_REGISTRATION,
	LS_ENDPOINT_API,
	LS_ENDPOINT_MCP,
	LS_ENDPOINT_CONSOLE, /* web pages for people */
};

struct ls_endpoint {
	uint8_t role;
	uint8_t stale;             /* was published, no longer right */
	struct ls_ref url;         /* no trailing slash */
	struct ls_ref host;        /* its part of url, no user, no port */
	struct ls_ref environment; /* "production", "staging", or empty */
	struct ls_ref note;
	struct ls_ref source;
};

/* Grants the provider offers to a kind of client. */
struct ls_grant_offer {
	uint16_t kinds; /* 0: every kind */
	uint16_t grants;
	struct ls_ref source;
};

/* Scopes one token must not hold together. */
struct ls_toxic {
	struct ls_list scopes; /* all of them together */
	uint8_t error;         /* else a warning */
	struct ls_ref reason;
	struct ls_ref source;
};

enum ls_need_confidence {
	LS_NEED_DOCUMENTED, /* the provider says so */
	LS_NEED_INFERRED,   /* one reading, by verb and group */
	LS_NEED_UNCERTAIN,  /* several candidates; nobody says which */
	LS_NEED_UNKNOWN,    /* nothing is known: might need anything */
};

enum ls_layer { LS_LAYER_CURRENT, LS_LAYER_OLD };

/*
 * One thing a client can do with a token.  `alternatives` holds two numbers for
 * each conjunction of scopes: see ls_alternative().  DOCUMENTED and INFERRED:
 * any one alternative suffices, least first.  UNCERTAIN: each is a candidate;
 * which one is needed is not known, and whoever judges must hold with all of
 * them and with the least.  No alternative at all: no scope is needed, unless
 * the confidence is UNKNOWN.
 */
struct ls_operation {
	struct ls_ref method; /* upper case; "GRPC" for gRPC; "TOOL" for MCP */
	struct ls_ref path;   /* template: /orgs/{org}; gRPC: /pkg.Svc/Rpc */
	struct ls_ref id;     /* operationId, or empty */
	struct ls_ref when;   /* condition in words, or empty */
	struct ls_ref note;   /* what else it takes: a role, a permission */
	struct ls_ref source;
	uint32_t group; /* or LS_NONE */
	uint8_t confidence;
	uint8_t layer;
	uint8_t action;        /* what it does, when known */
	uint8_t optional;      /* the scope only widens the answer */
	uint16_t client_kinds; /* 0: every kind */
	struct ls_list alternatives;
	struct ls_list conditions; /* texts: when each alternative is the one
				      that is needed; or empty */
};

/* A node of the trie of operations: what their paths share up to a segment.  Its
 * children lie side by side, literal ones first, both parts in byte order. */
struct ls_path_node {
	struct ls_ref segment; /* of a root: the method */
	uint32_t first_child;
	uint32_t children;
	uint32_t literals;   /* of the children: how many are no template */
	uint32_t first;      /* of the operations that end here */
	uint32_t operations; /* how many do */
};

struct ls_mcp {
	struct ls_list transport; /* scopes: any one opens the transport */
	uint16_t grants;          /* the transport wants one of these; 0: any */
	uint8_t pkce;             /* required */
	uint8_t dynamic_only;     /* only dynamic registration is offered */
	struct ls_ref source;
};

/* What becomes of a request that holds a scope nobody knows. */
enum ls_unknown_scope {
	LS_UNKNOWN_UNSAID,
	LS_UNKNOWN_FAILS,   /* the whole request */
	LS_UNKNOWN_IGNORED, /* a token without it */
};

enum ls_when_empty {
	LS_EMPTY_UNKNOWN,
	LS_EMPTY_NOTHING,
	LS_EMPTY_DEFAULT,
	LS_EMPTY_EVERYTHING
};

struct ls_catalog {
	const char *pool; /* each text in it ends in NUL */
	uint32_t pool_size;
	const uint32_t *numbers;
	uint32_t number_count;

	struct ls_ref id;      /* "wink" */
	struct ls_ref title;   /* "Wink" */
	struct ls_ref source;  /* main source */
	struct ls_ref licence; /* of the source */
	struct ls_ref extends; /* id of the catalog it overlays, or empty */
	uint32_t layers;       /* catalogs below it, overlaid one on another */
	struct ls_ref
		separators; /* accepted in a scope string; first: written */
	struct ls_list prefixes;  /* texts: stripped before look-up */
	int32_t updated;          /* day the facts were read */
	uint32_t max_scopes;      /* 0: no limit known */
	uint8_t complete;         /* else an unknown scope is only unverified */
	uint32_t max_scope_bytes; /* 0: no limit known */
	uint8_t fold_case;  /* the provider ignores case (against RFC 6749) */
	uint8_t fold_paths; /* and in the paths of its operations */
	uint8_t when_empty;
	uint8_t unknown_scope; /* enum ls_unknown_scope */
	struct ls_ref when_empty_source;
	struct ls_list when_empty_scopes; /* of DEFAULT: the scopes given */
	struct ls_list verbs; /* three numbers each: at, n of a method; action:
				  what a call does when nothing better is known */
	struct ls_mcp mcp;

	const struct ls_scope *scopes;
	uint32_t scope_count;
	const uint32_t *by_name; /* scopes in byte order of names */
	const struct ls_group *groups;
	uint32_t group_count;
	const struct ls_name_pattern *patterns;
	uint32_t pattern_count;
	const struct ls_implication_pattern *implications;
	uint32_t implication_count;
	const struct ls_not_a_scope *not_scopes;
	uint32_t not_scope_count;
	const struct ls_endpoint *endpoints;
	uint32_t endpoint_count;
	const struct ls_grant_offer *offers;
	uint32_t offer_count;
	const struct ls_toxic *toxic;
	uint32_t toxic_count;
	/* By method, then path, segment by segment: literal ones first. */
	const struct ls_operation *operations;
	uint32_t operation_count;
	const struct ls_path_node *path_nodes; /* the roots first, in order */
	uint32_t path_node_count;
	uint32_t path_roots;             /* methods */
	const uint32_t *by_operation_id; /* in byte order of ids */
	uint32_t operation_id_count;
};

/* --- asking a catalog --- */

/* Whether it is made of the characters of a scope token (RFC 6749 section 3.3):
 * any other would break out of the string it is put into. */
bool ls_is_scope_token(struct ls_text text);

static inline struct ls_text ls_ref_text(const struct ls_catalog *catalog,
					 struct ls_ref ref)
{
	if (ref.n == 0)
		return (struct ls_text){ .p = "", .n = 0 };
	return (struct ls_text){ .p = catalog->pool + ref.at, .n = ref.n };
}

static inline uint32_t ls_list_at(const struct ls_catalog *catalog,
				  struct ls_list list, uint32_t i)
{
	assert(i < list.n);
	return catalog->numbers[list.first + i];
}

struct ls_text ls_scope_name(const struct ls_catalog *catalog, uint32_t scope);
/* The i-th text of a list of texts, and how many there are. */
struct ls_text ls_list_text(const struct ls_catalog *catalog,
			    struct ls_list list, uint32_t i);
uint32_t ls_list_texts(struct ls_list list);
/* The i-th alternative of an operation: scopes, all of them needed. */
struct ls_list ls_alternative(const struct ls_catalog *catalog,
			      const struct ls_operation *operation, uint32_t i);
uint32_t ls_alternative_count(const struct ls_operation *operation);
/* The risk of a scope in the hands of a client of these kinds. */
enum ls_risk ls_scope_risk(const struct ls_catalog *catalog, uint32_t scope,
			   unsigned kinds);
/* What a method does when the operation is not known. */
enum ls_action ls_catalog_verb(const struct ls_catalog *catalog,
			       struct ls_text method);

enum ls_known_by {
	LS_NOT_KNOWN,
	LS_KNOWN_EXACT,
	LS_KNOWN_ALIAS,
	LS_KNOWN_PREFIX,
	LS_KNOWN_PATTERN,
	LS_KNOWN_UNDECIDED
};

/* What a catalog says of one scope token. */
struct ls_known {
	enum ls_known_by by;
	uint32_t scope;   /* LS_NONE for PATTERN */
	uint32_t pattern; /* LS_NONE unless PATTERN */
	uint32_t group;   /* or LS_NONE */
	enum ls_action action;
	enum ls_risk risk;
	uint32_t flags;
	uint32_t marks;
};

/* arena: for the first use of a pattern. UNDECIDED when a pattern passed its
 * limits: the caller must fail. */
struct ls_known ls_catalog_find(struct ls_arena *arena,
				const struct ls_catalog *catalog,
				struct ls_text token);
/* All scopes the given one implies, itself included, closed over `implies` and
 * the implication patterns.  set: of catalog->scope_count bits, is added to. */
void ls_catalog_close(struct ls_arena *arena, const struct ls_catalog *catalog,
		      uint32_t scope, struct ls_bitset *set);

enum ls_near_by {
	LS_NEAR_NOT,
	LS_NEAR_CASE,      /* the same but for case */
	LS_NEAR_SEPARATOR, /* booking:read, booking_read */
	LS_NEAR_ORDER,     /* read.booking */
	LS_NEAR_PLURAL,    /* bookings.read */
	LS_NEAR_WORD,      /* booking.delete: another word for the action */
	LS_NEAR_ALIAS,     /* a name the catalog lists as "not a scope" */
	LS_NEAR_SPELLING,  /* edit distance */
};

struct ls_near {
	enum ls_near_by by;
	uint32_t scope;        /* the suggestion, or LS_NONE */
	struct ls_text reason; /* of ALIAS: why it is no scope; else empty */
};

/* The scope an unknown token was most likely meant to be.  Never a wild guess:
 * one clear winner within a distance that its length allows, or NOT. */
struct ls_near ls_catalog_near(struct ls_arena *arena,
			       const struct ls_catalog *catalog,
			       struct ls_text token);

/* Marks one after the other: their words and what they mean; NULL at the end.
 * i counts bits from 0. */
const char *ls_mark_word(unsigned i);        /* "money-movement" */
const char *ls_mark_about(unsigned i);       /* "moves money" */
unsigned ls_mark_parse(struct ls_text word); /* 0 when it is no mark */

const char *ls_risk_word(enum ls_risk risk); /* "low" ... "unknown" */
const char *ls_action_word(enum ls_action action);
const char *ls_kind_word(unsigned kind);      /* "service" ... */
const char *ls_grant_word(unsigned grant);    /* "client_credentials" */
unsigned ls_kind_parse(struct ls_text word);  /* 0 when it is no kind */
unsigned ls_grant_parse(struct ls_text word); /* LS_GRANT_OTHER if unknown;
						    0 for an empty word */
enum ls_risk ls_risk_parse(struct ls_text word);
enum ls_action ls_action_parse(struct ls_text word);

/* --- endpoints --- */

/* The endpoint a URL belongs to: the longest one that is a prefix at a path
 * border, with scheme and host compared without case; for roles other than
 * API and MCP only an exact one.  role < 0: any.  NULL when none. */
const struct ls_endpoint *ls_catalog_endpoint(const struct ls_catalog *catalog,
					      struct ls_text url, int role);
/* Any endpoint of the same host, or NULL. */
const struct ls_endpoint *ls_catalog_host(const struct ls_catalog *catalog,
					  struct ls_text url);

/* --- operations --- */

/* How many operations there are: [layer][0: HTTP, 1: gRPC][confidence]. */
struct ls_operation_counts {
	uint32_t by[2][2][4];
};
struct ls_operation_counts
ls_catalog_operation_counts(const struct ls_catalog *catalog);

struct ls_path_match {
	const struct ls_operation *operation; /* NULL: not in the catalog */
	bool ambiguous; /* an operation id that several operations share */
};

/* By method and path; with an empty path by id.  Paths may be concrete, whole
 * URLs, or templates themselves; query and fragment are ignored; the longest
 * literal match wins, then current before old layers.  An empty method stands
 * for any; HEAD for GET where there is no HEAD; POST also for gRPC. */
struct ls_path_match ls_catalog_operation(const struct ls_catalog *catalog,
					  struct ls_text method,
					  struct ls_text path,
					  struct ls_text id);
/* Of the operations that share the method and path of this one, that which is
 * for clients of these kinds; else `operation` itself. */
const struct ls_operation *
ls_operation_for(const struct ls_catalog *catalog,
		 const struct ls_operation *operation, unsigned kinds);

/* --- sets of catalogs --- */

struct ls_catalogs {
	const struct ls_catalog *const *v; /* later ones hide earlier ids */
	size_t n;
};

/* Those compiled into the program, in order of ids (embedded.c: not part of
 * the build-machine program that compiles them). */
struct ls_catalogs ls_catalogs_embedded(void);
const struct ls_catalog *ls_catalogs_find(const struct ls_catalogs *catalogs,
					  struct ls_text id);
/* The catalog one of whose endpoints has the host of this URL, or NULL. */
const struct ls_catalog *ls_catalogs_of_url(const struct ls_catalogs *catalogs,
					    struct ls_text url);

#endif
