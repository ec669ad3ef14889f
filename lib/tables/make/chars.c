/* chars.c: fold and class of every code point of the BMP.
 *
 * Unicode's categories give the classes, its compatibility mappings the folding
 * of width variants; chars.tsv, traditional.tsv and numerals.tsv say what
 * Unicode does not know. */
#include "make.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { FOLD_MASK = 0x1fffff };

uint32_t char_props[0x10000];

static const struct {
    const char *name;
    uint8_t cls;
} class_names[] = {
    {"other", NF_CLASS_OTHER},
    {"han", NF_CLASS_HAN},
    {"digit", NF_CLASS_DIGIT},
    {"latin", NF_CLASS_LATIN},
    {"space", NF_CLASS_SPACE},
    {"newline", NF_CLASS_NEWLINE},
    {"stop", NF_CLASS_STOP},
    {"semi", NF_CLASS_SEMI},
    {"comma", NF_CLASS_COMMA},
    {"pause", NF_CLASS_PAUSE},
    {"colon", NF_CLASS_COLON},
    {"dot", NF_CLASS_DOT},
    {"dash", NF_CLASS_DASH},
    {"open", NF_CLASS_OPEN},
    {"close", NF_CLASS_CLOSE},
    {"quote_open", NF_CLASS_QUOTE_OPEN},
    {"quote_close", NF_CLASS_QUOTE_CLOSE},
    {"quote", NF_CLASS_QUOTE},
    {"title_open", NF_CLASS_TITLE_OPEN},
    {"title_close", NF_CLASS_TITLE_CLOSE},
    {"symbol", NF_CLASS_SYMBOL},
    {"control", NF_CLASS_CONTROL},
};

uint32_t fold(uint32_t code_point)
{
    return code_point < 0x10000 ? char_props[code_point] & FOLD_MASK : code_point;
}

static void set(uint32_t c, uint32_t folded, uint8_t cls)
{
    char_props[c] = folded | (uint32_t)cls << 24;
}

static bool is_han(uint32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf)
           || (c >= 0xf900 && c <= 0xfaff) || c == 0x3005 || c == 0x3007;
}

static uint8_t class_of(uint32_t c)
{
    if (is_han(c)) return NF_CLASS_HAN;
    if (c >= '0' && c <= '9') return NF_CLASS_DIGIT;
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL: return NF_CLASS_LATIN;
    case UTF8PROC_CATEGORY_ZS: return NF_CLASS_SPACE;
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return NF_CLASS_NEWLINE;
    case UTF8PROC_CATEGORY_PD: return NF_CLASS_DASH;
    case UTF8PROC_CATEGORY_PS: return NF_CLASS_OPEN;
    case UTF8PROC_CATEGORY_PE: return NF_CLASS_CLOSE;
    case UTF8PROC_CATEGORY_PI: return NF_CLASS_QUOTE_OPEN;
    case UTF8PROC_CATEGORY_PF: return NF_CLASS_QUOTE_CLOSE;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
    case UTF8PROC_CATEGORY_NO: return NF_CLASS_SYMBOL;
    case UTF8PROC_CATEGORY_CC: return NF_CLASS_CONTROL;
    case UTF8PROC_CATEGORY_CS: return NF_CLASS_BAD;
    default: return NF_CLASS_OTHER;
    }
}

/* Width variants, small forms, radicals and compatibility ideographs: characters
 * that differ from another one in nothing that a reader would call meaning. */
static bool is_variant(uint32_t c)
{
    return (c >= 0xff01 && c <= 0xff5e) || (c >= 0xffe0 && c <= 0xffe6)
           || (c >= 0xfe50 && c <= 0xfe6b) || (c >= 0x2e80 && c <= 0x2fd5)
           || (c >= 0xf900 && c <= 0xfaff) || c == 0xff61 || c == 0xff64 || c == 0xff65;
}

/* The one BMP character that `c` stands for, or `c`. */
static uint32_t variant_of(uint32_t c)
{
    utf8proc_int32_t to[32];
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, to, 32,
                                                 UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
    return n == 1 && to[0] > 0 && to[0] < 0x10000 ? (uint32_t)to[0] : c;
}

static void apply_unicode(void)
{
    for (uint32_t c = 0; c < 0x10000; c++) {
        uint8_t cls = class_of(c);
        uint32_t folded = is_variant(c) ? variant_of(c) : c;
        if (folded != c) cls = class_of(folded);
        if (cls == NF_CLASS_SPACE) folded = ' ';
        if (cls == NF_CLASS_NEWLINE) folded = '\n';
        if (cls == NF_CLASS_BAD) folded = 0xfffd;
        set(c, folded, cls);
    }
}

static uint8_t class_named(const table *t, size_t row, const char *name)
{
    for (size_t i = 0; i < sizeof class_names / sizeof *class_names; i++)
        if (!strcmp(name, class_names[i].name)) return class_names[i].cls;
    stop_row(t, row, "class \"%s\" is not known", name);
}

static uint32_t bmp_char(const table *t, size_t row, size_t column_index)
{
    uint32_t c = tsv_char(t, row, column_index);
    if (c >= 0x10000) stop_row(t, row, "U+%X is outside the BMP", (unsigned)c);
    return c;
}

static void apply_chars(const table *t)
{
    size_t ch = tsv_column(t, "char"), cls = tsv_column(t, "class"), to = tsv_column(t, "fold");
    for (size_t i = 0; i < t->rows; i++) {
        uint32_t c = bmp_char(t, i, ch);
        uint32_t folded = *tsv_cell(t, i, to) ? bmp_char(t, i, to) : c;
        set(c, folded, class_named(t, i, tsv_cell(t, i, cls)));
    }
}

static void apply_traditional(const table *t)
{
    size_t from = tsv_column(t, "traditional"), to = tsv_column(t, "simplified");
    for (size_t i = 0; i < t->rows; i++) {
        uint32_t c = bmp_char(t, i, from), s = bmp_char(t, i, to);
        if (!is_han(c) || !is_han(s)) stop_row(t, i, "is no pair of ideographs");
        if (fold(c) != c) stop_row(t, i, "%s is folded already", tsv_cell(t, i, from));
        set(c, s, NF_CLASS_HAN);
    }
    for (size_t i = 0; i < t->rows; i++) {
        uint32_t s = bmp_char(t, i, to);
        if (fold(s) != s) stop_row(t, i, "%s is folded further", tsv_cell(t, i, to));
    }
}

static void apply_numerals(const table *t)
{
    size_t ch = tsv_column(t, "numeral"), to = tsv_column(t, "fold"), how = tsv_column(t, "use");
    for (size_t i = 0; i < t->rows; i++) {
        uint32_t c = bmp_char(t, i, ch);
        uint32_t folded = *tsv_cell(t, i, to) ? bmp_char(t, i, to) : fold(c);
        bool strict = !strcmp(tsv_cell(t, i, how), "financial");
        set(c, folded, (uint8_t)(NF_CLASS_HAN | (strict ? NF_CLASS_STRICT : NF_CLASS_NUMERAL)));
    }
}

/* Folding twice must be folding once, and a folded character must have the class
 * of what it folds to: everything downstream counts on it. */
static void settle(void)
{
    for (int round = 0; round < 4; round++)
        for (uint32_t c = 0; c < 0x10000; c++)
            if (fold(c) != c && (char_props[c] >> 24 != NF_CLASS_BAD))
                char_props[c] = fold(fold(c)) | (char_props[fold(c)] & 0xff000000u);
}

void chars_make(const table *chars, const table *traditional, const table *numerals)
{
    apply_unicode();
    apply_chars(chars);
    apply_traditional(traditional);
    apply_numerals(numerals);
    settle();
}

static uint32_t find_page(uint32_t pages[], uint32_t len, uint32_t page)
{
    for (uint32_t i = 0; i < len; i++)
        if (!memcmp(&char_props[pages[i] << 8], &char_props[page << 8], 256 * sizeof *char_props))
            return i;
    return len;
}

static void write_page(output *o, uint32_t page)
{
    out_print(o, "    { /* U+%02X00 */", (unsigned)page);
    for (uint32_t i = 0; i < 256; i++)
        out_print(o, "%s0x%x,", i % 8 ? " " : "\n        ", (unsigned)char_props[page << 8 | i]);
    out_print(o, "\n    },\n");
}

void chars_write(const char *folder)
{
    uint32_t pages[256], index[256], len = 0;
    for (uint32_t page = 0; page < 256; page++) {
        index[page] = find_page(pages, len, page);
        if (index[page] == len) pages[len++] = page;
    }
    output *o = out_open(folder, "chars.c");
    out_banner(o, "chars.c: fold and class of the code points below U+10000.",
               "chars.tsv, traditional.tsv and numerals.tsv");
    out_print(o, "#include \"text/chars.h\"\n\nconst uint16_t newsfacts__char_page[256] = {");
    for (uint32_t page = 0; page < 256; page++)
        out_print(o, "%s%u,", page % 16 ? " " : "\n    ", (unsigned)index[page]);
    out_print(o, "\n};\n\nconst uint32_t newsfacts__char_props[][256] = {\n");
    for (uint32_t i = 0; i < len; i++) write_page(o, pages[i]);
    out_print(o, "};\n");
    out_close(o);
}
