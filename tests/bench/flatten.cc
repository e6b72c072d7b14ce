// bench_flatten flat|scriptindex: a corpus of canonical JSON Lines on standard input in the form a peer
// reads. The peers get the articles without having to parse JSON; the project's own program is measured with
// it.
//   flat         id, title, body, source, category, published (YYYYMMDD), url, each ended by 0x1F, and a
//   newline scriptindex  the dump format of xapian-omega: name=value, "=" before continued lines, an empty
//   line after each article
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "common/json.h"

namespace {

constexpr std::string_view kFields[] = {"id", "title", "body", "source", "category", "published", "url"};

// What sorts and compares as text: the digits of the day.
std::string day_digits(const std::string& published) {
  std::string digits;
  for (const char c : published) {
    if (c >= '0' && c <= '9') digits += c;
    if (digits.size() == 8 || c == 'T') break;
  }
  return digits;
}

std::string field_text(const news::json::Value& article, std::string_view name) {
  const news::json::Value* value = article.find(name);
  if (!value) return {};
  return name == "published" ? day_digits(value->scalar()) : value->scalar();
}

void add_flat(std::string& out, const news::json::Value& article) {
  for (const std::string_view name : kFields) {
    out += field_text(article, name);
    out += '\x1f';
  }
  out += '\n';
}

void add_dump(std::string& out, const news::json::Value& article) {
  for (const std::string_view name : kFields) {
    const std::string text = field_text(article, name);
    if (text.empty()) continue;
    out.append(name).append("=");
    for (const char c : text) {
      out += c;
      if (c == '\n') out += '=';
    }
    out += '\n';
  }
  out += '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view form = argc == 2 ? argv[1] : "";
  if (form != "flat" && form != "scriptindex") {
    std::fputs("usage: bench_flatten flat|scriptindex < corpus.jsonl\n", stderr);
    return 64;
  }
  std::ios::sync_with_stdio(false);
  std::string line, out;
  news::json::Value article;
  news::json::ParseError error;
  while (std::getline(std::cin, line)) {
    if (!news::json::parse(line, article, error)) continue;
    out.clear();
    form == "flat" ? add_flat(out, article) : add_dump(out, article);
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  return std::fflush(stdout) == 0 ? 0 : 2;
}
