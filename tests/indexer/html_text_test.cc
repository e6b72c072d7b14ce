#include "indexer/html_text.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using news::decode_entities;
using news::text_from_html;

namespace {

struct Case {
  const char* input;
  const char* output;
};

}  // namespace

TEST_CASE("character references are decoded once", "[indexer][html_text]") {
  const std::vector<Case> cases = {
      {"", ""},
      {"no reference", "no reference"},
      {"Tom &amp; Jerry", "Tom & Jerry"},
      {"&amp;lt;b&amp;gt;", "&lt;b&gt;"},
      {"&quot;x&quot; &apos;y&apos;", "\"x\" 'y'"},
      {"caf&eacute; &#233; &#xE9; &#XE9;", "café é é é"},
      {"&hellip;&mdash;&rsquo;", "…—’"},
      {"&ccaron;&Lstrok;&period;", "čŁ."},
      {"&#150;&#146;", "–’"},  // windows-1252 numbers
      {"&#2;&#3;end", "end"},  // controls vanish
      {"&#0;&#xD800;&#x110000;&#99999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"AT&T, R&D; a && b &", "AT&T, R&D; a && b &"},
      {"&unknown; &;", "&unknown; &;"},
      {"x &amp y &lt", "x & y <"},               // forgiven
      {"?a=1&copy=2&lt=3", "?a=1&copy=2&lt=3"},  // parameters of an address stay
      {"&#39s", "'s"},
      {"&#; &#x;", "&#; &#x;"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.input);
    CHECK(decode_entities(c.input) == c.output);
  }
}

TEST_CASE("markup becomes paragraphs", "[indexer][html_text]") {
  const std::vector<Case> cases = {
      {"", ""},
      {"plain", "plain"},
      {"<p>One</p><p>Two</p>", "One\n\nTwo"},
      {"<p>One\n  line<p>Two", "One line\n\nTwo"},
      {"<div><div>A</div></div>\n<div>B</div>", "A\n\nB"},
      {"a<br>b<br/>c<BR />d", "a\nb\nc\nd"},
      {"<p>a</p><br><p>b</p>", "a\n\nb"},
      {"<p>x <b>bold</b>, <i>it</i>alic</p>", "x bold, italic"},
      {"<p><a title=\"a > b\">one</a></p>", "one"},
      {"<p><a href=\"x>one</a> two <b class=\"y\">three</b></p>", "one two three"},  // a quote is missing
      {"<p>&nbsp;</p><p>A&nbsp;B</p>", "A B"},
      {"<ul><li>one</li><li>two</li></ul><br>", "one\n\ntwo"},
      {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"},
      {"<p>a</p><script>var x = '<p>no</p>';</script><style>p{}</style>b", "a\n\nb"},
      {"a<SCRIPT>x</sCript >b", "ab"},
      {"a<script>never closed", "a"},
      {"a<!-- <p>no</p> -->b", "ab"},
      {"a<!-- never closed", "a never closed"},
      {"a<![CDATA[ <b> & ]]>c", "a <b> & c"},
      {"<?xml version='1.0'?><!DOCTYPE html><p>x</p>", "x"},
      {"<p title='a > b'>x</p>", "x"},
      {"<a href=\"x>text</a> more", "text more"},  // quote never closed
      {"1 < 2 and 3 > 2", "1 < 2 and 3 > 2"},
      {"I <3 this", "I <3 this"},
      {"cut <b", "cut <b"},
      {"&lt;b&gt; stays text", "<b> stays text"},
      {"<xhtml:p>a</xhtml:p><xhtml:p>b</xhtml:p>", "a\n\nb"},
      {"<pre>a\n  b</pre><p>c\nd</p>", "a\nb\n\nc d"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.input);
    CHECK(text_from_html(c.input) == c.output);
  }
}

TEST_CASE("without tags for lines the line ends of the text stand", "[indexer][html_text]") {
  CHECK(text_from_html("First &amp; <b>bold</b>\n\nSecond\nline") == "First & bold\n\nSecond\nline");
  CHECK(text_from_html("a\r\n\r\n\r\nb") == "a\n\nb");
}

TEST_CASE("hostile markup takes linear time", "[indexer][html_text]") {
  const size_t n = 200000;
  std::string deep, open, quotes, comments;
  for (size_t i = 0; i < n; ++i) {
    deep += "<div>";
    open += "<a";
    quotes += "<a \"'>";
    comments += "<!--";
  }
  CHECK(text_from_html(deep + "x") == "x");
  CHECK(text_from_html(open).size() == open.size());
  CHECK(text_from_html(quotes + "x").ends_with("x"));
  CHECK(text_from_html(comments + "x") == "x");
}
