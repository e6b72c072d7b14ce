#include "indexer/html_title.h"

#include <algorithm>
#include <initializer_list>

#include "common/utf8.h"
#include "indexer/clean_text.h"
#include "indexer/html_outlet.h"
#include "indexer/html_text.h"

namespace news {
namespace {

constexpr size_t kMostHeadings = 40;  // more belong to lists of other articles

class TitleFinder {
 public:
  explicit TitleFinder(const TitleSources& from)
      : from_(from), outlet_(from.outlet, from.url), known_(from.headings.main) {
    for (const std::string& heading : from.headings.main) headings_.push_back(letters_of(heading));
    known_.push_back(plain_value(from.metadata.first({"headline"})));
  }

  PageTitle run() const {
    const std::string stated = without_outlet(plain_value(from_.ld.headline));
    const std::string written = plain_value(from_.metadata.first({"og:title"}));
    const std::string shared = without_outlet(written);
    if (!stated.empty()) return stated_title(stated, shared, shared == written);
    if (!shared.empty()) return {without_topic(shared), {}};
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
    if (shown != headings_.end() && is_other_form(left, right)) return {shared, {}};
    return {stated, shown == headings_.end()
                        ? std::string()
                        : from_.headings.main[static_cast<size_t>(shown - headings_.begin())]};
  }

  // Whether a headline of JSON-LD (letters alone) that no heading repeats is the one that is shown but for a
  // topic before it, or JSON-LD itself calls the article by the one that is shown.
  bool is_other_form(const std::string& left, const std::string& right) const {
    return left.ends_with(right) || right.ends_with(left) ||
           letters_of(without_outlet(plain_value(from_.ld.name))) == right;
  }

  // "Topic: headline" where the heading has another topic and the headline in an element of its own: that.
  std::string without_topic(const std::string& title) const {
    constexpr std::string_view kMarks[] = {": ", " - ", " – ", " | ", " / "};
    constexpr size_t kLeast = 12;  // letters; less may be the name of a series
    for (const std::string& part : from_.headings.parts) {
      if (!title.ends_with(part) || letters_of(part).size() < kLeast) continue;
      const std::string_view topic = std::string_view(title).substr(0, title.size() - part.size());
      const bool marked = std::ranges::any_of(kMarks, [&](auto mark) { return topic.ends_with(mark); });
      if (marked && std::ranges::count(headings_, letters_of(title)) == 0) return part;
    }
    return title;
  }

  std::string without_outlet(const std::string& title) const { return outlet_.removed(title, known_); }

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
  OutletName outlet_;
  std::vector<std::string> known_;     // headlines, as they are written
  std::vector<std::string> headings_;  // h1, letters alone
};

}  // namespace

void PageHeadings::add_part(const HtmlDocument& page, NodeId heading, const std::string& text) {
  NodeId last = kNoNode;
  for (NodeId child = page[heading].first_child; child != kNoNode; child = page[child].next) {
    if (page[child].tag != Tag::text) last = child;
  }
  if (last == kNoNode) return;
  std::string part = page.text_of(last);
  if (!part.empty() && part.size() < text.size() && text.ends_with(part)) parts.push_back(std::move(part));
}

PageHeadings::PageHeadings(const HtmlDocument& page) {
  for (NodeId id = 0; id < page.size(); ++id) {
    const Tag tag = page[id].tag;
    if (tag != Tag::h1 && tag != Tag::h2 && tag != Tag::h3) continue;
    std::vector<std::string>& list = tag == Tag::h1 ? main : others;
    if (list.size() >= kMostHeadings) continue;
    std::string text = page.text_of(id);
    if (tag == Tag::h1) add_part(page, id, text);
    if (!text.empty()) list.push_back(std::move(text));
  }
}

std::string plain_value(const std::string& text) {
  return fold_space(text.find('<') == std::string::npos ? decode_entities(text) : text_from_html(text));
}

PageTitle find_title(const TitleSources& sources) { return TitleFinder(sources).run(); }

}  // namespace news
