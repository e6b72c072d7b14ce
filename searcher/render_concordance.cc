// Concordance lines (--kwic): aligned on the hit for people, one record a line for programs.
#include <fmt/format.h>

#include "common/date.h"
#include "common/error.h"
#include "common/json.h"
#include "common/utf8.h"
#include "searcher/concordance.h"
#include "searcher/json_list.h"
#include "searcher/renderer.h"
#include "searcher/table_line.h"
#include "searcher/text_page.h"

namespace news {

namespace {

// What all forms have in common: there are no tables and no whole articles here.
class ConcordanceRenderer : public Renderer {
 public:
  void begin(const Results&) override {}
  void hit(const Hit& hit) override {
    for (const ConcordanceLine& line : hit.lines) this->line(hit.article, line);
  }
  void end(const Results&) override {}
  void facet(const Facet&) override { refuse(); }
  void show(const std::vector<Article>&) override { refuse(); }

 protected:
  virtual void line(const Article& article, const ConcordanceLine& line) = 0;

 private:
  [[noreturn]] static void refuse() {
    throw Error(ErrorCode::internal, "concordance lines are no form for this");
  }
};

class TextLines : public ConcordanceRenderer {
 public:
  TextLines(const RenderStyle& style, size_t columns, std::FILE* out)
      : page_(style.color, 0, out), label_(style.label), columns_(columns) {}

  void begin(const Results& results) override {
    if (!label_.empty()) page_.line(fmt::format("== {}: {}", label_, results.query), Shade::dim, 0);
  }
  void end(const Results&) override {
    if (!label_.empty()) page_.blank();
  }

 protected:
  void line(const Article& article, const ConcordanceLine& line) override {
    const std::string before = printable(line.before);
    const std::string after = printable(line.after);
    page_.write(padding(before) + before);
    page_.run(printable(line.hit), Shade::plain, true);
    page_.write(after + padding(after));
    const std::string place = line.part == "body" ? std::to_string(line.paragraph) : std::string(line.part);
    page_.line(fmt::format("{}:{}:{}", encode_id(article.id, true), place, line.begin), Shade::dim, 2);
  }

 private:
  std::string padding(const std::string& text) const {
    const size_t width = display_width(text);
    return std::string(columns_ - std::min(width, columns_), ' ');
  }

  TextPage page_;
  std::string label_;
  size_t columns_;
};

class TableLines : public ConcordanceRenderer {
 public:
  TableLines(Separator separator, const RenderStyle& style, std::FILE* out)
      : separator_(separator), out_(out), label_(style.label), header_(style.header) {}

  void begin(const Results&) override {
    if (!header_) return;
    put(out_, labelled_line(separator_, label_, "label")
                  .names({"id", "source", "published", "part", "paragraph", "begin", "end", "before", "hit",
                          "after"})
                  .finish());
  }

 protected:
  void line(const Article& article, const ConcordanceLine& line) override {
    TableLine record = labelled_line(separator_, label_, label_);
    record.text(article.id).text(article.source).text(format(article.published)).text(line.part);
    record.number(uint64_t{line.paragraph}).number(uint64_t{line.begin}).number(uint64_t{line.end});
    put(out_, record.text(line.before).text(line.hit).text(line.after).finish());
  }

 private:
  Separator separator_;
  std::FILE* out_;
  std::string label_;
  bool header_;
};

class JsonLines : public ConcordanceRenderer {
 public:
  // `whole`: one object around all lines.
  JsonLines(bool whole, const RenderStyle& style, std::FILE* out)
      : whole_(whole), out_(out), list_(out), label_(style.label) {}

  void begin(const Results& results) override {
    if (whole_) list_.begin(json_page_opening(results, label_, "lines"));
  }
  void end(const Results&) override {
    if (whole_) list_.end("}\n");
  }

 protected:
  void line(const Article& article, const ConcordanceLine& line) override {
    std::string text;
    json::Writer writer(text);
    writer.begin_object();
    if (!whole_) writer.optional("label", label_);
    writer.optional("id", article.id);
    writer.optional("source", article.source);
    writer.optional("published", format(article.published));
    writer.optional("part", line.part);
    writer.key("paragraph");
    writer.number(uint64_t{line.paragraph});
    writer.key("begin");
    writer.number(uint64_t{line.begin});
    writer.key("end");
    writer.number(uint64_t{line.end});
    for (const auto& [name, value] :
         {std::pair("before", &line.before), std::pair("hit", &line.hit), std::pair("after", &line.after)}) {
      writer.key(name);
      writer.string(*value);
    }
    writer.end_object();
    if (whole_) return list_.item(text);
    put(out_, escape_controls(text) + "\n");
  }

 private:
  bool whole_;
  std::FILE* out_;
  JsonList list_;
  std::string label_;
};

}  // namespace

std::unique_ptr<Renderer> make_concordance_renderer(OutputFormat format, const RenderStyle& style,
                                                    size_t context_columns, std::FILE* out) {
  switch (format) {
    case OutputFormat::text:
      return std::make_unique<TextLines>(style, context_columns, out);
    case OutputFormat::csv:
      return std::make_unique<TableLines>(Separator::comma, style, out);
    case OutputFormat::tsv:
      return std::make_unique<TableLines>(Separator::tab, style, out);
    case OutputFormat::json:
    case OutputFormat::jsonl:
      return std::make_unique<JsonLines>(format == OutputFormat::json, style, out);
    default:
      throw Error(ErrorCode::usage,
                  fmt::format("--format {} has no form for --kwic", format_row(format).name));
  }
}

}  // namespace news
