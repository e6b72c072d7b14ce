#include "indexer/html_title.h"

#include <algorithm>
#include <initializer_list>

#include "common/identity.h"
#include "common/utf8.h"
#include "indexer/clean_text.h"
#include "indexer/html_text.h"

namespace news {
namespace {

// What stands between a headline and the name of the outlet.
constexpr std::string_view kMarks[] = {" | ",  " - ", " – ", " — ", " • ", " · ", " * ",
                                       " :: ", " » ", "｜",  "|",   "ㅣ",  "--",  "::"};
constexpr size_t kMostHeadings = 40;  // more belong to lists of other articles

class TitleFinder {
 public:
  explicit TitleFinder(const TitleSources& from)
      : from_(from), outlet_(letters_of(from.outlet)), host_(letters_of(host_of(from.url))) {
    for (const std::string& heading : from.headings.main) headings_.push_back(letters_of(heading));
  }

  PageTitle run() const {
    const std::string stated = without_outlet(plain_value(from_.ld.headline));
    const std::string written = plain_value(from_.metadata.first({"og:title"}));
    const std::string shared = without_outlet(written);
    if (!stated.empty()) return stated_title(stated, shared, shared == written);
    if (!shared.empty()) return {shared, {}};
    for (const std::string& given :
         {plain_value(from_.metadata.first({"twitter:title", "dc.title", "sailthru.title", "parsely-title"})),
          plain_value(from_.ld.page_headline)}) {
      if (!given.empty()) return {without_outlet(given), {}};
    }
    return {shown_title(), {}};
  }

 private:
  // Most pages say the same thing everywhere. Where JSON-LD only repeats the heading and og:title is another
  // one, that was written for the article (but not with the outlet's name behind it: so programs make
  // titles); a headline of JSON-LD that no heading repeats was too.
  PageTitle stated_title(const std::string& stated, const std::string& shared, bool bare) const {
    const std::string left = letters_of(stated), right = letters_of(shared);
    const bool repeats = std::ranges::any_of(
        headings_, [&](const std::string& heading) { return !heading.empty() && heading == left; });
    // Too short to be more than the name of a part of the site.
    constexpr size_t kLeast = 12;
    const bool apart =
        right.size() >= std::max(kLeast, left.size() / 3) && right.find(left) == std::string::npos;
    if (repeats && apart && bare) return {shared, stated};
    if (repeats || right.empty() || right == left) return {stated, {}};
    const auto shown = std::ranges::find(headings_, right);
    return {stated, shown == headings_.end()
                        ? std::string()
                        : from_.headings.main[static_cast<size_t>(shown - headings_.begin())]};
  }

  bool is_outlet(std::string_view text) const {
    const std::string name = letters_of(text);
    constexpr size_t kLeast = 2, kSure = 3;
    if (name.size() < kLeast) return false;
    return name == outlet_ || host_.find(name) != std::string::npos ||
           (outlet_.size() >= kSure && name.find(outlet_) != std::string::npos) ||
           (name.size() > kSure && outlet_.find(name) != std::string::npos);
  }

  // "Headline - Paper" and "Headline | Paper" without the paper; also without what else follows a heading.
  std::string without_outlet(std::string title) const {
    while (title.ends_with(" -") || title.ends_with(" |"))
      title = trim(std::string_view(title).substr(0, title.size() - 2));
    for (const std::string_view mark : kMarks) {
      const size_t last = title.rfind(mark);
      if (last == std::string::npos || last == 0) continue;
      const std::string rest = title.substr(0, last);
      if (is_outlet(std::string_view(title).substr(last + mark.size())) ||
          std::ranges::count(headings_, letters_of(rest)) > 0)
        return rest;
    }
    return title;
  }

  // The longest heading that stands in the title element too; "" if none does.
  std::string confirmed_heading(const std::string& whole) const {
    std::string best;
    size_t most = 0;
    for (const auto* list : {&from_.headings.main, &from_.headings.others}) {
      for (const std::string& heading : *list) {
        const std::string letters = letters_of(heading);
        if (letters.size() > most && whole.find(letters) != std::string::npos)
          best = heading, most = letters.size();
      }
    }
    return best;
  }

  // Where the markup says nothing. Most title elements are the headline and the name of the site, which may
  // be a heading as well; so a heading counts that the title element begins with, or of which most of it is
  // made.
  std::string shown_title() const {
    const std::string whole = letters_of(from_.metadata.title);
    const std::string heading = confirmed_heading(whole), letters = letters_of(heading);
    if (!heading.empty() && (whole.starts_with(letters) || 2 * letters.size() >= whole.size()))
      return heading;
    const std::vector<std::string>& main = from_.headings.main;
    if (main.size() == 1 && whole.find(headings_[0]) == std::string::npos) return main[0];
    const std::string element = title_element();
    return element.empty() && !main.empty() ? main[0] : element;
  }

  std::string title_element() const {
    const std::string& whole = from_.metadata.title;
    const std::string shorter = without_outlet(whole);
    if (shorter != whole) return shorter;
    std::string_view longest = whole;
    for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " » "}) {
      if (whole.find(mark) == std::string::npos) continue;
      longest = {};
      for (size_t begin = 0; begin <= whole.size();) {
        const size_t end = std::min(whole.find(mark, begin), whole.size());
        if (end - begin > longest.size()) longest = std::string_view(whole).substr(begin, end - begin);
        begin = end + mark.size();
      }
      break;
    }
    return std::string(longest);
  }

  const TitleSources& from_;
  std::string outlet_, host_;
  std::vector<std::string> headings_;  // h1, letters alone
};

}  // namespace

PageHeadings::PageHeadings(const HtmlDocument& page) {
  for (NodeId id = 0; id < page.size(); ++id) {
    const Tag tag = page[id].tag;
    if (tag != Tag::h1 && tag != Tag::h2 && tag != Tag::h3) continue;
    std::vector<std::string>& list = tag == Tag::h1 ? main : others;
    if (list.size() >= kMostHeadings) continue;
    std::string text = page.text_of(id);
    if (!text.empty()) list.push_back(std::move(text));
  }
}

std::string plain_value(const std::string& text) {
  return fold_space(text.find('<') == std::string::npos ? decode_entities(text) : text_from_html(text));
}

PageTitle find_title(const TitleSources& sources) { return TitleFinder(sources).run(); }

}  // namespace news
