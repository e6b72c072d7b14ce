#include "indexer/html_date.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/date_finder.h"
#include "indexer/html_date_tables.h"
#include "indexer/html_furniture.h"

namespace news {
namespace {

constexpr int kFirstYear = 1990;  // no page is older; what is, is the date of what it tells of

constexpr int64_t kMinute = 60;
constexpr NodeId kBefore = 6;
constexpr NodeId kNear = 400;  // nodes between the headline and the date of the article

class DateSearch {
 public:
  DateSearch(const HtmlDocument& page, const PageMetadata& metadata, const LdArticle& ld,
             const DateContext& context, const std::vector<TextBlock>& blocks)
      : page_(page), metadata_(metadata), ld_(ld), context_(context), url_(context.url), blocks_(blocks) {
    const std::string lang = ascii_lowered(metadata.lang);
    const std::string locale = ascii_lowered(metadata.first({"og:locale"}));
    hints_.month_first =
        lang.starts_with("en-us") || lang.starts_with("en_us") || locale.starts_with("en_us");
    find_headline();
  }

  PageDate run() {
    PageDate found = choose();
    if (!found.text.empty() && found.origin != DateOrigin::url) localise(found);
    return found;
  }

 private:
  // Letters and digits alone: titles are repeated with other marks and spaces.
  static std::string squeezed(std::string_view text) {
    std::string out = fold_case(text);
    std::erase_if(out, [](char c) {
      return static_cast<unsigned char>(c) < 0x80 && !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    });
    return out;
  }

  // The heading that has most of the title, else the first that is not empty.
  void find_headline() {
    constexpr size_t kLeast = 8;
    const std::string title = squeezed(context_.title);
    size_t most = kLeast;
    for (NodeId id = 0; id < page_.size(); ++id) {
      const Tag tag = page_[id].tag;
      if (tag != Tag::h1 && tag != Tag::h2) continue;
      const std::string text = squeezed(page_.text_of(id));
      const bool same = title.find(text) != std::string::npos ||
                        (title.size() > kLeast && text.find(title) != std::string::npos);
      if (same && std::min(text.size(), title.size()) > most) {
        headline_ = id;
        most = std::min(text.size(), title.size());
      }
      if (tag == Tag::h1 && headline_ == 0 && !text.empty()) headline_ = id;
    }
  }

  // Stands in a teaser of another article, or in a comment.
  bool is_elsewhere(NodeId id) const {
    for (; id != 0 && page_[id].tag != Tag::body; id = page_[id].parent) {
      const Role role = role_of(page_, id);
      if (page_[id].tag == Tag::aside && page_.attribute(id, "class").find("meta") != std::string_view::npos)
        return false;
      if (role == Role::comments ||
          ((role == Role::aside || role == Role::teaser) && !page_.contains(id, headline_)))
        return true;
    }
    return false;
  }

  struct Candidate {
    Date date;
    std::string text;
    DateOrigin origin;
  };

  PageDate choose() {
    PageDate found;
    const auto settle = [&](const std::string& text, DateOrigin origin) {
      found = {text, origin};
      return !text.empty();
    };
    if (settle(readable(ld_.published), DateOrigin::json_ld)) return found;
    if (settle(from_meta(kStrongNames), DateOrigin::meta)) return found;
    if (settle(from_microdata(), DateOrigin::meta)) return found;
    if (settle(readable(ld_.page_published), DateOrigin::json_ld)) return found;
    if (settle(from_time(), DateOrigin::meta)) return found;
    if (settle(from_labels(kNear), DateOrigin::byline)) return found;
    if (settle(from_labelled_lines(kPublishedLabels), DateOrigin::byline)) return found;
    if (settle(from_meta(kWeakNames), DateOrigin::meta)) return found;
    const std::string address = date_in_url(url_);
    if (address.size() == 10) return {address, DateOrigin::url};
    if (settle(beside_headline(), DateOrigin::byline)) return found;
    if (settle(from_labelled_lines(kUpdatedLabels), DateOrigin::byline)) return found;
    if (settle(readable(ld_.updated), DateOrigin::json_ld)) return found;
    if (settle(readable(metadata_.first(
                   {"article:modified_time", "og:updated_time", "last-modified", "dc.date.modified"})),
               DateOrigin::meta))
      return found;
    if (settle(readable(ld_.page_updated), DateOrigin::json_ld)) return found;
    if (settle(from_labels(kNoNode), DateOrigin::byline)) return found;
    if (settle(readable(context_.script_date), DateOrigin::meta)) return found;
    if (settle(anywhere(), DateOrigin::byline)) return found;
    if (!address.empty()) return {address, DateOrigin::url};
    return {};
  }

  // An instant in UTC is what a machine wrote; the day of an article is that of the place where it was
  // published. What else the page says of the same moment tells the offset, or at least the day.
  void localise(PageDate& found) const {
    const auto utc = read_date(found.text, hints_);
    if (!utc || utc->precision != Precision::second || utc->zone != int16_t{0}) return;
    std::vector<Candidate> others;
    const auto add = [&](const std::string& text, DateOrigin origin) {
      if (const auto date = read_date(text, hints_)) others.push_back({*date, text, origin});
    };
    for (const std::span<const std::string_view> names :
         {std::span<const std::string_view>(kStrongNames), std::span<const std::string_view>(kWeakNames)})
      for (const std::string_view name : names)
        for (const std::string& value : metadata_.all(name)) add(readable(value), DateOrigin::meta);
    for (const std::string& value : microdata(page_, "datePublished")) add(readable(value), DateOrigin::meta);
    add(from_time(), DateOrigin::meta);
    add(readable(context_.script_date), DateOrigin::meta);
    add(from_labels(kNear), DateOrigin::byline);
    add(beside_headline(), DateOrigin::byline);
    const int64_t moment = instant(*utc);
    for (const Candidate& other : others) {
      if (other.date.precision != Precision::second) continue;
      if (other.date.zone && *other.date.zone != 0 && std::abs(instant(other.date) - moment) < kMinute) {
        Date local = date_from_instant(moment + *other.date.zone * kMinute);
        local.zone = other.date.zone;
        found.text = format(local);
        return;
      }
      if (other.date.zone) continue;
      const int64_t ahead = instant(other.date) - (moment - (other.date.second == 0 ? utc->second : 0));
      if (ahead == 0 || ahead % (30 * kMinute) != 0 || std::abs(ahead) > 14 * 60 * kMinute) continue;
      Date local = other.date;
      local.second = utc->second;
      local.zone = static_cast<int16_t>(ahead / kMinute);
      found.text = format(local);
      return;
    }
    // A whole hour is how programs write a day of another zone; a folder of the address is named by the day.
    const bool whole_hour = utc->minute == 0 && utc->second == 0;
    if (!whole_hour) others.clear();
    const std::string address = date_in_url(url_);
    if (address.size() == 10 && is_folder(address)) add(address, DateOrigin::url);
    for (const Candidate& other : others) {
      if (other.date.precision != Precision::day) continue;
      const int64_t days = span_of(other.date).first - days_from_civil(utc->year, utc->month, utc->day);
      if ((days == 1 && utc->hour >= 10) || (days == -1 && utc->hour < 12)) {
        found = {format(other.date), other.origin};
        return;
      }
      if (days == 0) return;
    }
  }

  // /2018/09/02/ or /20180902/
  bool is_folder(const std::string& day) const {
    const std::string parts = "/" + day.substr(0, 4) + "/" + day.substr(5, 2) + "/" + day.substr(8, 2) + "/";
    const std::string whole = "/" + day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2) + "/";
    return url_.find(parts) != std::string::npos || url_.find(whole) != std::string::npos;
  }

  // `text` if it is a date of day precision or better, or holds one; else "".
  std::string readable(const std::string& text) const {
    if (text.empty() || text.size() > 200) return {};
    const auto date = read_date(text, hints_);
    if (date && date->precision >= Precision::day)
      return date->year >= kFirstYear ? canonical(text, *date) : std::string();
    const auto inside = find_dates(text, hints_, 1);
    return inside.empty() ? std::string() : canonical(inside.front().text, inside.front().date);
  }

  // Where the reading depends on the order of day and month, the date as read stands for the text.
  std::string canonical(const std::string& text, const Date& date) const {
    return hints_.month_first ? format(date) : text;
  }

  std::string from_meta(std::span<const std::string_view> names) const {
    for (const std::string_view name : names) {
      for (const std::string& value : metadata_.all(name)) {
        const std::string text = readable(value);
        if (!text.empty()) return text;
      }
    }
    return {};
  }

  std::string from_microdata() const {
    for (const char* property : {"datePublished", "dateCreated"}) {
      for (const std::string& value : microdata(page_, property)) {
        const std::string text = readable(value);
        if (!text.empty()) return text;
      }
    }
    return {};
  }

  // In nodes; what stands before the headline is much farther, because heads of pages
  // show today's date.
  NodeId distance(NodeId id) const { return id > headline_ ? id - headline_ : kBefore * (headline_ - id); }

  // <time>: the one marked with pubdate, else the nearest to the headline.
  std::string from_time() const {
    std::string best, changed;
    NodeId nearest = kNoNode;
    for (NodeId id = 0; id < page_.size(); ++id) {
      if (page_[id].tag != Tag::time) continue;
      const bool update = says_update(page_.attribute(id, "class")) ||
                          says_update(page_.attribute(page_[id].parent, "class"));
      std::string text = readable(std::string(page_.attribute(id, "datetime")));
      if (text.empty()) text = readable(page_.text_of(id));
      if (text.empty() || is_elsewhere(id)) continue;
      if (page_.has_attribute(id, "pubdate")) return text;
      if (update) {
        if (changed.empty()) changed = text;
        continue;
      }
      if (headline_ == 0 ? best.empty() : distance(id) < nearest) {
        best = text;
        nearest = distance(id);
      }
    }
    return best.empty() ? changed : best;
  }

  static bool says_update(std::string_view names) {
    const std::string folded = ascii_lowered(names);
    if (folded.find("publish") != std::string::npos) return false;
    return folded.find("updat") != std::string::npos || folded.find("modif") != std::string::npos ||
           folded.starts_with("mod_");
  }

  static bool names_a_date(std::string_view names) {
    const std::string folded = ascii_lowered(names);
    for (const std::string_view word :
         {"date", "datum", "publish", "time", "posted", "entry-meta", "post-meta", "postmeta", "byline",
          "fecha", "data", "meta", "info", "stamp"}) {
      if (folded.find(word) != std::string::npos) return true;
    }
    return false;
  }

  // Text of elements whose class says that it is a date, the nearest to the headline.
  std::string from_labels(NodeId farthest) const {
    std::string best;
    NodeId nearest = kNoNode;
    size_t tried = 0;
    for (NodeId id = 0; id < page_.size() && tried < 200; ++id) {
      if (page_[id].attribute_count == 0 || page_[id].tag == Tag::body || page_[id].tag == Tag::html)
        continue;
      if (!names_a_date(page_.attribute(id, "class")) && !names_a_date(page_.attribute(id, "id"))) continue;
      if (page_[id].end - id > 60 || (headline_ != 0 && distance(id) > farthest)) continue;
      const std::string text = page_.text_of(id);
      if (text.size() < 6 || text.size() > 300) continue;
      ++tried;
      const auto dates = find_dates(text, hints_, 1);
      if (dates.empty() || is_elsewhere(id)) continue;
      if (headline_ == 0 ? best.empty() : distance(id) < nearest) {
        best = canonical(dates.front().text, dates.front().date);
        nearest = distance(id);
      }
    }
    return best;
  }

  // In lines that begin by saying what the date is; the nearest to the headline.
  std::string from_labelled_lines(std::span<const std::string_view> labels) const {
    constexpr size_t kLongest = 150;
    std::string best;
    NodeId nearest = kNoNode;
    for (const TextBlock& block : blocks_) {
      if (block.text.size() > kLongest || block.text.size() < 8) continue;
      const std::string folded = fold_case(block.text);
      if (std::ranges::none_of(labels, [&](std::string_view label) { return folded.find(label) < 24; }))
        continue;
      const auto dates = find_dates(block.text, hints_, 1);
      if (dates.empty() || is_elsewhere(block.first)) continue;
      if (distance(block.first) < nearest) {
        best = canonical(dates.front().text, dates.front().date);
        nearest = distance(block.first);
      }
    }
    return best;
  }

  // In short lines around the headline.
  std::string beside_headline() const {
    if (headline_ == 0) return {};
    size_t at = 0;
    while (at < blocks_.size() && blocks_[at].first < headline_) ++at;
    const size_t first = at > 5 ? at - 5 : 0;
    std::string before;
    for (size_t i = first; i < std::min(at + 12, blocks_.size()); ++i) {
      if (blocks_[i].text.size() > 200) continue;
      const auto dates = find_dates(blocks_[i].text, hints_, 1);
      // A sentence that holds a date tells of something else.
      constexpr size_t kOtherText = 50;
      if (dates.empty() || blocks_[i].text.size() - dates.front().text.size() > kOtherText) continue;
      const std::string text = canonical(dates.front().text, dates.front().date);
      if (i >= at) return text;
      before = text;
    }
    return before;
  }

  // The first short line of the page that holds a date.
  std::string anywhere() const {
    size_t tried = 0;
    for (const TextBlock& block : blocks_) {
      if (block.text.size() > 120 || block.text.size() < 6) continue;
      if (block.text.find("©") != std::string::npos || block.text.find("opyright") != std::string::npos)
        continue;
      if (++tried > 400) break;
      const auto dates = find_dates(block.text, hints_, 1);
      if (!dates.empty()) return canonical(dates.front().text, dates.front().date);
    }
    return {};
  }

  const HtmlDocument& page_;
  const PageMetadata& metadata_;
  const LdArticle& ld_;
  const DateContext& context_;
  const std::string& url_;
  const std::vector<TextBlock>& blocks_;
  DateHints hints_;
  NodeId headline_ = 0;
};

}  // namespace

PageDate published_date(const HtmlDocument& page, const PageMetadata& metadata, const LdArticle& ld,
                        const DateContext& context, const std::vector<TextBlock>& blocks) {
  return DateSearch(page, metadata, ld, context, blocks).run();
}

std::string updated_date(const HtmlDocument& page, const PageMetadata& metadata, const LdArticle& ld) {
  if (!ld.updated.empty()) return ld.updated;
  std::string text =
      metadata.first({"article:modified_time", "og:article:modified_time", "og:updated_time",
                      "dc.date.modified", "dcterms.modified", "last-modified", "article:modified"});
  if (!text.empty()) return text;
  const auto values = microdata(page, "dateModified");
  if (!values.empty()) return values.front();
  return ld.page_updated;
}

}  // namespace news
