/* The suites that suites.def names; each test file includes this. */
#ifndef LS_UNIT_SUITES_H
#define LS_UNIT_SUITES_H

#include <check.h>

#define LS_SUITE(name) Suite *ls_suite_##name(void);
#include "suites.def"
#undef LS_SUITE

#endif
