#include "mention/count_scan.h"

/* The share of each construction that was right, on annotated articles where they have
 * enough of it and else on samples of news read by eye. One half: whether 一个 is a count
 * or an article is a matter of taste. */
static const float trust[NF_CONSTRUCT_LEN] = {
    [NF_CONSTRUCT_MEASURE] = 0.98f,        [NF_CONSTRUCT_MONEY] = 0.99f,
    [NF_CONSTRUCT_PERCENT] = 0.99f,        [NF_CONSTRUCT_PEOPLE] = 0.99f,
    [NF_CONSTRUCT_CLASSIFIER] = 0.97f,     [NF_CONSTRUCT_ARTICLE] = 0.50f,
    [NF_CONSTRUCT_ONE_PERSON] = 0.85f,     [NF_CONSTRUCT_AGE] = 0.99f,
    [NF_CONSTRUCT_MULTIPLE] = 0.98f,       [NF_CONSTRUCT_FRACTION] = 0.97f,
    [NF_CONSTRUCT_SCORE] = 0.92f,          [NF_CONSTRUCT_ORDINAL] = 0.96f,
    [NF_CONSTRUCT_PLACE_IN_ORDER] = 0.85f, [NF_CONSTRUCT_FIRST] = 0.97f,
    [NF_CONSTRUCT_VAGUE] = 0.50f,          [NF_CONSTRUCT_LARGE] = 0.93f,
    [NF_CONSTRUCT_NOUN] = 0.90f,           [NF_CONSTRUCT_LEVEL] = 0.75f,
};

float newsfacts__count_confidence(const nf_reading *reading)
{
    return trust[reading->construct];
}
