/*
 * From policies/profiles to C, for the build-machine program alone:
 *
 *   profile: strict
 *   about: one line
 *   rules: {usage-undeclared: error}
 */
#ifndef LS_POLICY_COMPILE_H
#define LS_POLICY_COMPILE_H

#include "base/out.h"
#include "policy/policy.h"

/* Fills in a profile; what it points to lives in the arena.  False with a
 * problem when the document is none. */
bool ls_profile_load(struct ls_arena *arena, const struct ls_document *document,
		     struct ls_profile *profile,
		     struct ls_policy_problem *problem);
/* The C source that defines ls_profiles. */
void ls_profiles_emit(struct ls_out *out, const struct ls_profile *profiles,
		      size_t count);

#endif
