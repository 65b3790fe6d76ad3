/*
 * The least-privilege mathematics: pure functions over sets of small numbers.
 * No strings, no input or output, no catalog.
 *
 * Scopes are 0 .. n-1.  implied[s] is the closure of s: s itself and all it
 * implies, in any number of steps; scopes that imply each other have equal
 * closures and are one scope under two names.  cl(X) is the union of the
 * closures of X.  A need is what one operation asks for: any one of its
 * alternatives, and of an alternative every scope.  Sat(X): every need is met
 * by cl(X).
 *
 * R is over-broad iff Sat(R) and some M with Sat(M) has cl(M) strictly inside
 * cl(R).  No weight or taste is in that.
 *
 * Theorem.  For s in R let X_s be the members of cl(R) that do not imply s.
 * R is over-broad iff Sat(X_s) for some maximal s of R.
 * Proof.  X_s is closed downward and lacks s, so it is an M.  Conversely, given
 * M, some maximal s of R is not in cl(M), else cl(M) = cl(R).  cl(M) is closed
 * downward and lacks s, so it holds nothing that implies s: cl(M) is inside
 * X_s, and Sat is monotone.  QED
 *
 * The test is polynomial.  Only the cheapest replacement is hard (weighted set
 * cover), so ls_minimum() counts its work and says when it stopped early.
 *
 * A need may be uncertain: its alternatives are candidates, and nobody says
 * which one is needed.  The pessimistic reading wants all candidates, the
 * optimistic one any.  What holds in the pessimistic reading is certain.
 */
#ifndef LS_PRIVILEGE_PRIVILEGE_H
#define LS_PRIVILEGE_PRIVILEGE_H

#include "base/arena.h"
#include "base/bitset.h"

struct ls_need {
	const struct ls_bitset *alternatives; /* an empty set: nothing needed */
	size_t count;                         /* 0 is not allowed */
	bool uncertain;
};

struct ls_privileges {
	size_t count;                    /* scopes */
	const struct ls_bitset *implied; /* closure of each */
	const uint8_t *risk;             /* of each; larger is worse */
	const uint32_t *weight;          /* of each, at least 1: what holding
					    it costs; see ls_minimum() */
	const struct ls_need *needs;
	size_t need_count;
};

enum ls_reading { LS_PESSIMISTIC, LS_OPTIMISTIC };

/* into = cl(set).  Both have `count` bits. */
void ls_close(const struct ls_privileges *p, const struct ls_bitset *set,
	      struct ls_bitset *into);
/* closed: a set equal to its closure. */
bool ls_need_met(const struct ls_need *need, const struct ls_bitset *closed,
		 enum ls_reading reading);
/* Sat(closed). */
bool ls_all_met(const struct ls_privileges *p, const struct ls_bitset *closed,
		enum ls_reading reading);

enum ls_excess {
	LS_NEEDED,    /* without it, or with less of it, a need is not met */
	LS_REMOVABLE, /* all needs are met without it */
	LS_REDUCIBLE, /* something beneath it is enough */
};
/* One requested scope, by the theorem.  Sat(requested) must hold. */
enum ls_excess ls_excess_of(struct ls_arena *arena,
			    const struct ls_privileges *p,
			    const struct ls_bitset *requested, size_t scope,
			    enum ls_reading reading);
bool ls_over_broad(struct ls_arena *arena, const struct ls_privileges *p,
		   const struct ls_bitset *requested, enum ls_reading reading);

/* No alternative of any need has a scope that this one implies. */
bool ls_surely_unused(const struct ls_privileges *p, size_t scope);
/* The others of the set imply it. */
bool ls_redundant(struct ls_arena *arena, const struct ls_privileges *p,
		  const struct ls_bitset *set, size_t scope);

/* Takes away and narrows, the worst of the maximal ones first (risk, weight,
 * then number), asking again after each step, until nothing can go: of two
 * scopes of which either would do, one stays.  result: a set whose closure is inside that of
 * `requested`, still Sat, and not over-broad.  Sat(requested) must hold. */
void ls_shrink(struct ls_arena *arena, const struct ls_privileges *p,
	       const struct ls_bitset *requested, enum ls_reading reading,
	       struct ls_bitset *result);

struct ls_minimum {
	bool possible;        /* allowed can meet the needs at all */
	bool exact;           /* proven; else the best found within effort */
	struct ls_bitset set; /* no member implied by another */
	uint64_t nodes;       /* steps of the search */
	uint64_t work;        /* of the effort */
};

/* Effort is counted in words of sets that are looked at; so much takes some
 * tens of milliseconds. */
#define LS_MINIMUM_EFFORT 50000000

/* The cheapest M inside allowed with Sat(M): first the lowest highest risk of
 * cl(M), then the least sum of weights of cl(M), then the fewest scopes, then
 * the lowest numbers.  When the effort does not suffice: a set with the lowest
 * highest risk from which nothing can be taken. */
struct ls_minimum ls_minimum(struct ls_arena *arena,
			     const struct ls_privileges *p,
			     const struct ls_bitset *allowed,
			     enum ls_reading reading, uint64_t effort);

#endif
