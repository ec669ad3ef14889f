/* A program of somebody else: knows the public header alone. */
#include <newsfacts/newsfacts.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    static const char text[] = "全市共派出34名医疗队员。";
    newsfacts_engine *engine = NULL;
    newsfacts_document *doc = NULL;
    newsfacts_error error;
    if (NEWSFACTS_CHECK_VERSION(&error) || newsfacts_engine_new(NULL, &engine, &error)
        || newsfacts_parse(engine, text, strlen(text), NULL, &doc, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    for (size_t i = 0; i < newsfacts_counts_len(doc); i++)
        printf("%s = %s\n", newsfacts_counts_at(doc, i)->text.data, newsfacts_counts_at(doc, i)->low.text.data);
    newsfacts_document_free(doc);
    newsfacts_engine_free(engine);
    return 0;
}
