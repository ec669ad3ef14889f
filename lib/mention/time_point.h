/* time_point.h: what the two halves of the point reader share. */
#ifndef NF_MENTION_TIME_POINT_H
#define NF_MENTION_TIME_POINT_H

#include "mention/time_parts.h"

typedef struct {
    const nf_scan *scan;
    const nf_point *like; /* see newsfacts__point_read */
    nf_point *point;
    nf_point *to;
    bool nested; /* inside a bracket */
} nf_reader;

/* The components from `at` on. */
uint32_t newsfacts__point_sequence(nf_reader *r, uint32_t at);

/* A component that begins with a numeral: 2020年, 3月, 28日, 3时, 一季度, 90年代. */
uint32_t newsfacts__point_numeral(nf_reader *r, uint32_t at);

/* 第三季度, 第52周, 最后一周, 前9个月, 闰四月, 初五 */
uint32_t newsfacts__point_ordinal(nf_reader *r, uint32_t at);

#endif
