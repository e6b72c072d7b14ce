// bench_make_books normal|books: from a corpus of canonical JSON Lines on standard input, articles of 4 to 6
// kB, or books of 2 MB made of the corpus' articles, with words planted at the beginning, in the middle and
// at the end.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/json.h"
#include "tests/bench/seeded.h"

namespace {

constexpr size_t kWanted = 20;
constexpr size_t kBookBytes = 2'000'000;

// Before the sentence that begins at this part of the text, or after it.
void plant(std::string& text, double part, const std::string& word) {
  const size_t end = text.find(". ", static_cast<size_t>(static_cast<double>(text.size()) * part));
  const std::string planted = "The " + word + " parade came. ";
  text.insert(end == std::string::npos ? text.size() : end + 2, planted);
}

void print(const std::string& kind, size_t number, std::string body) {
  plant(body, 0.001, "startword");
  plant(body, 0.5, "middleword");
  plant(body, 0.999, "endword");
  std::string line;
  news::json::Writer out(line);
  out.begin_object();
  out.optional("id", kind + std::to_string(number));
  out.optional("title", kind + ' ' + std::to_string(number));
  out.optional("body", body);
  out.optional("lang", "en");
  out.end_object();
  std::puts(line.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view kind = argc == 2 ? argv[1] : "";
  if (kind != "normal" && kind != "books") {
    std::fputs("usage: bench_make_books normal|books < corpus.jsonl\n", stderr);
    return 64;
  }
  std::vector<std::string> bodies;
  std::string line;
  news::json::Value article;
  news::json::ParseError error;
  while (std::getline(std::cin, line)) {
    if (!news::json::parse(line, article, error)) continue;
    if (const news::json::Value* body = article.find("body")) bodies.push_back(body->scalar());
  }
  news::bench::Seeded draw(1);
  for (size_t i = 0; i < kWanted && kind == "books"; ++i) {
    std::string book;
    while (!bodies.empty() && book.size() < kBookBytes) (book += bodies[draw.below(bodies.size())]) += "\n\n";
    print("book", i, std::move(book));
  }
  size_t normal = 0;
  for (const std::string& body : bodies) {
    if (kind == "normal" && body.size() > 4000 && body.size() < 6000 && normal < kWanted)
      print("article", normal++, body);
  }
  return 0;
}
