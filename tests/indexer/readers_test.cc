#include <catch2/catch.hpp>

#include "common/error.h"
#include "indexer/reader.h"

namespace news {
namespace {

std::string chosen(const std::string& head, const std::string& base, const std::string& format = "auto") {
  ReadOptions options;
  options.format = format;
  const Reader* reader = choose_reader(head, {base, base}, options);
  return reader == nullptr ? "none" : std::string(reader->name);
}

TEST_CASE("the content decides, then the name", "[indexer][readers]") {
  const std::string page =
      "Harbour to be dredged\n\nSource: Herald Published: 2018/9/2\n\nIt will be dredged.\n";
  const std::string table = "title,body,date\nA,One.,2018-09-02\nB,Two.,2018-09-03\n";
  const std::string tabs = "title\tbody\tdate\nA\tOne.\t2018-09-02\nB\tTwo.\t2018-09-03\n";
  struct {
    std::string head, base;
    const char* expected;
  } const cases[] = {
      {page, "a.txt", "text"},
      {page, "a", "text"},
      {page, "a.md", "text"},
      {"---\ntitle: A\n---\nBody\n", "a.md", "text"},
      {"{\"title\":\"A\"}", "a.txt", "json"},
      {"[{\"title\":\"A\"}]", "a", "json"},
      {"{\"title\":\"A\"}\n{\"title\":\"B\"}\n", "a.json", "jsonl"},
      {"// comment\n{\"title\":\"A\"}", "a.json", "json"},
      {"[BBC] Storm hits coast\n\nIt rained.\n", "a.txt", "text"},
      {table, "a.csv", "csv"},
      {table, "a", "csv"},
      {tabs, "a.tsv", "tsv"},
      {"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "a.xml", "rss"},
      {"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "a", "rss"},
      {"<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'x'><nitf>", "a.xml", "nitf"},
      {"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'>", "a.xml", "newsml"},
      {"<?xml version='1.0'?><NewsML>", "a.xml", "newsml"},
      {"<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS NEWID=\"1\">", "a.sgm", "sgml"},
      {"<newsitem itemid='1'>", "a.xml", "rcv1"},
      {"\x01s1 4 i 2 dpa 1\r\n\x02Head\r\n\r\nText.\r\n\x03", "a.txt", "wire"},
      {"\n        1 of 10 DOCUMENTS\n\n      The Times\n", "a.txt", "lexisnexis"},
      {"HD  Head\nWC  12 words\nPD  1 January 2010\nTD  \nText.\n", "a.txt", "factiva"},
      {"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "a.warc", "warc"},
      {"{\"format\": \"json-pages-1.0\"}\n{\"url\": \"x\"}\n", "pages.jsonl", "wacz"},
      {"Received: a\nFrom: b\nSubject: c\n\nText.\n", "a.eml", "mail"},
      {"From a@b.c Sun Sep  2 20:43:40 2018\nSubject: c\n\nText.\n", "a", "mail"},
      {"<?xml version='1.0'?><configuration/>", "a.xml", "none"},
      {"<!DOCTYPE html><title>x</title>", "a.txt", "html"},
      {std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", 20), "a.png", "none"},
      {std::string("\x7f") + "ELF\x02\x01\x01", "a", "none"},
      {"#!/bin/sh\necho\n", "a.sh", "none"},
      {"", "a.txt", "none"},
  };
  for (const auto& item : cases) {
    INFO(item.base << ": " << item.head);
    CHECK(chosen(item.head, item.base) == item.expected);
  }
}

TEST_CASE("a format may be forced, and an unknown one is named with those that are", "[indexer][readers]") {
  CHECK(chosen("{\"title\":\"A\"}", "a.json", "text") == "text");
  try {
    chosen("x", "a", "jason");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code == ErrorCode::usage);
    CHECK(error.hint.find("jsonl") != std::string::npos);
    CHECK(error.hint.find("text") != std::string::npos);
  }
}

}  // namespace
}  // namespace news
