/* What the rules that judge URLs say of them. */
#include "config.h"

#include "rules/url.h"

const char *ls_url_shown(struct ls_run *run, struct ls_text url)
{
	return ls_shown(run, ls_url_bare(run->arena, url));
}

struct ls_span ls_url_span(struct ls_run *run, const struct ls_node *node,
			   struct ls_text part)
{
	size_t from = (size_t)(part.p - node->text.p);

	if (part.n == 0)
		return node->span;
	return ls_node_part(run->arena, run->document->source, node, from,
			    from + part.n);
}
