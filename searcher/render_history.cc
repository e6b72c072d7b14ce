#include "searcher/render_history.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/error.h"
#include "common/identity.h"
#include "common/json.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "searcher/text_breaks.h"
#include "searcher/text_page.h"

namespace news {

namespace {

constexpr size_t kMaxColumns = 120;  // longer lines are hard to read
constexpr size_t kContext = 60;      // bytes of unchanged text beside a change
constexpr size_t kIndent = 3;
constexpr size_t kFieldColumns = 10;
constexpr size_t kMinText = 24;
constexpr std::string_view kDot = " · ";
constexpr std::string_view kEllipsis = "…";

// SGR sequences (ECMA-48): red and crossed out, green.
std::string_view sequence(EditKind kind) {
  return kind == EditKind::removed ? "\x1b[31;9m" : kind == EditKind::added ? "\x1b[32m" : "";
}

// As wdiff marks them, where there are no colours.
std::string_view opening(EditKind kind) { return kind == EditKind::removed ? "[-" : "{+"; }
std::string_view closing(EditKind kind) { return kind == EditKind::removed ? "-]" : "+}"; }

std::string shown(std::string_view text) {
  std::string marked;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find("\n\n", begin);
    marked += text.substr(begin, end - begin);
    if (end == std::string_view::npos) break;
    marked += " ¶ ";
    begin = end + 2;
  }
  return printable(marked);
}

std::string_view head(std::string_view text) {
  const size_t space = text.rfind(' ', kContext);
  return text.substr(0,
                     space == std::string_view::npos || space == 0 ? floor_boundary(text, kContext) : space);
}

std::string_view tail(std::string_view text) {
  const size_t from = text.size() - kContext;
  const size_t space = text.find(' ', from);
  return text.substr(space == std::string_view::npos ? floor_boundary(text, from) : space + 1);
}

// Unchanged text between two changes, or before the first and after the last, without what is far from them.
std::string context(const std::string& text, bool first, bool last) {
  if (text.size() <= 2 * kContext + kContext / 2) return text;
  std::string out;
  if (!first) out += std::string(head(text)) + ' ';
  out += kEllipsis;
  if (!last) out += ' ' + std::string(tail(text));
  return out;
}

class TextForm {
 public:
  TextForm(const RenderStyle& style, std::FILE* out)
      : color_(style.color),
        columns_(style.columns == 0 ? 0 : std::min(style.columns, kMaxColumns)),
        page_(style.color, columns_, out) {}

  void history(const History& history) {
    if (!first_) page_.blank();
    first_ = false;
    const Article& newest = history.versions.back().article;
    std::string line = shown_id(newest);
    if (!newest.source.empty()) line += std::string(kDot) + newest.source;
    const size_t count = history.versions.size();
    page_.line(fmt::format("{}{}{} {}", line, kDot, count, count == 1 ? "version" : "versions"), Shade::dim,
               0);
    for (size_t i = 0; i < count; ++i) version(i + 1, history.versions[i]);
  }

 private:
  void version(size_t number, const Version& version) {
    const std::string rank = fmt::format("{:>2}. ", number);
    const Article& article = version.article;
    if (article.title.empty())
      page_.paragraph({"(no headline)", {}}, Shade::dim, rank.size(), rank);
    else
      page_.paragraph({article.title, {}}, Shade::bold, rank.size(), rank);
    page_.paragraph({facts(version), {}}, Shade::plain, kIndent + 1);
    for (const FieldChange& change : version.changes) changes(change);
  }

  static std::string facts(const Version& version) {
    const Article& article = version.article;
    std::string line;
    const auto add = [&line](const std::string& fact) {
      line += (line.empty() ? "" : std::string(kDot)) + fact;
    };
    const std::string_view state = state_of(version);
    if (state == "canceled") add("CANCELLED");
    if (state == "withheld") add("WITHHELD");
    if (state == "embargoed") add("EMBARGO until " + format(article.embargo));
    if (article.published.known()) add(format(article.published));
    if (article.updated.known()) add("updated " + format(article.updated));
    if (article.version) add(fmt::format("version {}", *article.version));
    add("added " + format(date_from_instant(version.added)));
    if (!article.file.empty()) add(article.file);
    return line;
  }

  void changes(const FieldChange& change) {
    std::string text;
    std::vector<std::pair<size_t, EditKind>> ends;  // where each edit ends
    for (size_t i = 0; i < change.edits.size(); ++i) {
      const Edit& edit = change.edits[i];
      std::string part = shown(edit.text);
      if (edit.kind == EditKind::same)
        part = context(part, i == 0, i + 1 == change.edits.size());
      else if (!color_)
        part = fmt::format("{}{}{}", opening(edit.kind), part, closing(edit.kind));
      text += part;
      ends.emplace_back(text.size(), edit.kind);
    }
    const std::string name = change.field == "body" ? "text" : printable(change.field);
    lines(fmt::format("{}{:<{}}", std::string(kIndent + 1, ' '), name, kFieldColumns), text, ends);
  }

  void lines(const std::string& label, std::string_view text,
             const std::vector<std::pair<size_t, EditKind>>& ends) {
    const size_t indent = kIndent + 1 + kFieldColumns;
    const size_t room = columns_ == 0 ? 0 : std::max(columns_, indent + kMinText) - indent;
    size_t edit = 0;
    bool first = true;
    for (const Range& row : wrap(text, room, room)) {
      page_.write(first ? label + (label.size() > indent ? " " : "") : std::string(indent, ' '));
      first = false;
      for (size_t at = row.begin; at < row.end;) {
        while (edit < ends.size() && ends[edit].first <= at) ++edit;
        const size_t end = std::min(row.end, edit < ends.size() ? ends[edit].first : row.end);
        piece(text.substr(at, end - at), edit < ends.size() ? ends[edit].second : EditKind::same);
        at = end;
      }
      page_.blank();
    }
  }

  void piece(std::string_view text, EditKind kind) {
    const std::string_view start = color_ ? sequence(kind) : "";
    page_.write(start);
    page_.write(text);
    if (!start.empty()) page_.write("\x1b[0m");
  }

  bool color_;
  size_t columns_;
  TextPage page_;
  bool first_ = true;
};

std::string_view name_of(EditKind kind) {
  return kind == EditKind::same ? "same" : kind == EditKind::removed ? "removed" : "added";
}

void write_changes(json::Writer& writer, const std::vector<FieldChange>& changes) {
  writer.begin_array();
  for (const FieldChange& change : changes) {
    writer.begin_object();
    writer.key("field");
    writer.string(change.field);
    writer.key("edits");
    writer.begin_array();
    for (const Edit& edit : change.edits) {
      writer.begin_object();
      writer.key(name_of(edit.kind));
      writer.string(edit.text);
      writer.end_object();
    }
    writer.end_array();
    writer.end_object();
  }
  writer.end_array();
}

void write_version(json::Writer& writer, size_t number, const Version& version, const std::string& id) {
  writer.begin_object();
  writer.optional("id", id);
  writer.key("number");
  writer.number(uint64_t{number});
  writer.optional("state", state_of(version));
  writer.optional("added", format(date_from_instant(version.added)));
  writer.key("article");
  writer.raw(to_canonical_json(version.article));
  if (!version.changes.empty()) {
    writer.key("changes");
    write_changes(writer, version.changes);
  }
  writer.end_object();
}

std::string history_object(const History& history) {
  std::string text;
  json::Writer writer(text);
  const Article& newest = history.versions.back().article;
  writer.begin_object();
  writer.optional("id", shown_id(newest));
  writer.optional("source", newest.source);
  writer.key("versions");
  writer.begin_array();
  for (size_t i = 0; i < history.versions.size(); ++i) write_version(writer, i + 1, history.versions[i], {});
  writer.end_array();
  writer.end_object();
  return text;
}

void render_json(const std::vector<History>& histories, std::FILE* out) {
  for (size_t i = 0; i < histories.size(); ++i)
    put(out, (i == 0 ? "[\n" : ",\n") + escape_controls(history_object(histories[i])));
  put(out, histories.empty() ? "[]\n" : "\n]\n");
}

void render_jsonl(const std::vector<History>& histories, std::FILE* out) {
  for (const History& history : histories) {
    const std::string id = shown_id(history.versions.back().article);
    for (size_t i = 0; i < history.versions.size(); ++i) {
      std::string text;
      json::Writer writer(text);
      write_version(writer, i + 1, history.versions[i], id);
      put(out, escape_controls(text) + "\n");
    }
  }
}

}  // namespace

void render_histories(OutputFormat format, const RenderStyle& style, const std::vector<History>& histories,
                      std::FILE* out) {
  if (format == OutputFormat::json) return render_json(histories, out);
  if (format == OutputFormat::jsonl) return render_jsonl(histories, out);
  if (format != OutputFormat::text)
    throw Error(ErrorCode::usage,
                fmt::format("--format {} has no form for --history", format_row(format).name));
  TextForm form(style, out);
  for (const History& history : histories) form.history(history);
}

}  // namespace news
