#include "mention/count_link.h"

void newsfacts__count_aspect(nf_linking *linking, uint32_t item)
{
    (void)linking; (void)item;
}
