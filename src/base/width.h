/* The width of one character, for ls_shown_width() of base/out.h. */
#ifndef LS_BASE_WIDTH_H
#define LS_BASE_WIDTH_H

#include <stdint.h>

/* 0 for combining marks, 2 for wide East Asian and emoji characters, else 1.
 * Not for hidden characters (ls_is_hidden_character). */
unsigned ls_character_width(uint32_t code_point);

#endif
