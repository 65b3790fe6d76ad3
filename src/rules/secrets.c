/* Telling secrets from references to secrets. */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "rules/secrets.h"

/* Lists end with NULL.  The first bytes are compared before anything else: the
 * lists are gone through for most scalars of a file. */
static bool is_any(struct ls_text text, const char *const *words)
{
	for (; text.n > 0 && *words != NULL; words++)
		if ((*words)[0] == (text.p[0] | 0x20) &&
		    ls_text_is_folded(text, ls_text_of(*words)))
			return true;
	return false;
}

static bool starts_any(struct ls_text text, const char *const *starts)
{
	for (; text.n > 0 && *starts != NULL; starts++)
		if ((*starts)[0] == text.p[0] && ls_text_starts(text, *starts))
			return true;
	return false;
}

static struct ls_text skip_marks(struct ls_text key)
{
	while (key.n > 0 &&
	       (key.p[0] == '_' || key.p[0] == '-' || key.p[0] == '.'))
		key = ls_text_part(key, 1, key.n);
	return key;
}

/* Whether the key is the word but for case and for the signs between words. */
static bool is_key(struct ls_text key, const char *word)
{
	while (key.n > 0 && *word != '\0' && (key.p[0] | 0x20) == *word) {
		key = skip_marks(ls_text_part(key, 1, key.n));
		word++;
	}
	return key.n == 0 && *word == '\0';
}

bool ls_secret_is_key(struct ls_text key)
{
	/* By first letter: every key of every file is looked up. */
	static const char *const keys[26][6] = {
		['a' - 'a'] = { "accesstoken", "apikey", "apisecret",
				"authtoken", "authorization" },
		['b' - 'a'] = { "bearertoken" },
		['c' - 'a'] = { "clientsecret", "clientpassword",
				"clientassertion" },
		['i' - 'a'] = { "initialaccesstoken" },
		['p' - 'a'] = { "password", "passwd", "privatekey" },
		['r' - 'a'] = { "refreshtoken", "registrationaccesstoken" },
		['s' - 'a'] = { "secret", "secretkey", "signingkey" },
		['t' - 'a'] = { "token" },
	};
	const char *const *word;
	char first;

	key = skip_marks(key);
	first = key.n == 0 ? '\0' : (char)(key.p[0] | 0x20);
	if (first < 'a' || first > 'z')
		return false;
	for (word = keys[first - 'a']; *word != NULL; word++)
		if (is_key(key, *word))
			return true;
	return false;
}

/* "webhook_secret", "webhookSecret": the word starts anew. */
static bool ends_in_word(struct ls_text key, const char *word)
{
	size_t n = strlen(word);
	struct ls_text end;
	char before, first;

	if (key.n <= n)
		return false;
	end = ls_text_part(key, key.n - n, key.n);
	before = key.p[key.n - n - 1];
	first = end.p[0];
	return ls_text_is_folded(end, ls_text_of(word)) &&
	       (strchr("_-. ", before) != NULL ||
		(first >= 'A' && first <= 'Z' && before >= 'a' &&
		 before <= 'z'));
}

bool ls_secret_is_key_like(struct ls_text key)
{
	static const char *const words[] = {
		"secret",  "password", "passwd",      "token",      "apikey",
		"api_key", "api-key",  "private_key", "access_key", NULL,
	};
	static const char *const whole[] = {
		"client_secret",
		"access_token",
		"refresh_token",
		"private_key",
		"registration_access_token",
		NULL,
	};

	char first = key.n == 0 ? '\0' : (char)(key.p[0] | 0x20);
	char last = key.n == 0 ? '\0' : (char)(key.p[key.n - 1] | 0x20);

	/* Most keys are none: the words end in few letters, and a slip in the
	 * first one is rare. */
	if (strchr("tdny", last) != NULL && last != '\0')
		for (size_t i = 0; words[i] != NULL; i++)
			if (ends_in_word(key, words[i]))
				return true;
	for (size_t i = 0; whole[i] != NULL; i++)
		if (whole[i][0] == first &&
		    ls_text_distance(key, ls_text_of(whole[i]), 2) <= 2)
			return true;
	return false;
}

static bool is_name(struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!((c >= 'A' && c <= 'Z') || c == '_' ||
		      (i > 0 && c >= '0' && c <= '9')))
			return false;
	}
	return text.n > 0;
}

static bool is_between(struct ls_text text, const char *start, const char *end)
{
	return text.n > strlen(start) + strlen(end) &&
	       ls_text_starts(text, start) && ls_text_ends(text, end);
}

/* "********", "xxxx": somebody blacked it out. */
static bool is_blacked_out(struct ls_text text)
{
	if (text.n == 0 || strchr("*xX.-_#", text.p[0]) == NULL)
		return false;
	for (size_t i = 1; i < text.n; i++)
		if (text.p[i] != text.p[0])
			return false;
	return text.n >= 3 && text.p[0] != '\0';
}

bool ls_secret_is_reference_text(struct ls_text text)
{
	static const char *const stores[] = {
		"vault:",
		"op://",
		"env:",
		"file:",
		"secretsmanager:",
		"ssm:",
		"keyring:",
		"keyvault:",
		"sops:",
		"secret://",
		"ENC[",
		"gcp-secret:",
		"aws-sm:",
		"bws:",
		"doppler:",
		"env.",
		"secrets.",
		"arn:aws:secretsmanager:",
		"arn:aws:ssm:",
		"!ref",
		"!Ref",
		"vault://",
		"azurekeyvault:",
		"keychain:",
		"pass:",
		"awssm:",
		"gcpsm:",
		NULL,
	};

	text = ls_text_trim(text);
	if (ls_text_starts(text, "Bearer ") || ls_text_starts(text, "Basic "))
		text = ls_text_trim(ls_text_part(text, 6, text.n));
	return text.n == 0 || ls_text_contains(text, "${") ||
	       ls_text_contains(text, "{{") || ls_text_contains(text, "<%") ||
	       ls_text_contains(text, "$(") || is_between(text, "<", ">") ||
	       is_between(text, "##", "##") || is_between(text, "@@", "@@") ||
	       is_between(text, "%", "%") || is_between(text, "#{", "}#") ||
	       (text.p[0] == '$' && is_name(ls_text_part(text, 1, text.n))) ||
	       starts_any(text, stores) || is_blacked_out(text);
}

bool ls_secret_is_reference(const struct ls_node *node)
{
	return node->kind != LS_SCALAR || node->tag.n > 0 ||
	       node->type == LS_NULL || node->type == LS_BOOLEAN ||
	       ls_secret_is_reference_text(node->text);
}

bool ls_secret_is_dummy(struct ls_text text)
{
	static const char *const words[] = {
		"changeme",
		"change-me",
		"change_me",
		"changeit",
		"secret",
		"password",
		"redacted",
		"placeholder",
		"dummy",
		"example",
		"test",
		"your-secret",
		"your_secret",
		"replaceme",
		"replace-me",
		"replace_me",
		"todo",
		"tbd",
		"none",
		"my-secret",
		"your-client-secret",
		"your_client_secret",
		NULL,
	};

	return is_any(text, words) ||
	       (is_name(text) && ls_text_contains(text, "_"));
}

static bool is_base64url(struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
		      (c >= '0' && c <= '9') || c == '-' || c == '_'))
			return false;
	}
	return text.n > 0;
}

/* Three parts, the first of which starts like base64 of '{"' (RFC 7519). */
static bool is_jwt(struct ls_text text)
{
	struct ls_text rest = text;
	struct ls_text part;
	unsigned parts = 0;

	if (!ls_text_starts(text, "eyJ") || text.n < 40)
		return false;
	while (ls_text_cut(&rest, '.', &part)) {
		if (!is_base64url(part))
			return false;
		parts++;
	}
	return parts == 3;
}

const char *ls_secret_looks_like(struct ls_text text)
{
	static const char *const starts[] = {
		"ghp_",     "gho_",     "ghu_",    "ghs_",  "github_pat_",
		"glpat-",   "xoxb-",    "xoxp-",   "xoxa-", "xapp-",
		"sk_live_", "rk_live_", "GOCSPX-", "ya29.", "npm_",
		"shpat_",   "shpss_",   "hvs.",    NULL,
	};

	if (text.n < LS_SECRET_LEAST)
		return NULL;
	text = ls_text_trim(text);
	if (ls_text_contains(text, "-----BEGIN ") &&
	    ls_text_contains(text, "PRIVATE KEY-----"))
		return "a private key";
	if (ls_text_starts(text, "Bearer "))
		text = ls_text_trim(ls_text_part(text, 7, text.n));
	if (is_jwt(text))
		return "a token";
	if (text.n >= LS_SECRET_LEAST && starts_any(text, starts) &&
	    ls_text_find(text, ' ') == text.n)
		return "a token";
	return NULL;
}

struct walk {
	struct ls_run *run;
	enum ls_node_kind kind;
	void (*judge)(struct ls_run *run, const struct ls_node *node);
};

static void walk_node(const struct walk *walk, const struct ls_node *node,
		      unsigned depth)
{
	/* The reader has refused anything deeper. */
	if (node == NULL || node->is_alias || depth > LS_LIMIT_DEPTH + 1)
		return;
	if (node->kind == walk->kind)
		walk->judge(walk->run, node);
	if (node->kind == LS_SCALAR)
		return;
	for (const struct ls_node *n = node->first; n != NULL; n = n->next)
		if (n->kind != LS_SCALAR || walk->kind == LS_SCALAR)
			walk_node(walk, n, depth + 1);
}

void ls_each_scalar(struct ls_run *run, const struct ls_node *root,
		    void (*judge)(struct ls_run *run,
				  const struct ls_node *node))
{
	walk_node(&(struct walk){ run, LS_SCALAR, judge }, root, 0);
}

void ls_each_mapping(struct ls_run *run, const struct ls_node *root,
		     void (*judge)(struct ls_run *run,
				   const struct ls_node *node))
{
	walk_node(&(struct walk){ run, LS_MAPPING, judge }, root, 0);
}
