#include "indexer/reader_digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/date_reader.h"
#include "indexer/field_aliases.h"
#include "indexer/front_matter.h"
#include "indexer/whole_text.h"

namespace news {
namespace {

constexpr size_t kLevels = 6;
constexpr size_t kLeastItems = 3;

struct Link {
  std::string_view text, address;
};

// "[text](https://example.com/1)" and nothing else.
std::optional<Link> lone_link(std::string_view line) {
  line = trim(line);
  const size_t middle = line.find("](");
  if (!line.starts_with('[') || !line.ends_with(')') || middle == std::string_view::npos) return std::nullopt;
  const std::string_view address = line.substr(middle + 2, line.size() - middle - 3);
  if (!address.starts_with("http://") && !address.starts_with("https://")) return std::nullopt;
  if (address.find_first_of(" ()[]") != std::string_view::npos) return std::nullopt;
  return Link{line.substr(1, middle - 1), address};
}

// 1 to 6; 0 for a line that is no heading.
size_t heading_level(std::string_view line) {
  const size_t level = std::min(line.find_first_not_of('#'), line.size());
  return level <= kLevels && level < line.size() && line[level] == ' ' ? level : 0;
}

struct Item {
  std::string title, url, body;
  size_t line = 0;  // of its heading, from 1
  size_t link = 0,
         end = 0;  // the line of the body from which the address is; equal if it is from the heading
};

// Cuts a text into the sections below the headings of one level.
class Digest {
 public:
  explicit Digest(std::string_view text) : front_(read_front_matter(text)) {
    first_ = static_cast<size_t>(std::ranges::count(text.substr(0, front_.end), '\n')) + 1;
    for (size_t begin = front_.end; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      std::string_view line = text.substr(begin, end - begin);
      if (line.ends_with('\r')) line.remove_suffix(1);
      lines_.push_back(line);
      if (title_.empty() && heading_level(line) == 1) title_ = trim(line.substr(2));
      begin = end + 1;
    }
  }

  // Of the level with the most; empty if these are chapters of one article rather than items. `open`: the
  // last section goes on beyond the text.
  std::vector<Item> items(bool open) const {
    std::vector<Item> best;
    for (size_t level = 1; level <= kLevels; ++level) {
      std::vector<Item> found = sections(level);
      if (open && !found.empty()) found.pop_back();
      if (is_digest(found) && found.size() > best.size()) best = std::move(found);
    }
    return best;
  }

  std::string_view title() const { return title_; }
  const FrontMatter& front() const { return front_; }

 private:
  std::vector<Item> sections(size_t level) const {
    std::vector<Item> found;
    bool inside = false;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const size_t own = heading_level(lines_[i]);
      if (own == 0 || own > level) {
        inside = inside && add_line(lines_[i], found.back());
        continue;
      }
      inside = own == level;
      if (!inside) continue;
      const std::string_view heading = trim(lines_[i].substr(level));
      const auto link = lone_link(heading);
      Item item;
      item.title = link ? link->text : heading;
      if (link) item.url = link->address;
      item.line = first_ + i;
      found.push_back(std::move(item));
    }
    for (Item& item : found) item.body.erase(item.link, item.end - item.link);
    return found;
  }

  // The address stands in the heading, or in a line of its own, of several the last. False where the section
  // ends: a rule behind the address.
  static bool add_line(std::string_view line, Item& item) {
    const bool in_heading = !item.url.empty() && item.link == item.end;
    if (trim(line) == "---") return item.url.empty();
    const auto link = in_heading ? std::nullopt : lone_link(line);
    if (link) {
      item.url = link->address;
      item.link = item.body.size();
    }
    const size_t level = heading_level(line);
    item.body += level > 0 ? trim(line.substr(level)) : line;
    item.body += '\n';
    if (link) item.end = item.body.size();
    return true;
  }

  // Nearly all have a text and the address of a page of their own.
  static bool is_digest(const std::vector<Item>& items) {
    std::set<std::string_view> addresses;
    for (const Item& item : items) {
      if (!item.url.empty() && !trim(item.body).empty()) addresses.insert(item.url);
    }
    return items.size() >= kLeastItems && 5 * addresses.size() >= 4 * items.size();
  }

  FrontMatter front_;
  std::vector<std::string_view> lines_;
  std::string_view title_;
  size_t first_ = 1;  // number of the first line behind the front matter
};

// The day in "The news (20221210)" or "News of 2022-12-10"; "" for none.
std::string day_in(std::string_view title) {
  for (size_t begin = 0; begin < title.size();) {
    begin = title.find_first_of("0123456789", begin);
    if (begin == std::string_view::npos) break;
    const size_t end = std::min(title.find_first_not_of("0123456789-/.", begin), title.size());
    const std::string word(title.substr(begin, end - begin));
    const auto date = word.size() >= 8 ? read_date(word) : std::nullopt;
    if (date && date->precision == Precision::day) return word;
    begin = end;
  }
  return {};
}

// What the file says of all its items.
RawArticle common_fields(const Digest& digest) {
  RawArticle common;
  for (const auto& [name, values] : digest.front().members) {
    if (values.empty()) continue;
    const std::string_view field = field_for_name(name);
    if (field == "source") common.source = values.front();
    if (field == "lang") common.lang = values.front();
    if (field == "published") common.published = values.front();
    if (field == "category") common.category = values.front();
  }
  if (common.published.empty()) common.published = day_in(digest.title());
  return common;
}

}  // namespace

int sniff_digest(std::string_view head, const InputName& name) {
  const bool markdown = name.base.ends_with(".md") || name.base.ends_with(".markdown");
  if (!markdown && !head.starts_with("#") && !head.starts_with("---")) return 0;
  if (head.find("](http") == std::string_view::npos) return 0;
  constexpr size_t kWhole = size_t{60} << 10;  // longer heads may be cut
  return Digest(head).items(head.size() > kWhole).empty() ? 0 : 60;
}

void read_digest(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  std::vector<std::string> problems;
  const auto text = read_whole_text(in, options, "text", out, problems);
  if (!text) return;
  const Digest digest(*text);
  const std::vector<Item> items = digest.items(false);
  if (items.empty()) {
    out.failure("", "no-article", "the text has no headings each with a text and an address of its own", "");
    return;
  }
  const RawArticle common = common_fields(digest);
  for (const Item& item : items) {
    RawArticle article = common;
    article.title = item.title;
    article.url = item.url;
    article.body = item.body;
    article.markup = true;
    keep_extra(article, "digest", fold_space(digest.title()));
    article.problems = std::exchange(problems, {});
    if (!out.article(std::move(article), fmt::format("line {}", item.line))) return;
  }
}

}  // namespace news
