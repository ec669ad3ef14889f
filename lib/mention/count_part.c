#include "mention/count_link.h"

void newsfacts__count_part(nf_linking *linking, uint32_t item)
{
    (void)linking; (void)item;
}
