#include "indexer/sidecar.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "common/json.h"
#include "common/utf8.h"
#include "indexer/clean_text.h"
#include "indexer/date_reader.h"
#include "indexer/field_aliases.h"
#include "indexer/front_matter.h"
#include "indexer/json_schemas.h"
#include "indexer/text_labels.h"

namespace news {
namespace {

constexpr std::array<std::string_view, 4> kTexts = {".txt", ".text", ".md", ".markdown"};
// Endings that nobody gives to articles. "7.json" beside "7.txt" is no sidecar: it may be the same article
// again.
constexpr std::array<std::string_view, 8> kSidecars = {
    "-meta.txt", "_meta.txt", ".meta.txt", ".meta", "-meta.json", "_meta.json", ".meta.json", ".info.json"};

std::vector<std::string> with_endings(std::string_view name, auto& from, auto& to) {
  for (const std::string_view ending : from) {
    if (name.size() <= ending.size() || !name.ends_with(ending)) continue;
    const std::string stem(name.substr(0, name.size() - ending.size()));
    std::vector<std::string> names;
    for (const std::string_view other : to) names.push_back(stem + std::string(other));
    return names;
  }
  return {};
}

// Programs write these for what they do not know.
bool is_nothing(std::string_view value) {
  return value.empty() || value == "None" || value == "null" || value == "NaN" || value == "-";
}

bool is_address(std::string_view value) {
  return (value.starts_with("http://") || value.starts_with("https://")) &&
         value.find(' ') == std::string_view::npos;
}

bool is_number(std::string_view value) {
  return value.find_first_not_of("0123456789.,+-") == std::string_view::npos;
}

// With its year, and not one number: counts are no dates.
bool is_day(std::string_view value) {
  if (value.find_first_not_of("0123456789.") == std::string_view::npos && std::ranges::count(value, '.') != 2)
    return false;
  const auto date = read_date(value);
  return date && date->precision >= Precision::day;
}

class LineReader {
 public:
  explicit LineReader(RawArticle& out) : out_(out) {}

  bool read(std::string_view text) {
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
      line(fold_space(text.substr(begin, end - begin)));
      begin = end + 1;
    }
    keep_rest();
    return found_;
  }

  void set(std::string_view field, const std::string& value) {
    if (is_nothing(value)) return;
    found_ = true;
    if (field == "byline") return out_.byline.push_back(value);
    if (field == "tags") {
      for (size_t begin = 0; begin <= value.size();) {
        const size_t end = std::min(value.find_first_of(",;", begin), value.size());
        out_.tags.emplace_back(trim(std::string_view(value).substr(begin, end - begin)));
        begin = end + 1;
      }
      return;
    }
    const std::pair<std::string_view, std::string*> members[] = {
        {"id", &out_.id},           {"url", &out_.url},
        {"title", &out_.title},     {"subtitle", &out_.subtitle},
        {"body", &out_.body},       {"source", &out_.source},
        {"lang", &out_.lang},       {"published", &out_.published},
        {"updated", &out_.updated}, {"category", &out_.category},
        {"status", &out_.status},   {"version", &out_.version},
        {"embargo", &out_.embargo}};
    for (const auto& [name, member] : members) {
      if (name == field && member->empty()) *member = value;
    }
  }

  void keep(const std::string& name, const std::string& value) {
    std::string quoted;
    json::write_string(quoted, value);
    out_.extra.emplace_back(name, quoted);
  }

 private:
  void line(const std::string& text) {
    if (is_nothing(text)) {
      if (!rest_.empty() && !text.empty()) rest_.push_back(text);  // columns keep their places
      return;
    }
    if (is_address(text)) return set("url", text);
    if (is_day(text)) return set(out_.published.empty() ? "published" : "updated", text);
    if (labelled(text)) return;
    // The author stands before the address, the section behind it; alone they make no sidecar.
    if (!is_number(text) && out_.url.empty() && out_.byline.empty()) return out_.byline.push_back(text);
    if (!is_number(text) && !out_.url.empty() && out_.category.empty()) return void(out_.category = text);
    rest_.push_back(text);
  }

  bool labelled(const std::string& text) {
    if (const auto labels = read_labels(text); !labels.empty()) {
      for (const LabelledValue& label : labels) set(label.field, label.value);
      return true;
    }
    const size_t colon = text.find(':');
    constexpr size_t kLongestName = 30;
    if (colon == std::string::npos || colon == 0 || colon > kLongestName) return false;
    const std::string name = text.substr(0, colon), value(trim(std::string_view(text).substr(colon + 1)));
    const std::string_view field = field_for_name(name);
    if (field.empty() && name.find(' ') != std::string::npos) return false;
    if (is_nothing(value)) return true;
    if (field.empty())
      keep(name, value);
    else
      set(field, value);
    return true;
  }

  void keep_rest() {
    if (rest_.empty()) return;
    std::string list = "[";
    for (const std::string& text : rest_) {
      if (list.size() > 1) list += ',';
      json::write_string(list, text);
    }
    out_.extra.emplace_back("meta", list + "]");
  }

  RawArticle& out_;
  std::vector<std::string> rest_;
  bool found_ = false;
};

bool read_json(std::string_view text, const ReadOptions& options, RawArticle& out) {
  json::Value value;
  json::ParseError error;
  if (!json::parse(text, value, error) || !value.is(json::Type::object)) return false;
  if (read_json_record(value, options, out)) return true;
  // Without title and text it is no record, and no less a sidecar.
  json::Value title;
  title.type = json::Type::string;
  title.text = "-";
  value.members.push_back({"title", std::move(title)});
  if (!read_json_record(value, options, out)) return false;
  out.title.clear();
  return true;
}

bool read_front(const FrontMatter& block, RawArticle& out) {
  LineReader reader(out);
  for (const auto& [name, values] : block.members) {
    const std::string_view field = field_for_name(name);
    for (const std::string& value : values) {
      if (field.empty())
        reader.keep(name, value);
      else
        reader.set(field, value);
    }
  }
  return !block.members.empty();
}

}  // namespace

std::vector<std::string> texts_of_sidecar(std::string_view name) {
  return with_endings(name, kSidecars, kTexts);
}

std::vector<std::string> sidecars_of_text(std::string_view name) {
  return texts_of_sidecar(name).empty() ? with_endings(name, kTexts, kSidecars) : std::vector<std::string>();
}

bool read_sidecar(std::string_view text, const ReadOptions& options, RawArticle& out) {
  out = RawArticle();
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (trim(text).starts_with('{')) return read_json(text, options, out);
  if (const FrontMatter block = read_front_matter(text); block.end > 0) return read_front(block, out);
  return LineReader(out).read(text);
}

void add_sidecar(RawArticle&& sidecar, RawArticle& article) {
  const std::pair<std::string*, std::string*> members[] = {
      {&sidecar.id, &article.id},           {&sidecar.url, &article.url},
      {&sidecar.title, &article.title},     {&sidecar.subtitle, &article.subtitle},
      {&sidecar.source, &article.source},   {&sidecar.category, &article.category},
      {&sidecar.lang, &article.lang},       {&sidecar.published, &article.published},
      {&sidecar.updated, &article.updated}, {&sidecar.status, &article.status},
      {&sidecar.version, &article.version}, {&sidecar.embargo, &article.embargo}};
  if (!sidecar.published.empty()) article.published_from = sidecar.published_from;
  for (const auto& [from, to] : members) {
    if (!from->empty()) *to = std::move(*from);
  }
  if (trim(article.body).empty()) article.body = std::move(sidecar.body);
  if (!sidecar.byline.empty()) article.byline = std::move(sidecar.byline);
  article.tags.insert(article.tags.end(), std::make_move_iterator(sidecar.tags.begin()),
                      std::make_move_iterator(sidecar.tags.end()));
  article.extra.insert(article.extra.begin(), std::make_move_iterator(sidecar.extra.begin()),
                       std::make_move_iterator(sidecar.extra.end()));
}

}  // namespace news
