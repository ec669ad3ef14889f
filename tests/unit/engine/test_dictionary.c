/* test_dictionary.c: the compiled-in dictionary, and what damage does to it. */
#include "engine/dictionary.h"
#include "tables/blob.h"
#include "tables/tables.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static size_t size_of_words(void)
{
    return (size_t)(newsfacts__words_end - newsfacts__words_begin);
}

static unsigned char *copy_of_words(void)
{
    unsigned char *copy = malloc(size_of_words());
    assert_non_null(copy);
    memcpy(copy, newsfacts__words_begin, size_of_words());
    return copy;
}

static newsfacts_status open_words(const void *data, size_t size, newsfacts_error *error)
{
    nf_dictionary dictionary;
    return newsfacts__dictionary_open(data, size, NF_BLOB_VERIFY, &dictionary, error);
}

static void the_built_in_one_is_whole(void **state)
{
    (void)state;
    nf_dictionary dictionary;
    newsfacts_error error;
    newsfacts_status status = newsfacts__dictionary_builtin(NF_BLOB_VERIFY, &dictionary, &error);
    if (status != NEWSFACTS_OK) print_message("%s\n", error.message);
    assert_int_equal(status, NEWSFACTS_OK);
}

static void it_knows_words_and_terms(void **state)
{
    (void)state;
    static const uint32_t hospital[] = {0x533b, 0x9662}; /* 医院 */
    nf_dictionary d;
    assert_int_equal(newsfacts__dictionary_builtin(NF_BLOB_TRUSTED, &d, NULL), NEWSFACTS_OK);
    uint32_t value = newsfacts__trie_find(&d.trie, hospital, 2);
    if (value & NF_VALUE_RECORD)
        value = d.terms[value & ~(uint32_t)NF_VALUE_RECORD].word & NF_TERM_WORD;
    assert_int_equal(value >> NF_VALUE_POS_SHIFT, NF_POS_NOUN);
    assert_true((value & NF_VALUE_COST) > 0);
}

static void every_cut_is_noticed(void **state)
{
    (void)state;
    unsigned char *copy = copy_of_words();
    newsfacts_error error;
    for (size_t size = 0; size < 400; size++) {
        assert_int_equal(open_words(copy, size, &error), NEWSFACTS_E_ARGUMENT);
        assert_string_not_equal(error.message, "");
    }
    assert_int_equal(open_words(copy, size_of_words() - 1, &error), NEWSFACTS_E_ARGUMENT);
    free(copy);
}

static void every_changed_byte_is_noticed(void **state)
{
    (void)state;
    unsigned char *copy = copy_of_words();
    newsfacts_error error;
    for (size_t at = 0; at < size_of_words(); at += at < 400 ? 1 : size_of_words() / 20) {
        bool unread = at >= 40 && at < 64; /* reserved */
        copy[at] ^= 0x41;
        if (!unread) assert_int_not_equal(open_words(copy, size_of_words(), &error), NEWSFACTS_OK);
        copy[at] ^= 0x41;
    }
    assert_int_equal(open_words(copy, size_of_words(), &error), NEWSFACTS_OK);
    free(copy);
}

/* Where the checksum was made to fit, nothing may lead out of the data. */
static void forged_data_stays_inside(void **state)
{
    (void)state;
    unsigned char *copy = copy_of_words();
    newsfacts_error error;
    nf_blob_header header;
    for (size_t at = sizeof header; at < sizeof header + 5 * sizeof(nf_blob_section); at++) {
        copy[at] ^= 0x80;
        memcpy(&header, copy, sizeof header);
        header.crc = newsfacts__crc32(0, copy + sizeof header, size_of_words() - sizeof header);
        memcpy(copy, &header, sizeof header);
        open_words(copy, size_of_words(), &error); /* sanitizers watch */
        copy[at] ^= 0x80;
    }
    free(copy);
}

static void other_tables_and_other_data_are_refused(void **state)
{
    (void)state;
    nf_blob blob;
    newsfacts_error error;
    size_t size = size_of_words();
    const void *words = newsfacts__words_begin;
    assert_int_equal(newsfacts__blob_open(words, size, NF_DICTIONARY_KIND, NF_TABLES_STAMP + 1,
                                          NF_BLOB_TRUSTED, &blob, &error),
                     NEWSFACTS_E_VERSION);
    assert_non_null(strstr(error.message, "version"));
    assert_int_equal(newsfacts__blob_open(words, size, NF_DICTIONARY_KIND + 1, NF_TABLES_STAMP,
                                          NF_BLOB_TRUSTED, &blob, &error),
                     NEWSFACTS_E_VERSION);
    assert_int_equal(newsfacts__blob_open(NULL, 0, 0, 0, NF_BLOB_TRUSTED, &blob, &error),
                     NEWSFACTS_E_ARGUMENT);
}

static void checksums_are_those_of_zip_and_png(void **state)
{
    (void)state;
    assert_int_equal(newsfacts__crc32(0, "123456789", 9), 0xcbf43926u);
    assert_int_equal(newsfacts__crc32(newsfacts__crc32(0, "1234", 4), "56789", 5), 0xcbf43926u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_built_in_one_is_whole),
        cmocka_unit_test(it_knows_words_and_terms),
        cmocka_unit_test(every_cut_is_noticed),
        cmocka_unit_test(every_changed_byte_is_noticed),
        cmocka_unit_test(forged_data_stays_inside),
        cmocka_unit_test(other_tables_and_other_data_are_refused),
        cmocka_unit_test(checksums_are_those_of_zip_and_png),
    };
    return cmocka_run_group_tests_name("dictionary", tests, NULL, NULL);
}
