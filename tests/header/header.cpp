/* The public header as C++. */
#include <newsfacts/newsfacts.h>

#include <memory>
#include <string>
#include <type_traits>

static_assert(std::is_standard_layout<newsfacts_count>::value, "records are plain structs");
static_assert(std::is_trivially_copyable<newsfacts_time>::value, "records are plain structs");

struct document_free {
    void operator()(newsfacts_document *doc) const { newsfacts_document_free(doc); }
};

std::string first_count(const newsfacts_engine *engine, const std::string &text);

std::string first_count(const newsfacts_engine *engine, const std::string &text)
{
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    newsfacts_document *out = nullptr;
    if (newsfacts_parse(engine, text.data(), text.size(), &options, &out, nullptr) != NEWSFACTS_OK) return {};
    std::unique_ptr<newsfacts_document, document_free> doc(out);
    const newsfacts_count *count = newsfacts_counts_at(doc.get(), 0);
    return count && NEWSFACTS_HAS_FIELD(count, newsfacts_count, text) ? std::string(count->text.data, count->text.size) : std::string();
}
