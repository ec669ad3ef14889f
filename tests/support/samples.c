#include "support/samples.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *must(void *memory)
{
    if (!memory) abort();
    return memory;
}

sample sample_read(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) {
        perror(path);
        exit(2);
    }
    long size = ftell(file);
    sample s = {must(malloc(size > 0 ? (size_t)size : 1)), (size_t)size};
    rewind(file);
    if (size < 0 || fread(s.data, 1, s.size, file) != s.size) {
        perror(path);
        exit(2);
    }
    fclose(file);
    return s;
}

sample sample_file(int i)
{
    static const char *const paths[SAMPLE_FILES] = {
        SAMPLES "/agency.txt", SAMPLES "/provincial.txt", SAMPLES "/traditional.txt",
        SAMPLES "/mixed.txt"};
    return sample_read(paths[i]);
}

uint32_t sample_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (uint32_t)(*state * UINT64_C(2685821657736338717) >> 32);
}

static const char *const fragments[] = {
    "一", "二", "两", "三", "九", "十", "百", "千", "万", "亿", "零", "〇", "几", "数", "半", "第",
    "1", "2", "20", "08", "1,200", "3.5", "１２", "2020", "壹佰", "約", "约", "近", "超过", "至少",
    "多", "余", "左右", "以上", "以内", "分之", "成", "倍", "%", "‰", "个百分点", "至", "到", "-",
    "—", "～", "比", "∶", ":", "：", "年", "月", "日", "号", "时", "分", "秒", "点", "天", "周",
    "星期", "季度", "上半年", "上午", "晚上", "凌晨", "去年", "今年", "昨天", "明年", "农历正月",
    "春节", "同期", "以来", "前", "后", "每", "初", "底", "旬", "人", "名", "元", "家", "公里",
    "平方米", "吨", "岁", "批次", "美元", "人民币", "医疗队员", "企业", "患者", "其中", "占", "累计",
    "新增", "共", "增长", "下降", "分别", "，", "。", "；", "、", "！", "？", "“", "”", "‘", "’",
    "（", "）", "(", ")", "《", "》", "「", "」", "[", "]", "【", "】", "\n", "\n", "\r\n", "\n\n",
    " ", "　", "\t", "●", "一、", "1.", "——", "新华社", "长沙", "电", "讯", "记者", "通讯员",
    "张三", "摄", "来源", "责任编辑", "编辑推荐", "广告", "图为", "的", "了", "是", "在", "和",
    "A", "iPhone", "GDP", "&nbsp;", "<p>", "😀", "𠮷", "\xEF\xBB\xBF", "\xE2\x80\x8B"};

enum { FRAGMENTS = sizeof fragments / sizeof *fragments, LONGEST = 24 };

sample sample_fragments(uint64_t seed, size_t count)
{
    uint64_t state = seed * 2654435761u + 1;
    sample s = {must(malloc(count * LONGEST + 1)), 0};
    for (size_t i = 0; i < count; i++) {
        const char *fragment = fragments[sample_random(&state) % FRAGMENTS];
        size_t size = strlen(fragment);
        memcpy(s.data + s.size, fragment, size);
        s.size += size;
    }
    s.data = must(realloc(s.data, s.size ? s.size : 1));
    return s;
}

/* One change: noise over a few bytes, a byte cut out, or a NUL. */
static void spoil(sample *s, uint64_t *state)
{
    size_t at = sample_random(state) % s->size;
    switch (sample_random(state) % 3) {
    case 0:
        for (size_t i = at; i < s->size && i < at + 4; i++)
            s->data[i] = (char)sample_random(state);
        break;
    case 1:
        memmove(s->data + at, s->data + at + 1, s->size - at - 1);
        s->size--;
        break;
    default: s->data[at] = '\0';
    }
}

sample sample_soup(uint64_t seed, size_t size)
{
    uint64_t state = seed * 40503 + 7;
    sample s = sample_fragments(seed, size / 4 + 1);
    for (size_t n = s.size / 12; n && s.size > 1; n--) spoil(&s, &state);
    s.data = must(realloc(s.data, s.size ? s.size : 1));
    return s;
}
