#include "common/analysis.h"

#include <catch2/catch.hpp>
#include <random>
#include <sstream>

using namespace news;

namespace {

// "term@position" of every token, pairs in brackets.
std::string tokens_of(const std::string& text) {
  std::ostringstream out;
  for (const Token& token : tokenise(text)) {
    if (out.tellp() > 0) out << ' ';
    if (token.kind == TokenKind::cjk_pair)
      out << '[' << token.term << ']';
    else
      out << token.term << '@' << token.position;
  }
  return out.str();
}

}  // namespace

TEST_CASE("words as news writes them", "[common][analysis]") {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"Alibaba Cloud to scale down", "alibaba@0 cloud@1 to@2 scale@3 down@4"},
      {"AT&T and the U.S. market", "at&t@0 and@1 the@2 us@3 market@4"},
      {"U.S.A", "usa@0"},
      {"COVID-19", "covid@0 19@1"},
      {"don't don’t", "don't@0 don't@1"},
      {"donʼt пʼять lʼété ʼn", "don't@0 п'ять@1 l@2 ete@3 n@4"},
      {"10,000 at 3.5mm, 45.5 percent.", "10,000@0 at@1 3.5mm@2 45.5@3 percent@4"},
      {"C++ and C# and A+", "c++@0 and@1 c#@2 and@3 a+@4"},
      {"@names #tags a_b", "names@0 tags@1 a_b@2"},
      {"mail li.yi@example.com", "mail@0 li@1 yi@2 example@3 com@4"},
      {"l'élection de l’Élysée", "l@0 election@1 de@2 l@3 elysee@4"},
      {"O'Brien's", "o'brien's@0"},
      {"Straße Ærø Łódź İstanbul", "strasse@0 aero@1 lodz@2 istanbul@3"},
      {"ＡＢＣ１", "abc1@0"},
      {"Чай й", "чай@0 й@1"},
      {"", ""},
      {"... - !", ""},
      {"\xFF"
       "abc\xFF"
       "def",
       "abc@0 def@1"},
  };
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(tokens_of(text) == expected);
  }
}

TEST_CASE("the way of plain ASCII words and the general one agree", "[common][analysis]") {
  // A soft hyphen inside a word changes nothing but that the general way is taken.
  const std::vector<std::string> pieces = {"Cloud",
                                           "a",
                                           "U.S.",
                                           "x1",
                                           "3.5",
                                           "10,000",
                                           "don't",
                                           "AT&T",
                                           "C++",
                                           "_x",
                                           "R2",
                                           " ",
                                           " ",
                                           ". ",
                                           ", ",
                                           "-",
                                           "'",
                                           "&",
                                           "“",
                                           "”",
                                           "…",
                                           "\xC2\xA0",
                                           "é",
                                           "云",
                                           "#",
                                           "+",
                                           ";",
                                           "A.",
                                           "’",
                                           "—",
                                           std::string(70, 'w')};
  std::mt19937 random(7);
  const auto plain = [](char c) { return c >= 'a' && c <= 'z'; };
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += pieces[random() % pieces.size()];
    std::string marked;
    for (size_t i = 0; i < text.size(); ++i) {
      marked += text[i];
      if (i + 1 < text.size() && plain(text[i]) && plain(text[i + 1])) marked += "\xC2\xAD";
    }
    INFO(text);
    CHECK(tokens_of(text) == tokens_of(marked));
  }
}

TEST_CASE("Chinese, Japanese and Korean become characters and pairs", "[common][analysis]") {
  CHECK(tokens_of("阿里云 2018年") == "阿@0 [阿里] 里@1 [里云] 云@2 2018@3 年@4");
  CHECK(tokens_of("用Alibaba云") == "用@0 alibaba@1 云@2");
  CHECK(tokens_of("한국, データ。") == "한@0 [한국] 국@1 デ@2 [デー] ー@3 [ータ] タ@4");
}

TEST_CASE("composed and decomposed letters are one word", "[common][analysis]") {
  CHECK(tokens_of("e\xCC\x81lection") == "election@0");
  CHECK(tokens_of("\xD0\xB8\xCC\x86") == "й@0");
  CHECK(tokens_of("مُحَمَّد") == tokens_of("محمد"));
}

TEST_CASE("offsets point at the original text", "[common][analysis]") {
  const std::string text = "«Élysée» 阿里";
  for (const Token& token : tokenise(text)) {
    const std::string original = text.substr(token.begin, token.end - token.begin);
    if (token.term == "elysee") CHECK(original == "Élysée");
    if (token.term == "阿里") CHECK(original == "阿里");
  }
}

TEST_CASE("a very long word keeps its beginning and stays distinct", "[common][analysis]") {
  const std::string a = tokenise(std::string(300, 'a'))[0].term;
  const std::string b = tokenise(std::string(301, 'a'))[0].term;
  CHECK(a.size() == kMaxWordBytes);
  CHECK(a != b);
}

TEST_CASE("stems follow the language and lose their accents afterwards", "[common][analysis]") {
  Stemmer stemmer;
  const auto stem = [&](const char* word, const char* language) {
    return stemmer.stem(tokenise(word)[0], language);
  };
  CHECK(stem("Centres", "en") == "centr");
  CHECK(stem("operations", "en") == stem("operation", "en"));
  CHECK(stem("élections", "fr") == "elect");
  CHECK(stem("Häuser", "de") == "haus");
  CHECK(stem("Beyoncé", "en") == stem("beyonce", "en"));
  CHECK(stem("Pelé's", "en") == stem("pele", "en"));
  CHECK(stem("centres", "none") == "centres");
  CHECK(has_stem(tokenise("cloud")[0]));
  CHECK_FALSE(has_stem(tokenise("2018")[0]));
  CHECK_FALSE(has_stem(tokenise("云")[0]));
}

TEST_CASE("the stemmer of an article", "[common][analysis]") {
  CHECK(stemmer_language("en-GB", "") == "en");
  CHECK(stemmer_language("zh-Hans", "") == "none");
  CHECK(stemmer_language("", "plain words") == "en");
  CHECK(stemmer_language("", "阿里云在美国 US") == "none");
  CHECK(stemmer_language("DE", "x") == "de");
}

TEST_CASE("paragraphs are separated by empty lines", "[common][analysis]") {
  const std::string body = "One\nline.\n\n\n  Two.  \n\nThree";
  std::vector<std::string> found;
  for (const Range& range : paragraphs(body))
    found.push_back(body.substr(range.begin, range.end - range.begin));
  CHECK(found == std::vector<std::string>{"One\nline.", "Two.", "Three"});
}

TEST_CASE("sentences end where they end", "[common][analysis]") {
  using Found = std::vector<std::string>;
  const auto split = [](const std::string& text, const std::string& lang) {
    Found found;
    for (const Range& range : sentences(text, lang))
      found.push_back(text.substr(range.begin, range.end - range.begin));
    return found;
  };
  struct Row {
    const char* text;
    Found sentences;
  };
  const Row rows[] = {
      {"It rose 4.5 percent. \"Good,\" he said. 阿里云很大。腾讯也很大。",
       {"It rose 4.5 percent.", "\"Good,\" he said.", "阿里云很大。", "腾讯也很大。"}},
      {"Mr. Smith met Dr. J. R. Brown. They left.", {"Mr. Smith met Dr. J. R. Brown.", "They left."}},
      {"The U.S. Army came. So did the U.S. The end.",
       {"The U.S. Army came.", "So did the U.S.", "The end."}},
      {"Acme Inc. sued. Acme Inc. The court agreed.", {"Acme Inc. sued.", "Acme Inc.", "The court agreed."}},
      {"See No. 5. No. He went.", {"See No. 5.", "No.", "He went."}},
      {"“Why?” she asked. “Yes!” He ran.", {"“Why?” she asked.", "“Yes!”", "He ran."}},
      {"At 5 p.m. Friday it rained. At 6 p.m. It stopped.",
       {"At 5 p.m. Friday it rained.", "At 6 p.m.", "It stopped."}},
      {"Wait... what? Yahoo! said no.", {"Wait... what?", "Yahoo! said no."}},
      {"One line\nthat goes on. Done", {"One line\nthat goes on.", "Done"}},
      {"", {}},
      {" . ", {"."}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(split(row.text, "en") == row.sentences);
  }
  CHECK(split("Am 3. Oktober kam er. Er blieb.", "de-AT") == Found{"Am 3. Oktober kam er.", "Er blieb."});
}
