// csv (RFC 4180, lines end in LF) and tsv (one line a record, white space in cells folded to a space).
#include <initializer_list>

#include "common/date.h"
#include "common/json.h"
#include "common/utf8.h"
#include "searcher/renderer.h"

namespace news {

namespace {

enum class Separator : char { comma = ',', tab = '\t' };

// printable() for each line: line ends of a body stay.
std::string printable_lines(std::string_view text) {
  std::string out;
  for (size_t begin = 0;;) {
    const size_t end = text.find('\n', begin);
    out += printable(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return out;
    out += '\n';
    begin = end + 1;
  }
}

// Spreadsheets run a cell that begins like this as a formula (OWASP, "CSV Injection").
bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : "; ") + item;
  return text;
}

// One record, cell by cell.
class Line {
 public:
  explicit Line(Separator separator) : separator_(separator) {}

  // Text from outside.
  Line& text(std::string_view stored) {
    std::string cell = separator_ == Separator::comma ? printable_lines(stored) : printable(stored);
    if (looks_like_formula(stored) || looks_like_formula(cell)) cell.insert(0, 1, '\'');
    return raw(cell);
  }
  Line& number(uint64_t n) { return raw(std::to_string(n)); }
  Line& number(double n) {
    std::string cell;
    json::Writer(cell).number(n, 6);
    return raw(cell);
  }
  Line& names(std::initializer_list<std::string_view> columns) {
    for (const std::string_view name : columns) raw(name);
    return *this;
  }
  std::string finish() const { return line_ + "\n"; }

 private:
  Line& raw(std::string_view cell) {
    if (!first_) line_ += static_cast<char>(separator_);
    first_ = false;
    if (separator_ == Separator::tab || cell.find_first_of(",\"\n") == std::string_view::npos) {
      line_ += cell;
      return *this;
    }
    line_ += '"';
    for (const char c : cell) line_.append(c == '"' ? 2 : 1, c);
    line_ += '"';
    return *this;
  }

  Separator separator_;
  std::string line_;
  bool first_ = true;
};

class TableRenderer : public Renderer {
 public:
  TableRenderer(Separator separator, const RenderStyle& style, std::FILE* out)
      : separator_(separator), out_(out), label_(style.label), header_(style.header) {}

  void begin(const Results&) override {
    if (!header_) return;
    Line line = labelled("label");
    put(out_, line.names({"rank", "score", "id", "title", "source", "published", "category", "url", "byline",
                          "lang", "snippet", "reprints"})
                  .finish());
  }

  void hit(const Hit& hit) override {
    const Article& article = hit.article;
    Line line = labelled(label_);
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
    if (header_) put(out_, Line(separator_).names({"value", "count"}).finish());
    for (const FacetRow& row : facet.rows)
      put(out_, Line(separator_).text(row.value).number(row.count).finish());
    if (facet.without > 0) put(out_, Line(separator_).text("").number(facet.without).finish());
  }

  void show(const std::vector<Article>& articles) override {
    if (header_) {
      put(out_, Line(separator_)
                    .names({"id", "url", "title", "subtitle", "body", "source", "byline", "published",
                            "updated", "category", "tags", "lang", "file"})
                    .finish());
    }
    for (const Article& article : articles) {
      Line line(separator_);
      line.text(article.id).text(article.url).text(article.title).text(article.subtitle).text(article.body);
      line.text(article.source).text(joined(article.byline)).text(format(article.published));
      line.text(format(article.updated)).text(article.category).text(joined(article.tags)).text(article.lang);
      put(out_, line.text(article.file).finish());
    }
  }

 private:
  // The label of a batch is the first column; a single query has none.
  Line labelled(std::string_view first) const {
    Line line(separator_);
    if (!label_.empty()) line.text(first);
    return line;
  }

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
