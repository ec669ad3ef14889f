/* time_point.h: what the two halves of the point reader share. */
#ifndef NF_MENTION_TIME_POINT_H
#define NF_MENTION_TIME_POINT_H

#include "mention/time_parts.h"

#include <stddef.h>

typedef struct {
    const nf_scan *scan;
    const nf_point *like; /* see newsfacts__point_read */
    nf_point *point;
    nf_point *to;
    bool nested; /* inside a bracket */
} nf_reader;

/* The characters of the grammar. */
enum {
    C_NIAN = 0x5e74, C_YUE = 0x6708, C_RI = 0x65e5, C_HAO = 0x53f7, C_SHI = 0x65f6, C_DIAN = 0x70b9,
    C_FEN = 0x5206, C_MIAO = 0x79d2, C_KE = 0x523b, C_BAN = 0x534a, C_ZHENG = 0x6574,
    C_DAI = 0x4ee3, C_DU = 0x5ea6, C_FENS = 0x4efd /* 份 */, C_CHU = 0x521d, C_MO = 0x672b,
    C_DI = 0x5e95, C_JI = 0x5b63, C_ZHI = 0x81f3, C_DAO = 0x5230, C_DUN = 0x3001, C_HE = 0x548c,
    C_QI = 0x671f, C_ZHONG = 0x949f, C_QIAN = 0x524d, C_DIER = 0x7b2c, C_ZHOU = 0x5468,
    C_GE = 0x4e2a, C_TIAN = 0x5929, C_RUN = 0x95f0, C_YUAN = 0x5143, C_SHIJI = 0x4e16,
    C_ZUI = 0x6700, C_HOU = 0x540e, C_NIAN2 = 0x5eff /* 廿 */, C_DUO = 0x591a
};

static inline bool nf_is_one_of(uint32_t c, const uint32_t *set, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (c == set[i]) return true;
    return false;
}
#define NF_ONE_OF(c, ...)                  \
    nf_is_one_of((c), (const uint32_t[]){__VA_ARGS__}, \
                 sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

/* A numeral and, where it is written n—m unit or n、m unit, the one after it. */
typedef struct {
    nf_numeral first, second;
    bool two;
    uint32_t joint; /* the character between: 、 or something that means "to" */
    uint32_t end;   /* after the last numeral and spaces: where the unit stands */
    uint32_t unit;  /* the character there */
} nf_numbers;

bool newsfacts__numbers_read(const nf_scan *scan, uint32_t at, nf_numbers *n);

/* Over one joint between numerals (— 至 到 、 和); `at`: none. */
uint32_t newsfacts__joint_skip(const nf_scan *scan, uint32_t at, uint32_t *joint);

/* The components from `at` on. */
uint32_t newsfacts__point_sequence(nf_reader *r, uint32_t at);

/* A component that begins with a numeral: 2020年, 3月, 28日, 3时, 一季度, 90年代. */
uint32_t newsfacts__point_numeral(nf_reader *r, uint32_t at);

/* 一季度 at `n`, whose unit is 季. */
uint32_t newsfacts__point_quarter(nf_reader *r, const nf_numbers *n, uint32_t at);

/* 初, 末, 底 after a year, a quarter, a month. */
uint32_t newsfacts__point_edge(const nf_scan *scan, uint32_t at, nf_point *p);

/* ------------------------------------------------------------- time_clock.c */

/* 15时, 8点半; 40分, 30秒; 16:30 */
uint32_t newsfacts__point_hour(nf_reader *r, const nf_numbers *n, uint32_t at);
uint32_t newsfacts__point_minute(nf_reader *r, const nf_numbers *n, uint32_t at);
uint32_t newsfacts__point_clock(nf_reader *r, uint32_t at);

/* ----------------------------------------------------------- time_ordinal.c */

/* 第三季度, 第52周, 最后一周, 前9个月, 闰四月, 初五 */
uint32_t newsfacts__point_ordinal(nf_reader *r, uint32_t at);

#endif
