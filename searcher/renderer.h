// Results to text, one renderer a format. A renderer does all escaping of its format; it never looks anything up. Output goes
// to a FILE so that long lists stream.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "searcher/options.h"
#include "searcher/results.h"

namespace news {

struct RenderStyle {
  bool color = false;
  size_t columns = 80;          // of the terminal; 0 means unlimited (output to a file or pipe)
  std::string label;            // of the query, for trec
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  // Called once, then each hit in order, then end. `results.hits` may be empty in begin: hits come one by one.
  virtual void begin(const Results& results) = 0;
  virtual void hit(const Hit& hit) = 0;
  virtual void end(const Results& results) = 0;
  // A table of counts, alone.
  virtual void facet(const Facet& facet) = 0;
  // Whole articles (--show), alone.
  virtual void show(const std::vector<Article>& articles) = 0;
};

std::unique_ptr<Renderer> make_renderer(OutputFormat format, const RenderStyle& style, std::FILE* out);

}  // namespace news
