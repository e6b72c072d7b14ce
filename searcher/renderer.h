// Results to text, one renderer a format. A renderer does all escaping of its format; it never looks anything
// up. Output goes to a FILE so that long lists stream. The grammar of each format is in searcher/OUTPUT.md.
//
// A new format = one render_x.cc, its row in renderer.cc, its declaration below, golden files.
#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "searcher/options.h"
#include "searcher/results.h"

namespace news {

struct RenderStyle {
  bool color = false;   // searcher/terminal.h decides; only text has colours
  size_t columns = 80;  // a line of text is no wider; 0 means unlimited
  std::string label;    // of the query in a batch; empty for a single query (trec then writes 1)
  bool header =
      true;  // csv and tsv begin with a line of column names; false for the later queries of a batch
};

// Members throw Error(io) when the output cannot be written. What the renderer was given is not kept.
class Renderer {
 public:
  virtual ~Renderer() = default;
  // Called once, then each hit in order, then end. `results.hits` may be empty in begin: hits come one by
  // one.
  virtual void begin(const Results& results) = 0;
  virtual void hit(const Hit& hit) = 0;
  virtual void end(const Results& results) = 0;
  // A table of counts, alone. Throws Error(usage) in a format that has no tables (ids, trec).
  virtual void facet(const Facet& facet) = 0;
  // Whole articles (--show), alone. Throws Error(usage) in trec.
  virtual void show(const std::vector<Article>& articles) = 0;
};

std::unique_ptr<Renderer> make_renderer(OutputFormat format, const RenderStyle& style, std::FILE* out);

// For --kwic: prints the lines of each hit. Throws Error(usage) for a format that has no form for them.
std::unique_ptr<Renderer> make_concordance_renderer(OutputFormat format, const RenderStyle& style,
                                                    size_t context_columns, std::FILE* out);

// The table of formats, in the order of --help.
struct FormatRow {
  OutputFormat format;
  std::string_view name;
  bool tables;    // has a form for counts (--by)
  bool articles;  // has a form for whole articles (--show)
  bool lines;     // has a form for concordance lines (--kwic)
  bool versions;  // has a form for versions of an article (--history)
  std::unique_ptr<Renderer> (*make)(const RenderStyle& style, std::FILE* out);
};
std::span<const FormatRow> output_formats();
const FormatRow& format_row(OutputFormat format);

// One per render_<format>.cc.
std::unique_ptr<Renderer> make_text_renderer(const RenderStyle& style, std::FILE* out);
std::unique_ptr<Renderer> make_json_renderer(const RenderStyle& style, std::FILE* out);
std::unique_ptr<Renderer> make_jsonl_renderer(const RenderStyle& style, std::FILE* out);
std::unique_ptr<Renderer> make_csv_renderer(const RenderStyle& style, std::FILE* out);
std::unique_ptr<Renderer> make_tsv_renderer(const RenderStyle& style, std::FILE* out);
std::unique_ptr<Renderer> make_ids_renderer(const RenderStyle& style, std::FILE* out);
std::unique_ptr<Renderer> make_trec_renderer(const RenderStyle& style, std::FILE* out);

// For stderr, after the hits of a search in text: "17 articles, 1-10 shown", without a line end. `first` is
// the rank of the first hit shown, `shown` their number.
std::string summary_line(const Results& results, uint64_t first, uint64_t shown);

// What the renderers share. Writes all of `text`; throws Error(io).
void put(std::FILE* out, std::string_view text);
// The highlighted text with each stretch between marks changed by `change`, and the marks moved along. Ranges
// that do not lie in the text are dropped.
Highlighted change_text(const Highlighted& from, const std::function<std::string(std::string_view)>& change);
// JSON in which C1 controls and marks of direction, which a terminal would obey, are escaped too. Outside of
// strings there are none, so that escaping them anywhere keeps the value.
std::string escape_controls(std::string_view json);
// An id as one word of ASCII-safe text: what a terminal must not see, and white space if `spaces`, is
// percent-encoded.
std::string encode_id(std::string_view id, bool spaces);

}  // namespace news
