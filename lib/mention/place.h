/* place.h: shared by the files that read places. */
#ifndef NF_MENTION_PLACE_H
#define NF_MENTION_PLACE_H

#include "mention/region.h"

/* place_facility.c: the end of the name of which `region` is the begin (重庆 of
 * 重庆财富中心); region.end where it names nothing more. */
uint32_t newsfacts__place_facility_end(const nf_name_source *source, nf_span region,
                                       const nf_region_home *home);

#endif
