/* The words for risk, action, kind of client, grant type and mark. */
#include "config.h"

#include <stddef.h>

#include "catalog/catalog.h"

struct word {
	const char *word;
	unsigned value;
};

static const char *const risks[] = {
	[LS_RISK_UNKNOWN] = "unknown",   [LS_RISK_LOW] = "low",
	[LS_RISK_MEDIUM] = "medium",     [LS_RISK_HIGH] = "high",
	[LS_RISK_CRITICAL] = "critical",
};

static const char *const actions[] = {
	[LS_ACTION_UNKNOWN] = "unknown", [LS_ACTION_READ] = "read",
	[LS_ACTION_WRITE] = "write",     [LS_ACTION_REMOVE] = "remove",
	[LS_ACTION_ADMIN] = "admin",
};

static const struct word kinds[] = {
	{ "service", LS_KIND_SERVICE }, { "web", LS_KIND_WEB },
	{ "spa", LS_KIND_SPA },         { "native", LS_KIND_NATIVE },
	{ "device", LS_KIND_DEVICE },   { "agent", LS_KIND_AGENT },
};

/* The first name of each grant is the registered one (RFC 7591 section 2). */
static const struct word grants[] = {
	{ "authorization_code", LS_GRANT_AUTHORIZATION_CODE },
	{ "client_credentials", LS_GRANT_CLIENT_CREDENTIALS },
	{ "refresh_token", LS_GRANT_REFRESH_TOKEN },
	{ "implicit", LS_GRANT_IMPLICIT },
	{ "password", LS_GRANT_PASSWORD },
	{ "urn:ietf:params:oauth:grant-type:device_code",
	  LS_GRANT_DEVICE_CODE },
	{ "urn:ietf:params:oauth:grant-type:jwt-bearer", LS_GRANT_JWT_BEARER },
	{ "urn:ietf:params:oauth:grant-type:token-exchange",
	  LS_GRANT_TOKEN_EXCHANGE },
	{ "device_code", LS_GRANT_DEVICE_CODE },
	{ "jwt_bearer", LS_GRANT_JWT_BEARER },
	{ "token_exchange", LS_GRANT_TOKEN_EXCHANGE },
};

static const struct {
	const char *word;
	const char *about;
} marks[] = {
#define LS_MARK(id, word, bit, about) [bit] = { (word), (about) },
#include "catalog/marks.def"
#undef LS_MARK
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *word_of(const struct word *words, size_t n, unsigned value)
{
	for (size_t i = 0; i < n; i++)
		if (words[i].value == value)
			return words[i].word;
	return NULL;
}

static unsigned value_of(const struct word *words, size_t n,
			 struct ls_text word)
{
	for (size_t i = 0; i < n; i++)
		if (ls_text_is(word, words[i].word))
			return words[i].value;
	return 0;
}

static size_t place_of(const char *const *words, size_t n, struct ls_text word)
{
	for (size_t i = 0; i < n; i++)
		if (ls_text_is(word, words[i]))
			return i;
	return 0;
}

const char *ls_risk_word(enum ls_risk risk)
{
	return (size_t)risk < COUNT(risks) ? risks[risk] : risks[0];
}

const char *ls_action_word(enum ls_action action)
{
	return (size_t)action < COUNT(actions) ? actions[action] : actions[0];
}

const char *ls_kind_word(unsigned kind)
{
	const char *word = word_of(kinds, COUNT(kinds), kind);

	return word == NULL ? "unknown" : word;
}

const char *ls_grant_word(unsigned grant)
{
	const char *word = word_of(grants, COUNT(grants), grant);

	return word == NULL ? "other" : word;
}

unsigned ls_kind_parse(struct ls_text word)
{
	return value_of(kinds, COUNT(kinds), word);
}

unsigned ls_grant_parse(struct ls_text word)
{
	unsigned grant = value_of(grants, COUNT(grants), word);

	if (grant == 0 && word.n > 0)
		return LS_GRANT_OTHER;
	return grant;
}

enum ls_risk ls_risk_parse(struct ls_text word)
{
	return (enum ls_risk)place_of(risks, COUNT(risks), word);
}

enum ls_action ls_action_parse(struct ls_text word)
{
	return (enum ls_action)place_of(actions, COUNT(actions), word);
}

const char *ls_mark_word(unsigned i)
{
	return i < COUNT(marks) ? marks[i].word : NULL;
}

const char *ls_mark_about(unsigned i)
{
	return i < COUNT(marks) ? marks[i].about : NULL;
}

unsigned ls_mark_parse(struct ls_text word)
{
	for (unsigned i = 0; i < COUNT(marks); i++)
		if (ls_text_is(word, marks[i].word))
			return 1u << i;
	return 0;
}

bool ls_is_scope_token(struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c < 0x21 || c > 0x7e || c == '"' || c == '\\')
			return false;
	}
	return text.n > 0;
}
