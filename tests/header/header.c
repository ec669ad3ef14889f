/* The public header, alone and twice, under the strictest warnings. */
#include <newsfacts/newsfacts.h>
#include <newsfacts/newsfacts.h>

int header_is_self_contained(void);

int header_is_self_contained(void)
{
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    newsfacts_engine *engine = NULL;
    newsfacts_error error;
    newsfacts_status status = NEWSFACTS_CHECK_VERSION(&error);
    const newsfacts_count *count = newsfacts_counts_at(NULL, 0);
    if (count && NEWSFACTS_HAS_FIELD(count, newsfacts_count, confidence)) return 1;
    if (status == NEWSFACTS_OK) status = newsfacts_engine_new(NULL, &engine, &error);
    newsfacts_engine_free(engine);
    return status + (int)options.want + (int)NEWSFACTS_VERSION_NUMBER;
}
