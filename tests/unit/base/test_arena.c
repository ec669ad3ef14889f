#include "base/arena.h"
#include "base/vec.h"
#include "engine/engine.h"
#include "test.h"

#include <string.h>

static nf_arena new_arena(void)
{
    newsfacts_allocator allocator = newsfacts__default_allocator();
    nf_arena arena;
    newsfacts__arena_init(&arena, &allocator);
    return arena;
}

static void memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    nf_arena arena = new_arena();
    for (size_t size = 1; size < 100000; size = size * 3 + 1) {
        unsigned char *p = newsfacts__arena_alloc(&arena, size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(p[i], 0);
        memset(p, 0xff, size);
    }
    newsfacts__arena_free(&arena);
}

static void copies_end_with_nul(void **state)
{
    (void)state;
    nf_arena arena = new_arena();
    char *copy = newsfacts__arena_copy(&arena, "长沙x", 6);
    assert_string_equal(copy, "长沙");
    assert_string_equal(newsfacts__arena_copy(&arena, NULL, 0), "");
    newsfacts__arena_free(&arena);
}

static void products_that_overflow_fail_for_good(void **state)
{
    (void)state;
    nf_arena arena = new_arena();
    assert_null(newsfacts__arena_array(&arena, SIZE_MAX / 2, 3));
    assert_true(arena.failed);
    assert_null(newsfacts__arena_alloc(&arena, 1));
    newsfacts__arena_free(&arena);
}

static void *no_memory(void *user, size_t size)
{
    (void)user;
    (void)size;
    return NULL;
}

static void failure_of_the_allocator_is_remembered(void **state)
{
    (void)state;
    nf_arena arena = new_arena();
    void *(*alloc)(void *, size_t) = arena.allocator.alloc;
    arena.allocator.alloc = no_memory;
    assert_null(newsfacts__arena_copy(&arena, "x", 1));
    arena.allocator.alloc = alloc;
    assert_null(newsfacts__arena_alloc(&arena, 1));
    newsfacts__arena_free(&arena);
}

static void vectors_keep_their_elements(void **state)
{
    (void)state;
    nf_arena arena = new_arena();
    NF_VEC(uint64_t) numbers = {NULL, 0, 0};
    for (uint64_t i = 0; i < 10000; i++) {
        uint64_t *slot = NF_VEC_ADD(&numbers, &arena);
        assert_non_null(slot);
        assert_int_equal(*slot, 0);
        *slot = i * i;
    }
    assert_int_equal(numbers.len, 10000);
    for (uint64_t i = 0; i < 10000; i++) assert_int_equal(numbers.data[i], i * i);
    newsfacts__arena_free(&arena);
}

static void the_youngest_memory_grows_where_it_lies(void **state)
{
    (void)state;
    nf_arena arena = new_arena();
    char *first = newsfacts__arena_raw(&arena, 1, 40);
    memset(first, 'x', 40);
    assert_true(newsfacts__arena_extend(&arena, first, 40, 200));
    memset(first, 'x', 200);
    char *second = newsfacts__arena_raw(&arena, 1, 40);
    assert_true(second >= first + 200);
    assert_false(newsfacts__arena_extend(&arena, first, 200, 300));
    assert_false(newsfacts__arena_extend(&arena, second, 40, 1 << 20));
    newsfacts__arena_free(&arena);
    assert_int_equal(arena.size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(copies_end_with_nul),
        cmocka_unit_test(products_that_overflow_fail_for_good),
        cmocka_unit_test(failure_of_the_allocator_is_remembered),
        cmocka_unit_test(vectors_keep_their_elements),
        cmocka_unit_test(the_youngest_memory_grows_where_it_lies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
