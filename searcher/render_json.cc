// json (one object, one hit a line inside it) and jsonl (the hits alone, one a line).
#include <fmt/format.h>

#include "common/date.h"
#include "common/json.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "searcher/json_list.h"
#include "searcher/renderer.h"

namespace news {

namespace {

// The writer would repair the text and so leave the offsets of marks behind: repair first.
Highlighted repaired(const Highlighted& stored) {
  return change_text(stored, [](std::string_view text) { return repair_utf8(text); });
}

void write_marks(json::Writer& writer, const Highlighted& line) {
  writer.begin_array();
  for (const auto& [begin, end] : line.highlights) {
    writer.begin_array();
    writer.number(static_cast<uint64_t>(begin));
    writer.number(static_cast<uint64_t>(end));
    writer.end_array();
  }
  writer.end_array();
}

void write_snippet(json::Writer& writer, const Highlighted& stored) {
  const Highlighted snippet = repaired(stored);
  writer.begin_object();
  writer.key("text");
  writer.string(snippet.text);
  writer.key("highlights");
  write_marks(writer, snippet);
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
  if (!hit.title.highlights.empty()) {
    writer.key("title_highlights");
    write_marks(writer, repaired(hit.title));
  }
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
  JsonRenderer(const RenderStyle& style, std::FILE* out) : list_(out), label_(style.label) {}

  void begin(const Results& results) override { list_.begin(json_page_opening(results, label_, "hits")); }

  void hit(const Hit& hit) override { list_.item(hit_object(hit, {})); }
  void end(const Results& results) override {
    list_.end((results.explanation.empty() ? "" : ",\n\"explain\":" + results.explanation) + "}\n");
  }

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
    list_.begin(text);
    for (const FacetRow& row : facet.rows) list_.item(row_object(row));
    list_.end("}\n");
  }

  void show(const std::vector<Article>& articles) override {
    list_.begin("[");
    for (const Article& article : articles) list_.item(to_canonical_json(article));
    list_.end("\n");
  }

 private:
  JsonList list_;
  std::string label_;
};

class JsonLinesRenderer : public Renderer {
 public:
  JsonLinesRenderer(const RenderStyle& style, std::FILE* out) : out_(out), label_(style.label) {}

  void begin(const Results&) override {}
  void hit(const Hit& hit) override { put(out_, escape_controls(hit_object(hit, label_)) + "\n"); }
  void end(const Results&) override {}
  void facet(const Facet& facet) override {
    for (const FacetRow& row : facet.rows) put(out_, escape_controls(row_object(row)) + "\n");
  }
  void show(const std::vector<Article>& articles) override {
    for (const Article& article : articles) put(out_, escape_controls(to_canonical_json(article)) + "\n");
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
