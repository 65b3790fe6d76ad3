/* The parts of the native manifest's reader.  For this room only. */
#ifndef LS_MANIFEST_NATIVE_H
#define LS_MANIFEST_NATIVE_H

#include "manifest/reading.h"

/* The keys of a token request that may stand in the root, as a shorthand. */
extern const struct ls_field ls_request_fields[];

void ls_read_request(struct ls_reading *reading, const struct ls_node *map,
		     struct ls_request *request);
void ls_read_requests(struct ls_reading *reading, const struct ls_node *list);
/* into: struct ls_manifest. */
ls_field_reader ls_read_servers;
/* Ids that come twice, names that name nothing; builds the tables. */
void ls_check_references(struct ls_reading *reading);

#endif
