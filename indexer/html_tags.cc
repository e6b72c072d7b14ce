#include "indexer/html_tags.h"

#include <algorithm>
#include <array>

namespace news {
namespace {

struct Row {
  std::string_view name;
  Tag tag;
  bool block;
};

constexpr bool kBlock = true, kInline = false;

// Sorted by name.
constexpr std::array kRows = std::to_array<Row>({
    {"a", Tag::a, kInline},
    {"abbr", Tag::abbr, kInline},
    {"address", Tag::address, kBlock},
    {"article", Tag::article, kBlock},
    {"aside", Tag::aside, kBlock},
    {"audio", Tag::audio, kBlock},
    {"b", Tag::b, kInline},
    {"base", Tag::base, kInline},
    {"blockquote", Tag::blockquote, kBlock},
    {"body", Tag::body, kBlock},
    {"br", Tag::br, kInline},
    {"button", Tag::button, kBlock},
    {"caption", Tag::caption, kBlock},
    {"center", Tag::center, kBlock},
    {"cite", Tag::cite, kInline},
    {"code", Tag::code, kInline},
    {"dd", Tag::dd, kBlock},
    {"details", Tag::details, kBlock},
    {"div", Tag::div, kBlock},
    {"dl", Tag::dl, kBlock},
    {"dt", Tag::dt, kBlock},
    {"em", Tag::em, kInline},
    {"fieldset", Tag::fieldset, kBlock},
    {"figcaption", Tag::figcaption, kBlock},
    {"figure", Tag::figure, kBlock},
    {"font", Tag::font, kInline},
    {"footer", Tag::footer, kBlock},
    {"h1", Tag::h1, kBlock},
    {"h2", Tag::h2, kBlock},
    {"h3", Tag::h3, kBlock},
    {"h4", Tag::h4, kBlock},
    {"h5", Tag::h5, kBlock},
    {"h6", Tag::h6, kBlock},
    {"head", Tag::head, kBlock},
    {"header", Tag::header, kBlock},
    {"hr", Tag::hr, kBlock},
    {"html", Tag::html, kBlock},
    {"i", Tag::i, kInline},
    {"img", Tag::img, kInline},
    {"input", Tag::input, kInline},
    {"label", Tag::label, kInline},
    {"legend", Tag::legend, kBlock},
    {"li", Tag::li, kBlock},
    {"link", Tag::link, kInline},
    {"main", Tag::main, kBlock},
    {"meta", Tag::meta, kInline},
    {"nav", Tag::nav, kBlock},
    {"noscript", Tag::noscript, kBlock},
    {"ol", Tag::ol, kBlock},
    {"p", Tag::p, kBlock},
    {"picture", Tag::picture, kInline},
    {"pre", Tag::pre, kBlock},
    {"q", Tag::q, kInline},
    {"s", Tag::s, kInline},
    {"section", Tag::section, kBlock},
    {"small", Tag::small, kInline},
    {"span", Tag::span, kInline},
    {"strong", Tag::strong, kInline},
    {"sub", Tag::sub, kInline},
    {"summary", Tag::summary, kBlock},
    {"sup", Tag::sup, kInline},
    {"table", Tag::table, kBlock},
    {"tbody", Tag::tbody, kBlock},
    {"td", Tag::td, kBlock},
    {"tfoot", Tag::tfoot, kBlock},
    {"th", Tag::th, kBlock},
    {"thead", Tag::thead, kBlock},
    {"time", Tag::time, kInline},
    {"title", Tag::title, kBlock},
    {"tr", Tag::tr, kBlock},
    {"u", Tag::u, kInline},
    {"ul", Tag::ul, kBlock},
    {"video", Tag::video, kBlock},
    {"x-form", Tag::form, kBlock},
});
static_assert(std::ranges::is_sorted(kRows, {}, &Row::name));

constexpr auto kBlocks = [] {
  std::array<bool, 256> blocks{};
  for (const Row& row : kRows) blocks[static_cast<size_t>(row.tag)] = row.block;
  return blocks;
}();

}  // namespace

Tag tag_of(std::string_view name) noexcept {
  const auto found = std::ranges::lower_bound(kRows, name, {}, &Row::name);
  return found != kRows.end() && found->name == name ? found->tag : Tag::other;
}

bool is_block(Tag tag) noexcept { return kBlocks[static_cast<size_t>(tag)]; }

}  // namespace news
