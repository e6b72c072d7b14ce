// Articles in the flat form of bench_flatten, read with next to no work.
#pragma once

#include <array>
#include <fstream>
#include <string>

namespace news::bench {

enum FlatField { kId, kTitle, kBody, kSource, kCategory, kPublished, kUrl, kFlatFields };
using FlatArticle = std::array<std::string, kFlatFields>;

// False at the end.
inline bool read_article(std::istream& in, FlatArticle& article) {
  for (std::string& field : article) {
    if (!std::getline(in, field, '\x1f')) return false;
  }
  in.get();
  return true;
}

}  // namespace news::bench
