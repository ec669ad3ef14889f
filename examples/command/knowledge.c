#include "knowledge.h"
#include "input.h"

typedef newsfacts_status adder(newsfacts_config *, const void *, size_t, newsfacts_error *);

static bool add_file(newsfacts_config *config, const char *path, adder *add)
{
    input in;
    article file;
    newsfacts_error error;
    if (!input_open(&in, path, false)) return false;
    bool fine = input_next(&in, &file) == INPUT_ARTICLE;
    if (fine && add(config, file.text, file.size, &error) != NEWSFACTS_OK) {
        place where = {in.where.file, error.line};
        complain(where, "%s", error.message);
        fine = false;
    }
    input_close(&in);
    return fine;
}

static bool add_files(newsfacts_config *config, const file_list *files, adder *add)
{
    for (int i = 0; i < files->len; i++)
        if (!add_file(config, files->paths[i], add)) return false;
    return true;
}

bool knowledge_add(newsfacts_config *config, const options *o)
{
    return add_files(config, &o->lexicons, newsfacts_config_add_lexicon)
           && add_files(config, &o->rules, newsfacts_config_add_rules);
}
