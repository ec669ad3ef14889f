/* Prints size and offsets of every public struct: what compiled programs rely on. */
#include <newsfacts/newsfacts.h>
#include <stdio.h>

#define STRUCT(type) printf("%s: %zu bytes\n", #type, sizeof(newsfacts_##type))
#define FIELD(type, field)                                                                   \
    printf("    %3zu %2zu %s\n", offsetof(newsfacts_##type, field),                          \
           sizeof(((newsfacts_##type *)0)->field), #field)

static void basics(void)
{
    STRUCT(span);
    FIELD(span, byte_begin);
    FIELD(span, byte_end);
    FIELD(span, char_begin);
    FIELD(span, char_end);
    STRUCT(string);
    FIELD(string, data);
    FIELD(string, size);
    STRUCT(allocator);
    FIELD(allocator, alloc);
    FIELD(allocator, release);
    FIELD(allocator, user);
    STRUCT(error);
    FIELD(error, status);
    FIELD(error, line);
    FIELD(error, byte_offset);
    FIELD(error, message);
    STRUCT(options);
    FIELD(options, struct_size);
    FIELD(options, reference);
    FIELD(options, want);
    FIELD(options, max_bytes);
    FIELD(options, max_steps);
    STRUCT(number);
    FIELD(number, form);
    FIELD(number, exponent);
    FIELD(number, coefficient);
    FIELD(number, denominator);
    FIELD(number, text);
}

static void layout(void)
{
    STRUCT(source);
    FIELD(source, record_size);
    FIELD(source, publisher);
    FIELD(source, publisher_span);
    FIELD(source, dateline_place);
    FIELD(source, dateline_place_span);
    FIELD(source, dateline_date);
    FIELD(source, dateline_date_span);
    STRUCT(author);
    FIELD(author, record_size);
    FIELD(author, span);
    FIELD(author, name);
    FIELD(author, role);
    STRUCT(segment);
    FIELD(segment, record_size);
    FIELD(segment, kind);
    FIELD(segment, span);
    FIELD(segment, prefix);
    FIELD(segment, credit);
    FIELD(segment, credit_span);
    FIELD(segment, confidence);
    STRUCT(sentence);
    FIELD(sentence, record_size);
    FIELD(sentence, segment);
    FIELD(sentence, span);
    FIELD(sentence, confidence);
}

static void facts(void)
{
    STRUCT(time);
    FIELD(time, record_size);
    FIELD(time, type);
    FIELD(time, span);
    FIELD(time, text);
    FIELD(time, value);
    FIELD(time, qualifier);
    FIELD(time, anchor);
    FIELD(time, anchor_time);
    FIELD(time, sentence);
    FIELD(time, confidence);
    STRUCT(count);
    FIELD(count, record_size);
    FIELD(count, qualifier);
    FIELD(count, span);
    FIELD(count, text);
    FIELD(count, low);
    FIELD(count, high);
    FIELD(count, unit_kind);
    FIELD(count, aspect);
    FIELD(count, unit);
    FIELD(count, unit_code);
    FIELD(count, object);
    FIELD(count, object_text);
    FIELD(count, part_of);
    FIELD(count, time);
    FIELD(count, sentence);
    FIELD(count, confidence);
}

static void names(void)
{
    STRUCT(organisation);
    FIELD(organisation, record_size);
    FIELD(organisation, type);
    FIELD(organisation, span);
    FIELD(organisation, text);
    FIELD(organisation, name);
    FIELD(organisation, place);
    FIELD(organisation, place_code);
    FIELD(organisation, first_part);
    FIELD(organisation, parts_len);
    FIELD(organisation, entity);
    FIELD(organisation, sentence);
    FIELD(organisation, confidence);
    STRUCT(part);
    FIELD(part, record_size);
    FIELD(part, organisation);
    FIELD(part, span);
    FIELD(part, text);
    STRUCT(person);
    FIELD(person, record_size);
    FIELD(person, age);
    FIELD(person, span);
    FIELD(person, text);
    FIELD(person, first_title);
    FIELD(person, titles_len);
    FIELD(person, organisation);
    FIELD(person, entity);
    FIELD(person, sentence);
    FIELD(person, confidence);
    STRUCT(title);
    FIELD(title, record_size);
    FIELD(title, person);
    FIELD(title, span);
    FIELD(title, text);
    STRUCT(place);
    FIELD(place, record_size);
    FIELD(place, entity);
    FIELD(place, span);
    FIELD(place, text);
    FIELD(place, code);
    FIELD(place, sentence);
    FIELD(place, confidence);
    STRUCT(entity);
    FIELD(entity, record_size);
    FIELD(entity, kind);
    FIELD(entity, name);
    FIELD(entity, type);
    FIELD(entity, code);
    FIELD(entity, first_mention);
    FIELD(entity, mentions_len);
    STRUCT(mention);
    FIELD(mention, record_size);
    FIELD(mention, entity);
    FIELD(mention, index);
}

static void events(void)
{
    STRUCT(event);
    FIELD(event, record_size);
    FIELD(event, type);
    FIELD(event, span);
    FIELD(event, text);
    FIELD(event, subtype);
    FIELD(event, time);
    FIELD(event, place);
    FIELD(event, first_argument);
    FIELD(event, arguments_len);
    FIELD(event, polarity);
    FIELD(event, modality);
    FIELD(event, source);
    FIELD(event, source_text);
    FIELD(event, source_organisation);
    FIELD(event, source_person);
    FIELD(event, same_as);
    FIELD(event, rule);
    FIELD(event, sentence);
    FIELD(event, confidence);
    STRUCT(argument);
    FIELD(argument, record_size);
    FIELD(argument, event);
    FIELD(argument, role);
    FIELD(argument, span);
    FIELD(argument, text);
    FIELD(argument, organisation);
    FIELD(argument, person);
    FIELD(argument, place);
    FIELD(argument, count);
}

int main(void)
{
    if (sizeof(void *) != 8) return 77; /* records.txt is that of 64-bit machines */
    basics();
    layout();
    facts();
    names();
    events();
    return 0;
}
