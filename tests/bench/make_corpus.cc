// bench_make_corpus BYTES SEED: articles as JSON Lines on standard input become a corpus of about BYTES bytes
// of canonical JSON Lines on standard output. English articles with some text, in an order drawn by the seed.
// When they do not suffice, they come again under other ids with the words of each paragraph in another
// order.
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "common/json.h"
#include "tests/bench/seeded.h"

namespace {

using news::bench::Seeded;

struct Record {
  std::string id, url, title, body, source, category, published, lang;
};

constexpr size_t kLeastBody = 200;  // stubs say nothing about an index of articles

// The forms handed to the peers separate fields with control characters.
std::string member(const news::json::Value& record, std::string_view name) {
  const news::json::Value* value = record.find(name);
  std::string text = value ? value->scalar() : std::string();
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') c = ' ';
  }
  return text;
}

std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

std::vector<Record> read_records(std::istream& in) {
  std::vector<Record> records;
  std::string line;
  news::json::Value value;
  news::json::ParseError error;
  while (std::getline(in, line)) {
    if (!news::json::parse(line, value, error)) continue;
    Record record{member(value, "id"),        member(value, "url"),    one_line(member(value, "title")),
                  member(value, "body"),      member(value, "source"), member(value, "category"),
                  member(value, "published"), member(value, "lang")};
    if (record.body.size() < kLeastBody || !record.lang.starts_with("en")) continue;
    records.push_back(std::move(record));
  }
  return records;
}

// Words keep their paragraph, so that lengths and the frequencies of words stay as they are in real articles.
std::string rearranged(const std::string& body, Seeded& random) {
  std::string out;
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  const auto end_paragraph = [&] {
    end_word();
    random.shuffle(words);
    for (size_t i = 0; i < words.size(); ++i) out += (i == 0 ? "" : " ") + words[i];
    words.clear();
  };
  for (size_t i = 0; i < body.size(); ++i) {
    if (body[i] == '\n' && i + 1 < body.size() && body[i + 1] == '\n') {
      end_paragraph();
      out += "\n\n";
      ++i;
    } else if (body[i] == ' ' || body[i] == '\n') {
      end_word();
    } else {
      word += body[i];
    }
  }
  end_paragraph();
  return out;
}

size_t write_record(const Record& record, const std::string& id, const std::string& url,
                    const std::string& body) {
  std::string line;
  news::json::Writer json(line);
  json.begin_object();
  json.optional("id", id);
  json.optional("url", url);
  json.optional("title", record.title);
  json.optional("body", body);
  json.optional("source", record.source);
  json.optional("published", record.published);
  json.optional("category", record.category);
  json.optional("lang", record.lang);
  json.end_object();
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stdout);
  return line.size();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: bench_make_corpus BYTES SEED < articles.jsonl > corpus.jsonl\n", stderr);
    return 64;
  }
  std::ios::sync_with_stdio(false);
  const size_t wanted = std::strtoull(argv[1], nullptr, 10);
  Seeded random(std::strtoull(argv[2], nullptr, 10));
  std::vector<Record> records = read_records(std::cin);
  if (records.empty()) {
    std::fputs("bench_make_corpus: no English article with a text in the input\n", stderr);
    return 2;
  }
  random.shuffle(records);
  size_t written = 0;
  for (size_t round = 0; written < wanted; ++round) {
    const std::string again = round == 0 ? "" : "-again-" + std::to_string(round);
    for (const Record& record : records) {
      if (written >= wanted) break;
      const std::string url = record.url.empty() || round == 0 ? record.url : record.url + again;
      written += write_record(record, record.id + again, url,
                              round == 0 ? record.body : rearranged(record.body, random));
    }
  }
  return std::fflush(stdout) == 0 ? 0 : 2;
}
