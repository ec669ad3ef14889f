/* counts FILE: prints every count of an article. */
#include <newsfacts/newsfacts.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    static char text[1 << 20];
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file) return fprintf(stderr, "usage: counts FILE\n"), 2;
    size_t size = fread(text, 1, sizeof text, file);
    fclose(file);

    newsfacts_engine *engine;
    newsfacts_document *article = NULL;
    newsfacts_error error;
    if (newsfacts_engine_new(NULL, &engine, &error) != NEWSFACTS_OK
        || newsfacts_parse(engine, text, size, NULL, &article, &error) != NEWSFACTS_OK)
        return fprintf(stderr, "counts: %s\n", error.message), 1;
    for (size_t i = 0; i < newsfacts_counts_len(article); i++) {
        const newsfacts_count *c = newsfacts_counts_at(article, i);
        printf("%s\t%s\t%s\t%s\t%s\t%s\n", c->text.data, c->low.text.data, c->high.text.data,
               newsfacts_qualifier_name(c->qualifier), c->unit.data, c->object_text.data);
    }
    newsfacts_document_free(article);
    newsfacts_engine_free(engine);
    return 0;
}
