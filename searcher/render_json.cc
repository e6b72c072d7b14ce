// json (one object, one hit a line inside it) and jsonl (the hits alone, one a line).
#include <fmt/format.h>

#include "common/date.h"
#include "common/json.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "searcher/renderer.h"

namespace news {

namespace {

// C1 controls and bidi controls are raw in canonical JSON; a terminal would obey them. Outside of strings
// there are none, so that escaping them anywhere keeps the value.
std::string escaped(const std::string& text) {
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const char32_t c = decode(text, pos);
    const bool control = (c >= 0x80 && c < 0xA0) || (c >= 0x200E && c <= 0x200F) ||
                         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x061C;
    if (control) {
      out += fmt::format("\\u{:04x}", static_cast<uint32_t>(c));
    } else {
      out.append(text, begin, pos - begin);
    }
  }
  return out;
}

void write_snippet(json::Writer& writer, const Highlighted& stored) {
  // The writer would repair the text and so leave the offsets behind: repair first.
  const Highlighted snippet = change_text(stored, [](std::string_view text) { return repair_utf8(text); });
  writer.begin_object();
  writer.key("text");
  writer.string(snippet.text);
  writer.key("highlights");
  writer.begin_array();
  for (const auto& [begin, end] : snippet.highlights) {
    writer.begin_array();
    writer.number(static_cast<uint64_t>(begin));
    writer.number(static_cast<uint64_t>(end));
    writer.end_array();
  }
  writer.end_array();
  writer.end_object();
}

std::string hit_object(const Hit& hit, const std::string& label) {
  std::string text;
  json::Writer writer(text);
  const Article& article = hit.article;
  writer.begin_object();
  writer.optional("label", label);
  writer.key("rank");
  writer.number(hit.rank);
  writer.key("score");
  writer.number(hit.score, 6);
  writer.optional("id", article.id);
  writer.optional("title", article.title);
  writer.optional("source", article.source);
  writer.optional("published", format(article.published));
  writer.optional("category", article.category);
  writer.optional("url", article.url);
  if (!article.byline.empty()) {
    writer.key("byline");
    writer.begin_array();
    for (const std::string& author : article.byline) writer.string(author);
    writer.end_array();
  }
  writer.optional("lang", article.lang);
  if (!hit.snippet.text.empty()) {
    writer.key("snippet");
    write_snippet(writer, hit.snippet);
  }
  writer.key("reprints");
  writer.number(hit.reprints);
  writer.end_object();
  return text;
}

std::string row_object(const FacetRow& row) {
  std::string text;
  json::Writer writer(text);
  writer.begin_object();
  writer.key("value");
  writer.string(row.value);
  writer.key("count");
  writer.number(row.count);
  writer.end_object();
  return text;
}

class JsonRenderer : public Renderer {
 public:
  JsonRenderer(const RenderStyle& style, std::FILE* out) : out_(out), label_(style.label) {}

  void begin(const Results& results) override {
    std::string text;
    json::Writer writer(text);
    writer.begin_object();
    writer.optional("label", label_);
    writer.key("query");
    writer.string(results.query);
    writer.key("total");
    writer.number(results.total);
    writer.key("total_is_exact");
    writer.boolean(results.total_is_exact);
    writer.key("seconds");
    writer.number(results.seconds, 6);
    writer.key("hits");
    writer.begin_array();
    put(out_, escaped(text));
    first_ = true;
  }

  void hit(const Hit& hit) override { item(hit_object(hit, {})); }
  void end(const Results&) override { put(out_, first_ ? "]}\n" : "\n]}\n"); }

  void facet(const Facet& facet) override {
    std::string text;
    json::Writer writer(text);
    writer.begin_object();
    writer.optional("label", label_);
    writer.key("field");
    writer.string(facet.field);
    writer.key("total");
    writer.number(facet.total);
    writer.key("without");
    writer.number(facet.without);
    writer.key("rows");
    writer.begin_array();
    put(out_, escaped(text));
    first_ = true;
    for (const FacetRow& row : facet.rows) item(row_object(row));
    put(out_, first_ ? "]}\n" : "\n]}\n");
  }

  void show(const std::vector<Article>& articles) override {
    put(out_, "[");
    first_ = true;
    for (const Article& article : articles) item(to_canonical_json(article));
    put(out_, first_ ? "]\n" : "\n]\n");
  }

 private:
  void item(const std::string& object) {
    put(out_, first_ ? "\n" : ",\n");
    put(out_, escaped(object));
    first_ = false;
  }

  std::FILE* out_;
  std::string label_;
  bool first_ = true;
};

class JsonLinesRenderer : public Renderer {
 public:
  JsonLinesRenderer(const RenderStyle& style, std::FILE* out) : out_(out), label_(style.label) {}

  void begin(const Results&) override {}
  void hit(const Hit& hit) override { put(out_, escaped(hit_object(hit, label_)) + "\n"); }
  void end(const Results&) override {}
  void facet(const Facet& facet) override {
    for (const FacetRow& row : facet.rows) put(out_, escaped(row_object(row)) + "\n");
  }
  void show(const std::vector<Article>& articles) override {
    for (const Article& article : articles) put(out_, escaped(to_canonical_json(article)) + "\n");
  }

 private:
  std::FILE* out_;
  std::string label_;
};

}  // namespace

std::unique_ptr<Renderer> make_json_renderer(const RenderStyle& style, std::FILE* out) {
  return std::make_unique<JsonRenderer>(style, out);
}

std::unique_ptr<Renderer> make_jsonl_renderer(const RenderStyle& style, std::FILE* out) {
  return std::make_unique<JsonLinesRenderer>(style, out);
}

}  // namespace news
