/* Taking URLs apart (RFC 3986 section 3). */
#ifndef LS_BASE_URL_H
#define LS_BASE_URL_H

#include "base/arena.h"

/* Slices of the URL; empty when it has no such part. */
struct ls_url_parts {
	struct ls_text scheme;
	struct ls_text user; /* user or user:password */
	struct ls_text host; /* an IPv6 address with its brackets */
	struct ls_text port;
	struct ls_text path;
	struct ls_text query;
	struct ls_text fragment;
	bool has_user;
	bool has_query;
	bool has_fragment;
};

/* Takes any text apart; scheme is empty when it is no absolute URI. */
struct ls_url_parts ls_url_split(struct ls_text text);
bool ls_url_scheme_is(const struct ls_url_parts *url, const char *scheme);
/* 127.0.0.0/8 and [::1], by address only (RFC 8252 section 7.3). */
bool ls_url_is_loopback(const struct ls_url_parts *url);
/* The name localhost and names below it (RFC 6761 section 6.3). */
bool ls_url_is_localhost(const struct ls_url_parts *url);
/* "http:" to another machine: anybody on the way can read it. */
bool ls_url_is_clear_text(struct ls_text url);
/* Without user, password, query and fragment, which may hold secrets. */
struct ls_text ls_url_bare(struct ls_arena *arena, struct ls_text text);

#endif
