#include "common/index_directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>

#include "common/error.h"
#include "common/json.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr std::string_view kStamp = "# newsidx publication ";
constexpr std::string_view kNext = " next-segment ";
constexpr std::string_view kSegmentLine = "auto segments/";

Error damaged(const std::string& what) {
  return {ErrorCode::corrupt, "the index is damaged: " + what, "run 'newsidx check' for the whole picture"};
}

// Takes a decimal number off the front; throws if there is none.
uint64_t take_number(std::string_view& text, const char* file) {
  uint64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{}) throw damaged(fmt::format("{} cannot be understood", file));
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return value;
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

json::Value parse_object(const std::string& text, const char* file) {
  json::Value value;
  json::ParseError error;
  if (!json::parse(text, value, error) || !value.is(json::Type::object)) {
    throw damaged(fmt::format("{} cannot be understood", file));
  }
  return value;
}

uint64_t number_member(const json::Value& object, std::string_view name, const char* file) {
  const json::Value* member = object.find(name);
  std::string_view text = member ? std::string_view(member->text) : std::string_view{};
  return take_number(text, file);
}

}  // namespace

std::string IndexPaths::segment(uint32_t number) const {
  return fmt::format("{}/segments/{:06}", root, number);
}
std::string IndexPaths::building_segment(uint32_t number) const { return segment(number) + ".new"; }

std::optional<uint32_t> segment_number(const std::string& name) {
  uint32_t value = 0;
  const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), value);
  if (problem != std::errc{} || end != name.data() + name.size() || name.size() < 6) return std::nullopt;
  return value;
}

std::string to_text(const Manifest& manifest) {
  std::string text = fmt::format("{}{}{}{}\n", kStamp, manifest.publication, kNext, manifest.next_segment);
  for (const uint32_t segment : manifest.segments) text += fmt::format("{}{:06}\n", kSegmentLine, segment);
  return text;
}

Manifest manifest_from_text(const std::string& text) {
  Manifest manifest;
  std::string_view rest = text;
  if (!take(rest, kStamp)) throw damaged("XAPIANDB was not written by newsidx");
  manifest.publication = take_number(rest, "XAPIANDB");
  if (!take(rest, kNext)) throw damaged("XAPIANDB cannot be understood");
  manifest.next_segment = static_cast<uint32_t>(take_number(rest, "XAPIANDB"));
  if (!take(rest, "\n")) throw damaged("XAPIANDB cannot be understood");
  while (!rest.empty()) {
    if (!take(rest, kSegmentLine)) throw damaged("XAPIANDB cannot be understood");
    manifest.segments.push_back(static_cast<uint32_t>(take_number(rest, "XAPIANDB")));
    if (!take(rest, "\n")) throw damaged("XAPIANDB cannot be understood");
  }
  return manifest;
}

std::string to_text(const Journal& journal) {
  std::string text;
  json::Writer out(text);
  out.begin_object();
  out.key("publication");
  out.number(journal.publication);
  out.key("deletions");
  out.begin_array();
  for (const auto& [segment, identity] : journal.deletions) {
    out.begin_array();
    out.number(uint64_t{segment});
    out.string(identity);
    out.end_array();
  }
  out.end_array();
  out.end_object();
  return text + "\n";
}

Journal journal_from_text(const std::string& text) {
  const json::Value object = parse_object(text, "journal.json");
  Journal journal;
  journal.publication = number_member(object, "publication", "journal.json");
  const json::Value* deletions = object.find("deletions");
  if (!deletions) throw damaged("journal.json cannot be understood");
  for (const json::Value& pair : deletions->items) {
    if (pair.items.size() != 2) throw damaged("journal.json cannot be understood");
    std::string_view segment = pair.items[0].text;
    journal.deletions.emplace_back(static_cast<uint32_t>(take_number(segment, "journal.json")),
                                   pair.items[1].text);
  }
  return journal;
}

std::string to_text(const IndexSettings& settings) {
  std::string text;
  json::Writer out(text);
  out.begin_object();
  out.key("format_version");
  out.number(int64_t{settings.format_version});
  out.key("features");
  out.begin_array();
  for (const std::string& feature : settings.features) out.string(feature);
  out.end_array();
  out.end_object();
  return text + "\n";
}

std::optional<std::string> read_small_file(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw io_error("cannot read", path, errno);
  }
  std::string text;
  char buffer[16384];
  ssize_t got = 0;
  while ((got = ::read(fd, buffer, sizeof buffer)) != 0) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const int problem = errno;
      close(fd);
      throw io_error("cannot read", path, problem);
    }
    text.append(buffer, static_cast<size_t>(got));
  }
  close(fd);
  return text;
}

IndexSettings read_settings(const IndexPaths& paths) {
  const auto text = read_small_file(paths.settings());
  if (!text) {
    throw Error(ErrorCode::no_index, fmt::format("there is no index at '{}'", printable(paths.root)),
                "make one with: newsidx add --index DIR PATH...");
  }
  const json::Value object = parse_object(*text, "newsidx.json");
  IndexSettings settings;
  settings.format_version = static_cast<int>(number_member(object, "format_version", "newsidx.json"));
  if (const json::Value* features = object.find("features")) {
    for (const json::Value& feature : features->items) settings.features.push_back(feature.text);
  }
  if (settings.format_version < kFormatVersion) {
    throw Error(ErrorCode::no_index,
                fmt::format("the index at '{}' has format version {}, which is no longer read",
                            printable(paths.root), settings.format_version),
                "make a new one from the articles: newsidx add --index DIR PATH...");
  }
  if (settings.format_version > kFormatVersion || !settings.features.empty()) {
    throw Error(ErrorCode::newer_format,
                fmt::format("the index at '{}' has format version {}; this program knows {}",
                            printable(paths.root), settings.format_version, kFormatVersion),
                "install the newer version of newsidx and newssearch that wrote it");
  }
  return settings;
}

Manifest read_manifest(const IndexPaths& paths) {
  const auto text = read_small_file(paths.manifest());
  if (!text) {
    throw Error(ErrorCode::no_index, fmt::format("there is no index at '{}'", printable(paths.root)),
                "make one with: newsidx add --index DIR PATH...");
  }
  return manifest_from_text(*text);
}

std::optional<Journal> read_journal(const IndexPaths& paths) {
  const auto text = read_small_file(paths.journal());
  if (!text) return std::nullopt;
  return journal_from_text(*text);
}

}  // namespace news
