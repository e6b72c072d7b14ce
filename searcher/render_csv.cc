// csv (RFC 4180, lines end in LF) and tsv (one line a record, white space in cells folded to a space).
#include "common/date.h"
#include "searcher/renderer.h"
#include "searcher/table_line.h"

namespace news {

namespace {

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : "; ") + item;
  return text;
}

class TableRenderer : public Renderer {
 public:
  TableRenderer(Separator separator, const RenderStyle& style, std::FILE* out)
      : separator_(separator), out_(out), label_(style.label), header_(style.header) {}

  void begin(const Results&) override {
    if (!header_) return;
    TableLine line = labelled_line(separator_, label_, "label");
    put(out_, line.names({"rank", "score", "id", "title", "source", "published", "category", "url", "byline",
                          "lang", "snippet", "reprints"})
                  .finish());
  }

  void hit(const Hit& hit) override {
    const Article& article = hit.article;
    TableLine line = labelled_line(separator_, label_, label_);
    line.number(hit.rank).number(hit.score).text(article.id).text(article.title).text(article.source);
    line.text(format(article.published))
        .text(article.category)
        .text(article.url)
        .text(joined(article.byline));
    line.text(article.lang).text(hit.snippet.text).number(hit.reprints);
    put(out_, line.finish());
  }

  void end(const Results&) override {}

  void facet(const Facet& facet) override {
    if (header_) put(out_, TableLine(separator_).names({"value", "count"}).finish());
    for (const FacetRow& row : facet.rows)
      put(out_, TableLine(separator_).text(row.value).number(row.count).finish());
    if (facet.without > 0) put(out_, TableLine(separator_).text("").number(facet.without).finish());
  }

  void show(const std::vector<Article>& articles) override {
    if (header_) {
      put(out_, TableLine(separator_)
                    .names({"id", "url", "title", "subtitle", "body", "source", "byline", "published",
                            "updated", "category", "tags", "lang", "file"})
                    .finish());
    }
    for (const Article& article : articles) {
      TableLine line(separator_);
      line.text(article.id).text(article.url).text(article.title).text(article.subtitle).text(article.body);
      line.text(article.source).text(joined(article.byline)).text(format(article.published));
      line.text(format(article.updated)).text(article.category).text(joined(article.tags)).text(article.lang);
      put(out_, line.text(article.file).finish());
    }
  }

 private:
  Separator separator_;
  std::FILE* out_;
  std::string label_;
  bool header_;
};

}  // namespace

std::unique_ptr<Renderer> make_csv_renderer(const RenderStyle& style, std::FILE* out) {
  return std::make_unique<TableRenderer>(Separator::comma, style, out);
}

std::unique_ptr<Renderer> make_tsv_renderer(const RenderStyle& style, std::FILE* out) {
  return std::make_unique<TableRenderer>(Separator::tab, style, out);
}

}  // namespace news
