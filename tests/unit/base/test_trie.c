#include "base/trie_build.h"
#include "engine/engine.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    nf_arena scratch, keep;
    nf_trie trie;
} fixture;

static fixture start(void)
{
    newsfacts_allocator allocator = newsfacts__default_allocator();
    fixture f;
    memset(&f, 0, sizeof f);
    newsfacts__arena_init(&f.scratch, &allocator);
    newsfacts__arena_init(&f.keep, &allocator);
    return f;
}

static void end(fixture *f)
{
    newsfacts__arena_free(&f->scratch);
    newsfacts__arena_free(&f->keep);
}

static const uint32_t zhong[] = {0x4e2d}, zhongguo[] = {0x4e2d, 0x56fd},
                      zhongguoren[] = {0x4e2d, 0x56fd, 0x4eba}, ren[] = {0x4eba},
                      rare[] = {0x4e2d, 0x2a6d6}, last[] = {0x10ffff};

static const nf_trie_term some[] = {
    {zhongguoren, 3, 7, 0},      {zhong, 1, 1, 3}, {ren, 1, 3, 9}, {last, 1, 12, 0},
    {rare, 2, NF_TRIE_VALUE, 1},
};
enum { SOME = sizeof some / sizeof *some };

static void finds_what_was_put_in(void **state)
{
    (void)state;
    fixture f = start();
    assert_int_equal(newsfacts__trie_build(some, SOME, &f.scratch, &f.keep, &f.trie, NULL),
                     NF_TRIE_BUILT);
    for (int i = 0; i < SOME; i++) {
        uint32_t value = newsfacts__trie_find(&f.trie, some[i].text, some[i].len);
        assert_int_equal(value, some[i].value);
    }
    assert_int_equal(newsfacts__trie_find(&f.trie, zhongguo, 2), 0);
    assert_int_equal(newsfacts__trie_find(&f.trie, zhongguoren + 1, 2), 0);
    end(&f);
}

static void a_walk_meets_every_term_on_its_way(void **state)
{
    (void)state;
    fixture f = start();
    newsfacts__trie_build(some, SOME, &f.scratch, &f.keep, &f.trie, NULL);
    nf_trie_walk w = nf_trie_start(&f.trie);
    assert_true(nf_trie_step(&f.trie, &w, nf_trie_code(&f.trie, 0x4e2d)));
    assert_int_equal(w.value, 1);
    assert_true(nf_trie_step(&f.trie, &w, nf_trie_code(&f.trie, 0x56fd)));
    assert_int_equal(w.value, 0);
    assert_true(nf_trie_step(&f.trie, &w, nf_trie_code(&f.trie, 0x4eba)));
    assert_int_equal(w.value, 7);
    assert_false(nf_trie_step(&f.trie, &w, nf_trie_code(&f.trie, 0x4eba)));
    end(&f);
}

static void characters_of_no_term_end_a_walk(void **state)
{
    (void)state;
    fixture f = start();
    newsfacts__trie_build(some, SOME, &f.scratch, &f.keep, &f.trie, NULL);
    assert_int_equal(nf_trie_code(&f.trie, 'A'), 0);
    assert_int_equal(nf_trie_code(&f.trie, 0x110000), 0);
    assert_int_equal(nf_trie_code(&f.trie, UINT32_MAX), 0);
    nf_trie_walk w = nf_trie_start(&f.trie);
    assert_false(nf_trie_step(&f.trie, &w, 0));
    end(&f);
}

static void an_empty_trie_finds_nothing(void **state)
{
    (void)state;
    fixture f = start();
    assert_int_equal(newsfacts__trie_build(NULL, 0, &f.scratch, &f.keep, &f.trie, NULL),
                     NF_TRIE_BUILT);
    assert_int_equal(newsfacts__trie_find(&f.trie, zhong, 1), 0);
    end(&f);
}

static void bad_terms_are_named(void **state)
{
    (void)state;
    fixture f = start();
    uint32_t which = 0, beyond[] = {0x110000}, longest[NF_TRIE_DEPTH + 1] = {0};
    nf_trie_term twice[] = {{zhong, 1, 1, 0}, {ren, 1, 2, 0}, {zhong, 1, 3, 0}};
    assert_int_equal(newsfacts__trie_build(twice, 3, &f.scratch, &f.keep, &f.trie, &which),
                     NF_TRIE_SAME_TERM);
    assert_true(which == 0 || which == 2);
    nf_trie_term bad[] = {{ren, 1, 1, 0}, {zhong, 0, 1, 0}};
    assert_int_equal(newsfacts__trie_build(bad, 2, &f.scratch, &f.keep, &f.trie, &which),
                     NF_TRIE_BAD_TERM);
    assert_int_equal(which, 1);
    bad[1].len = 1;
    bad[1].value = NF_TRIE_VALUE + 1;
    assert_int_equal(newsfacts__trie_build(bad, 2, &f.scratch, &f.keep, &f.trie, &which),
                     NF_TRIE_BAD_TERM);
    bad[1].value = 0;
    assert_int_equal(newsfacts__trie_build(bad, 2, &f.scratch, &f.keep, &f.trie, &which),
                     NF_TRIE_BAD_TERM);
    bad[1].value = 1;
    bad[1].text = beyond;
    assert_int_equal(newsfacts__trie_build(bad, 2, &f.scratch, &f.keep, &f.trie, &which),
                     NF_TRIE_BAD_TERM);
    bad[1].text = longest;
    bad[1].len = NF_TRIE_DEPTH + 1;
    assert_int_equal(newsfacts__trie_build(bad, 2, &f.scratch, &f.keep, &f.trie, &which),
                     NF_TRIE_BAD_TERM);
    bad[1].len = NF_TRIE_DEPTH;
    assert_int_equal(newsfacts__trie_build(bad, 2, &f.scratch, &f.keep, &f.trie, &which),
                     NF_TRIE_BUILT);
    end(&f);
}

/* Many terms over a small alphabet, made by a fixed rule: term i is i in base 7. */
enum { MANY = 20000 };

static nf_trie_term *many_terms(uint32_t (*text)[8])
{
    nf_trie_term *terms = calloc(MANY, sizeof *terms);
    for (uint32_t i = 0; i < MANY; i++) {
        uint32_t len = 0;
        for (uint32_t rest = i + 1; rest; rest /= 7) text[i][len++] = 0x4e00 + rest % 7 * 3;
        terms[i].text = text[i];
        terms[i].len = len;
        terms[i].value = i + 1;
    }
    return terms;
}

static void holds_many_terms_and_no_others(void **state)
{
    (void)state;
    fixture f = start();
    uint32_t(*text)[8] = calloc(MANY, sizeof *text), found = 0;
    nf_trie_term *terms = many_terms(text);
    assert_int_equal(newsfacts__trie_build(terms, MANY / 2, &f.scratch, &f.keep, &f.trie, NULL),
                     NF_TRIE_BUILT);
    for (uint32_t i = 0; i < MANY; i++) {
        uint32_t value = newsfacts__trie_find(&f.trie, terms[i].text, terms[i].len);
        if (!value) continue;
        assert_int_equal(value, i + 1);
        found++;
    }
    assert_int_equal(found, MANY / 2);
    free(terms);
    free(text);
    end(&f);
}

/* More than are packed as tightly as can be: four characters each, of 20000, by chance. */
enum { LARGE = 120000 };

static void holds_more_terms_than_it_has_patience_for(void **state)
{
    (void)state;
    fixture f = start();
    uint32_t(*text)[4] = calloc(LARGE, sizeof *text), seed = 1;
    nf_trie_term *terms = calloc(LARGE, sizeof *terms);
    for (uint32_t i = 0; i < LARGE; i++) {
        for (uint32_t k = 0; k < 4; k++) {
            seed = seed * 1664525u + 1013904223u;
            text[i][k] = 0x4e00 + (seed >> 8) % 20000;
        }
        terms[i] = (nf_trie_term){text[i], 4, i + 1, 0};
    }
    assert_int_equal(newsfacts__trie_build(terms, LARGE, &f.scratch, &f.keep, &f.trie, NULL),
                     NF_TRIE_BUILT);
    for (uint32_t i = 0; i < LARGE; i++) {
        assert_int_equal(newsfacts__trie_find(&f.trie, text[i], 4), i + 1);
        text[i][3] ^= 0x8000; /* a character that no term has */
        assert_int_equal(newsfacts__trie_find(&f.trie, text[i], 4), 0);
    }
    assert_true(f.trie.nodes_len < 8 * LARGE);
    free(terms);
    free(text);
    end(&f);
}

static void the_order_of_terms_does_not_matter(void **state)
{
    (void)state;
    fixture f = start(), g = start();
    nf_trie_term reversed[SOME];
    for (int i = 0; i < SOME; i++) reversed[i] = some[SOME - 1 - i];
    newsfacts__trie_build(some, SOME, &f.scratch, &f.keep, &f.trie, NULL);
    newsfacts__trie_build(reversed, SOME, &g.scratch, &g.keep, &g.trie, NULL);
    assert_int_equal(f.trie.nodes_len, g.trie.nodes_len);
    assert_memory_equal(f.trie.nodes, g.trie.nodes, f.trie.nodes_len * sizeof *f.trie.nodes);
    end(&f);
    end(&g);
}

static size_t calls_left;

static void *some_calls(void *user, size_t size)
{
    (void)user;
    if (!calls_left) return NULL;
    calls_left--;
    return malloc(size);
}

static void release(void *user, void *memory, size_t size)
{
    (void)user;
    (void)size;
    free(memory);
}

static void every_lack_of_memory_is_reported(void **state)
{
    (void)state;
    newsfacts_allocator allocator = {some_calls, release, NULL};
    uint32_t(*text)[8] = calloc(MANY, sizeof *text);
    nf_trie_term *terms = many_terms(text);
    enum nf_trie_problem problem = NF_TRIE_NO_MEMORY;
    for (size_t allowed = 0; problem != NF_TRIE_BUILT; allowed++) {
        fixture f;
        memset(&f, 0, sizeof f);
        newsfacts__arena_init(&f.scratch, &allocator);
        newsfacts__arena_init(&f.keep, &allocator);
        calls_left = allowed;
        problem = newsfacts__trie_build(terms, 1000, &f.scratch, &f.keep, &f.trie, NULL);
        assert_true(problem == NF_TRIE_BUILT || problem == NF_TRIE_NO_MEMORY);
        assert_true(allowed < 100);
        end(&f);
    }
    free(terms);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_put_in),
        cmocka_unit_test(a_walk_meets_every_term_on_its_way),
        cmocka_unit_test(characters_of_no_term_end_a_walk),
        cmocka_unit_test(an_empty_trie_finds_nothing),
        cmocka_unit_test(bad_terms_are_named),
        cmocka_unit_test(holds_many_terms_and_no_others),
        cmocka_unit_test(holds_more_terms_than_it_has_patience_for),
        cmocka_unit_test(the_order_of_terms_does_not_matter),
        cmocka_unit_test(every_lack_of_memory_is_reported),
    };
    return cmocka_run_group_tests_name("trie", tests, NULL, NULL);
}
