// The name of the outlet behind the title of an article ("Headline - Paper"). Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

class OutletName {
 public:
  // The outlet's name and the address of the page; either may be "".
  OutletName(std::string_view outlet, std::string_view url);

  // `title` without the outlet behind it, nor the section between the two if a text of `headlines` stands
  // before that; and, where the outlet is not known by name, without all that follows such a text and a mark.
  std::string removed(std::string title, const std::vector<std::string>& headlines) const;

 private:
  bool is_outlet(std::string_view text) const;

  std::string outlet_, host_;  // letters alone
};

}  // namespace news
