/* pos.h: parts of speech of the word table. The numbers are in words.bin: after a
 * change, make the tables again. */
#ifndef NF_TABLES_POS_H
#define NF_TABLES_POS_H

enum nf_pos {
    NF_POS_UNKNOWN = 0,
    NF_POS_NOUN,        /* n: common noun: 医院 */
    NF_POS_VERB,        /* v: 举行 */
    NF_POS_VN,          /* vn: verb that also stands as a noun: 增长, 生产 */
    NF_POS_ADJECTIVE,   /* a: 严重; also 区别词: 大型, 国有 */
    NF_POS_ADVERB,      /* d: 已经, 仍 */
    NF_POS_PERSON,      /* nr: 习近平, surnames */
    NF_POS_PLACE,       /* ns: 湖南, 英山县 */
    NF_POS_ORG,         /* nt: 国务院 */
    NF_POS_PROPER,      /* nz: other proper nouns: 新冠, 普通话 */
    NF_POS_TIME,        /* t: 昨天, 春节 */
    NF_POS_NUMERAL,     /* m: 一, 三百, 许多; runs of digits */
    NF_POS_CLASSIFIER,  /* q: 个, 批次, 公里 */
    NF_POS_PREPOSITION, /* p: 在, 对于 */
    NF_POS_CONJUNCTION, /* c: 和, 因为 */
    NF_POS_PARTICLE,    /* u: 的 了 着 过; also modal particles 吗 吧 */
    NF_POS_PRONOUN,     /* r: 他们, 这, 该 */
    NF_POS_DIRECTION,   /* f: 上, 以内, 之间 */
    NF_POS_PLACEWORD,   /* s: 境内, 场外 */
    NF_POS_IDIOM,       /* i: idioms and set phrases: 实事求是 */
    NF_POS_AFFIX,       /* h, k: 副, 们, 者, 率 */
    NF_POS_SOUND,       /* e, o: 哎, 哗 */
    NF_POS_LATIN,       /* runs of letters */
    NF_POS_PUNCTUATION,
    NF_POS_LEN
};

#endif
