// trec: the run format of trec_eval, `label Q0 id rank score tag`, six columns between single spaces.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "common/error.h"
#include "searcher/renderer.h"

namespace news {

namespace {

// In millionths: more than the distance between neighbouring floats of this size.
int64_t least_step(int64_t millionths) {
  const float size = std::abs(static_cast<float>(millionths) * 1e-6F);
  return 1 + static_cast<int64_t>((std::nextafter(size, std::numeric_limits<float>::max()) - size) * 1e6);
}

class TrecRenderer : public Renderer {
 public:
  TrecRenderer(const RenderStyle& style, std::FILE* out)
      : out_(out), label_(style.label.empty() ? "1" : encode_id(style.label, true)) {}

  void begin(const Results&) override {
    last_ = std::numeric_limits<int64_t>::max();
    step_ = 0;
  }

  // trec_eval orders by score, read in single precision, and breaks ties by id, which would undo our order:
  // what it would take for equal is set apart by the least step that it can tell.
  void hit(const Hit& hit) override {
    const int64_t millionths = std::min<int64_t>(std::llround(hit.score * 1e6), last_ - step_);
    step_ = least_step(millionths);
    last_ = millionths;
    const uint64_t size =
        millionths < 0 ? 0 - static_cast<uint64_t>(millionths) : static_cast<uint64_t>(millionths);
    put(out_, fmt::format("{} Q0 {} {} {}{}.{:06} newssearch\n", label_, encode_id(hit.article.id, true),
                          hit.rank, millionths < 0 ? "-" : "", size / 1000000, size % 1000000));
  }

  void end(const Results&) override {}
  void facet(const Facet&) override { throw Error(ErrorCode::usage, "--format trec has no form for --by"); }
  void show(const std::vector<Article>&) override {
    throw Error(ErrorCode::usage, "--format trec has no form for --show");
  }

 private:
  std::FILE* out_;
  std::string label_;
  int64_t last_ = 0;  // score of the line before, in millionths
  int64_t step_ = 0;  // the next one is at least so much below it
};

}  // namespace

std::unique_ptr<Renderer> make_trec_renderer(const RenderStyle& style, std::FILE* out) {
  return std::make_unique<TrecRenderer>(style, out);
}

}  // namespace news
