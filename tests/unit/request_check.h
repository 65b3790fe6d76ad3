/* Reads token requests from text, for the tests of what is read from them and
 * of what a server answers to them. */
#ifndef LS_UNIT_REQUEST_CHECK_H
#define LS_UNIT_REQUEST_CHECK_H

#include "manifest/token_request.h"

/* A JSON body, a URL or a form.  provider may be NULL.  Everything lives until
 * the test ends; fails the test when it cannot be read. */
struct ls_token_request *request_of(const char *text, const char *provider);

#endif
