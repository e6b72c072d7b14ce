// ids: one id a line, for xargs and --show.
#include "common/error.h"
#include "searcher/renderer.h"

namespace news {

namespace {

class IdsRenderer : public Renderer {
 public:
  explicit IdsRenderer(std::FILE* out) : out_(out) {}

  void begin(const Results&) override {}
  void hit(const Hit& hit) override { line(hit.article); }
  void end(const Results&) override {}
  void facet(const Facet&) override { throw Error(ErrorCode::usage, "--format ids has no form for --by"); }
  void show(const std::vector<Article>& articles) override {
    for (const Article& article : articles) line(article);
  }

 private:
  void line(const Article& article) { put(out_, encode_id(article.id, false) + "\n"); }

  std::FILE* out_;
};

}  // namespace

std::unique_ptr<Renderer> make_ids_renderer(const RenderStyle&, std::FILE* out) {
  return std::make_unique<IdsRenderer>(out);
}

}  // namespace news
