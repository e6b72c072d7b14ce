// What a page calls its own parts: the words in names of classes, and the elements made for it. Pure
// function, thread-safe.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/html_dom.h"

namespace news {

enum class Role : uint8_t {
  none,
  body,       // says that it is the text of the article
  article,    // says that it holds the article
  caption,    // belongs to a picture
  label,      // byline, date, section, tags: about the article
  teaser,     // of another article, or the first paragraph of this one
  aside,      // related articles, side columns, boxes that may or may not belong to the article
  furniture,  // navigation, sharing, advertising, subscriptions, footers
  comments,
};

// By its name, role, class and id.
Role role_of(const HtmlDocument& page, NodeId id);

}  // namespace news
