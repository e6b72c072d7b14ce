// text: for people, in a terminal or a pipe. Everything that comes from articles goes through printable().
#include <fmt/format.h>

#include <algorithm>

#include "common/analysis.h"
#include "common/date.h"
#include "common/utf8.h"
#include "searcher/renderer.h"
#include "searcher/text_page.h"

namespace news {

namespace {

// Lines longer than this are hard to read, however wide the terminal is.
constexpr size_t kMaxColumns = 120;
constexpr std::string_view kDot = " · ";

std::string shown_date(const Date& date) {
  if (date.precision != Precision::second) return format(date);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", date.year, date.month, date.day, date.hour,
                     date.minute);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

std::string origin_line(const Article& article) {
  const std::string date = article.published.known() ? shown_date(article.published) : "undated";
  return joined({date, article.source, article.category}, kDot);
}

class TextRenderer : public Renderer {
 public:
  TextRenderer(const RenderStyle& style, std::FILE* out)
      : page_(style.color, style.columns == 0 ? 0 : std::min(style.columns, kMaxColumns), out),
        label_(style.label) {}

  void begin(const Results& results) override {
    first_ = true;
    if (label_.empty()) return;
    page_.paragraph({fmt::format("== {}: {}", label_, results.query), {}}, Shade::dim, 0);
    first_ = false;
  }

  void hit(const Hit& hit) override {
    if (!first_) page_.blank();
    first_ = false;
    const std::string rank = fmt::format("{:>2}. ", hit.rank);
    const size_t indent = rank.size();
    if (hit.article.title.empty()) {
      page_.paragraph({"(no headline)", {}}, Shade::dim, indent, rank);
    } else {
      page_.paragraph(headline(hit), Shade::bold, indent, rank);
    }
    std::string origin = origin_line(hit.article);
    if (hit.reprints > 0) {
      origin += fmt::format("{}+{} {}", kDot, hit.reprints, hit.reprints == 1 ? "copy" : "copies");
    }
    page_.paragraph({origin, {}}, Shade::plain, indent);
    if (!hit.byline.highlights.empty()) page_.paragraph(byline(hit.byline), Shade::plain, indent);
    if (!hit.snippet.text.empty()) page_.paragraph(hit.snippet, Shade::plain, indent);
    page_.line(joined({hit.article.id, hit.article.url == hit.article.id ? "" : hit.article.url}, kDot),
               Shade::dim, indent);
  }

  void end(const Results&) override {
    if (!label_.empty()) page_.blank();
  }

  void facet(const Facet& facet) override {
    size_t value_columns = 0;
    uint64_t largest = facet.without;
    std::vector<FacetRow> rows = facet.rows;
    if (facet.without > 0) rows.push_back({"(none)", facet.without});
    for (FacetRow& row : rows) {
      row.value = page_.fitted(row.value, kShareColumns + kMaxDigits);
      value_columns = std::max(value_columns, display_width(row.value));
      largest = std::max(largest, row.count);
    }
    const size_t digits = fmt::format("{}", largest).size();
    for (const FacetRow& row : rows) {
      const std::string gap(value_columns - display_width(row.value), ' ');
      const double share =
          facet.total == 0 ? 0 : 100.0 * static_cast<double>(row.count) / static_cast<double>(facet.total);
      page_.write(fmt::format("{}{}  {:>{}}  {:5.1f}%\n", row.value, gap, row.count, digits, share));
    }
  }

  void show(const std::vector<Article>& articles) override {
    for (const Article& article : articles) {
      if (&article != &articles.front()) page_.write("\n---\n\n");
      whole(article);
    }
  }

 private:
  static constexpr size_t kShareColumns = 10;  // two gaps of two, "100.0%"
  static constexpr size_t kMaxDigits = 10;

  // The marks are those of the title as it is stored; a caller that worked out none still gets the headline.
  static Highlighted headline(const Hit& hit) {
    return hit.title.text.empty() ? Highlighted{hit.article.title, {}} : hit.title;
  }

  static Highlighted byline(Highlighted authors) {
    constexpr std::string_view kBy = "By ";
    authors.text.insert(0, kBy);
    for (auto& [begin, end] : authors.highlights) begin += kBy.size(), end += kBy.size();
    return authors;
  }

  void whole(const Article& article) {
    page_.paragraph({article.title.empty() ? "(no headline)" : article.title, {}}, Shade::bold, 0);
    if (!article.subtitle.empty()) page_.paragraph({article.subtitle, {}}, Shade::plain, 0);
    page_.paragraph({origin_line(article), {}}, Shade::plain, 0);
    if (!article.byline.empty()) page_.paragraph({"By " + joined(article.byline, ", "), {}}, Shade::plain, 0);
    if (article.updated.known())
      page_.paragraph({"Updated " + shown_date(article.updated), {}}, Shade::plain, 0);
    if (!article.tags.empty()) page_.paragraph({"Tags: " + joined(article.tags, ", "), {}}, Shade::dim, 0);
    page_.line(joined({article.id, article.url == article.id ? "" : article.url}, kDot), Shade::dim, 0);
    for (const Range& paragraph : paragraphs(article.body)) {
      page_.blank();
      page_.paragraph({article.body.substr(paragraph.begin, paragraph.end - paragraph.begin), {}},
                      Shade::plain, 0);
    }
  }

  TextPage page_;
  std::string label_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Renderer> make_text_renderer(const RenderStyle& style, std::FILE* out) {
  return std::make_unique<TextRenderer>(style, out);
}

}  // namespace news
