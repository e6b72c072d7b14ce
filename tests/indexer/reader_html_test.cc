#include "indexer/reader_html.h"

#include <catch2/catch.hpp>

#include "indexer/html_filter.h"
#include "tests/support/records.h"

namespace news {
namespace {

Article read_one(const std::string& page, std::string* warnings = nullptr) {
  const auto sink = test::read_all(read_html, page, {}, "page.html");
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.positions[0].empty());
  return test::normal(sink.articles[0], {}, warnings);
}

using Names = std::vector<std::string>;

const std::string kFirst =
    "The harbour will be dredged in spring, the council has said after a long debate with the fishermen.";
const std::string kSecond =
    "\"It is needed,\" said the mayor, who has fished there all his life, on Monday evening.";
const std::string kThird =
    "The work will take four weeks, and the boats will have to stay in the old basin until May.";

std::string paragraphs() { return "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>"; }
std::string body() { return kFirst + "\n\n" + kSecond + "\n\n" + kThird; }

TEST_CASE("a page as news sites write it", "[indexer][reader_html]") {
  const Article article = read_one(R"(<!DOCTYPE html><html lang="en-GB"><head>
<title>Harbour to be dredged - Evening Herald</title>
<link rel="canonical" href="https://www.herald.example/2018/09/02/harbour">
<meta property="og:title" content="Harbour to be dredged">
<meta property="og:site_name" content="Evening Herald">
<meta property="og:description" content="Boats must stay in the old basin.">
<meta property="article:published_time" content="2018-09-02T20:43:40+01:00">
<meta property="article:modified_time" content="2018-09-03T08:00:00+01:00">
<meta property="article:section" content="Town"><meta property="article:tag" content="harbour">
<meta property="article:tag" content="fishing"><meta name="author" content="Ann Lee and Bob Ray">
<style>p { color: red }</style><script>var a = "<p>no text</p>";</script></head><body>
<nav><ul><li><a href="/">Home</a><li><a href="/town">Town</a></ul></nav>
<article><h1>Harbour to be dredged</h1><div class="byline">By <a href="/ann">Ann Lee</a>, 2 September 2018</div>
<figure><img src="a.jpg"><figcaption>The harbour, seen from the lighthouse on the hill, in June.</figcaption></figure>
<div class="share-bar"><a href="https://x.example">Share</a></div>
<div class="article-body">)" + paragraphs() +
                                   R"(<h2>Old basin</h2><p>It was built in 1870.</p></div></article>
<aside class="related"><h3>Related</h3><ul><li><a href="/1">Storm hits the coast, and what it left behind</a></ul></aside>
<section id="comments"><p>Well, I have always said that, and nobody in this town has ever listened to me.</p></section>
<footer><p>Copyright Evening Herald. All rights reserved, and nothing may be copied without permission.</p></footer>
</body></html>)");
  CHECK(article.title == "Harbour to be dredged");
  CHECK(article.subtitle == "Boats must stay in the old basin.");
  CHECK(article.body == body() + "\n\nOld basin\n\nIt was built in 1870.");
  CHECK(article.url == "https://www.herald.example/2018/09/02/harbour");
  CHECK(article.source == "Evening Herald");
  CHECK(article.byline == Names{"Ann Lee", "Bob Ray"});
  CHECK(format(article.published) == "2018-09-02T20:43:40+01:00");
  CHECK(article.published_from == DateOrigin::meta);
  CHECK(format(article.updated) == "2018-09-03T08:00:00+01:00");
  CHECK(article.category == "Town");
  CHECK(article.tags == Names{"harbour", "fishing"});
  CHECK(article.lang == "en-GB");
}

TEST_CASE("JSON-LD comes before everything else", "[indexer][reader_html]") {
  const struct {
    const char* name;
    const char* script;
  } cases[] = {
      {"an object",
       R"({"@type": "NewsArticle", "headline": "Harbour &amp; boats", "datePublished": "2018-09-02",
        "author": {"name": "Ann Lee"}, "articleSection": ["Town"], "keywords": "harbour, fishing",
        "publisher": {"name": "Herald"}, "inLanguage": "en"})"},
      {"a graph with references", R"({"@graph": [{"@type": "WebPage", "datePublished": "1999-01-01"},
        {"@type": "Person", "@id": "#a", "name": "Ann Lee"}, {"@type": "Organization", "@id": "#o", "name": "Herald"},
        {"@type": ["Thing", "http://schema.org/Article"], "headline": "Harbour & boats", "datePublished": "2018-09-02",
         "author": {"@id": "#a"}, "publisher": {"@id": "#o"}, "articleSection": "Town",
         "keywords": ["harbour", "fishing"], "inLanguage": "en"}]})"},
      {"in CDATA marks, with a comma too many", R"(//<![CDATA[
        [{"@type": "ReportageNewsArticle", "headline": "Harbour & boats", "datePublished": "2018-09-02",
          "author": ["Ann Lee"], "publisher": "Herald", "articleSection": "Town", "keywords": "harbour,fishing",
          "inLanguage": "en",}]
        //]]>)"},
      {"several articles: the one of the headline", R"([{"@type": "NewsArticle", "headline": "Storm"},
        {"@type": "NewsArticle", "headline": "Harbour & boats", "datePublished": "2018-09-02", "author": "Ann Lee",
         "publisher": {"name": "Herald"}, "articleSection": "Town", "keywords": ["harbour", "fishing"], "inLanguage": "en"}])"},
  };
  for (const auto& item : cases) {
    INFO(item.name);
    const Article article =
        read_one(std::string("<html lang=de><head><meta property=og:title content=Wrong>"
                             "<meta name=date content=2001-01-01><script type=\"application/ld+json\">") +
                 item.script + "</script></head><body><h1>Harbour &amp; boats</h1>" + paragraphs());
    CHECK(article.title == "Harbour & boats");
    CHECK(article.byline == Names{"Ann Lee"});
    CHECK(article.source == "Herald");
    CHECK(article.category == "Town");
    CHECK(article.tags == Names{"harbour", "fishing"});
    CHECK(article.lang == "en");
    CHECK(format(article.published) == "2018-09-02");
    CHECK(article.published_from == DateOrigin::json_ld);
    CHECK(article.body == body());
  }
}

TEST_CASE("where the date of a page comes from", "[indexer][reader_html]") {
  const struct {
    const char* head;
    const char* top;  // above the text
    const char* date;
    DateOrigin origin;
  } cases[] = {
      {"<meta name=pubdate content='Tue, 04 Sep 2018 10:01:41 EDT'>", "", "2018-09-04T10:01:41-04:00",
       DateOrigin::meta},
      {"", "<span itemprop=datePublished content='2018-09-02T20:43'></span>", "2018-09-02T20:43:00",
       DateOrigin::meta},
      {"", "<time datetime=2018-09-02>yesterday</time>", "2018-09-02", DateOrigin::meta},
      {"", "<div class=post-date>Posted on 2 September 2018 by Ann</div>", "2018-09-02", DateOrigin::byline},
      {"", "<p>Von Ann Lee | 2. September 2018, 20:43 Uhr</p>", "2018-09-02T20:43:00", DateOrigin::byline},
      {"<link rel=canonical href=https://a.example/2018/09/02/harbour>", "", "2018-09-02", DateOrigin::url},
      {"<link rel=canonical href=https://a.example/news/02-09-2018/harbour>", "", "2018-09-02",
       DateOrigin::url},
      {"<link rel=canonical href=https://a.example/2018/09/harbour>", "", "2018-09", DateOrigin::url},
      {"<script>x = {\"publishedDate\":\"2018-09-02T20:37:27Z\"}</script>", "", "2018-09-02T20:37:27Z",
       DateOrigin::meta},
      {"", "", "", DateOrigin::none},
      // An instant in UTC, and the same moment on the clock of the place.
      {"<meta property=article:published_time content=2018-09-03T06:35:29Z>",
       "<p class=date>September 2, 2018, 10:35 PM</p>", "2018-09-02T22:35:29-08:00", DateOrigin::meta},
      // Midnight of another zone, and the day in the address.
      {"<meta property=article:published_time content=2018-09-01T23:00:00Z>"
       "<link rel=canonical href=https://a.example/2018/09/02/harbour>",
       "", "2018-09-02", DateOrigin::url},
      // The order of day and month follows the language.
      {"", "<div class=date>09/02/2018</div>", "2018-02-09", DateOrigin::byline},
      {"<meta property=og:locale content=en_US>", "<div class=date>09/02/2018</div>", "2018-09-02",
       DateOrigin::byline},
      // The date of another article is none of this one.
      {"", "<div class=related-posts><a href=x>Storm</a><time datetime=2017-01-01></time></div>", "",
       DateOrigin::none},
  };
  for (const auto& item : cases) {
    INFO(item.head << item.top);
    const Article article =
        read_one(std::string("<html><head>") + item.head + "</head><body><h1>Harbour to be dredged</h1>" +
                 item.top + "<div>" + paragraphs() + "</div></body></html>");
    CHECK(format(article.published) == item.date);
    CHECK(article.published_from == item.origin);
  }
}

TEST_CASE("who wrote it", "[indexer][reader_html]") {
  const struct {
    const char* head;
    const char* top;
    Names authors;
  } cases[] = {
      {"<meta name=author content='Von Ann Lee und Bob Ray'>", "", {"Ann Lee", "Bob Ray"}},
      {"<meta name=author content='Ann Lee (al)'>", "", {"Ann Lee"}},
      {"<meta property=article:author content=https://www.facebook.com/ann>",
       "<a rel=author href=/ann>Ann Lee</a>",
       {"Ann Lee"}},
      {"<meta name=author content='a.lee@herald.example'>",
       "<p class=article-author>By Ann Lee, Herald</p>",
       {"Ann Lee"}},
      {"<meta property=og:site_name content=Herald><meta name=author content=Herald>",
       "<div class=byline><span>Ann Lee</span> <span>Bob Ray</span> 3 May 2018</div>",
       {"Ann Lee", "Bob Ray"}},
      {"<meta property=og:site_name content=Herald><meta name=author content=Herald>", "", {"Herald"}},
      {"", "<p class=writer>박준석 기자</p>", {"박준석"}},
      {"", "", {}},
  };
  for (const auto& item : cases) {
    INFO(item.head << item.top);
    const Article article =
        read_one(std::string("<html><head>") + item.head + "</head><body><h1>Harbour to be dredged</h1>" +
                 item.top + "<div>" + paragraphs() + "</div></body></html>");
    CHECK(article.byline == item.authors);
  }
}

TEST_CASE("a byline that no markup tells", "[indexer][reader_html]") {
  struct {
    const char* line;
    Names authors;
    bool dropped;
  } const cases[] = {
      {"<p>By Ann Lee and Bob Ray</p>", {"Ann Lee", "Bob Ray"}, true},
      {"<p>By Ann Lee, Herald Staff Writer | March 3, 2020 10:15 am</p>", {"Ann Lee"}, true},
      {"<p>Von Anna Lee, 3. März 2020, 10:15 Uhr</p>", {"Anna Lee"}, true},
      {"<div>By <a href='x'>Ann Lee</a></div>", {"Ann Lee"}, true},
      {"<p>By the sea there was nobody on Monday, when the council met for the third time.</p>", {}, false},
      {"<p>By 2020 the harbour had been dredged three times, and each time it cost more.</p>", {}, false},
  };
  for (const auto& item : cases) {
    INFO(item.line);
    const Article article =
        read_one(std::string("<html><head><title>Harbour to be dredged</title></head><body>"
                             "<h1>Harbour to be dredged</h1>") +
                 item.line + paragraphs() + "</body></html>");
    CHECK(article.byline == item.authors);
    CHECK((article.body == body()) == item.dropped);
  }
}

TEST_CASE("a text that only the markup states is taken where the page shows none", "[indexer][reader_html]") {
  const Article article = read_one(
      "<html><head><title>Port</title><script "
      "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":"
      "\"Port\",\"articleBody\":\"It was quiet.\"}</script></head><body><h1>Port</h1></body></html>");
  CHECK(article.body == "It was quiet.");
}

TEST_CASE("the text without the furniture", "[indexer][reader_html]") {
  const std::string lead = "Boats must stay in the old basin until the work is done, which may be in May.";
  const struct {
    const char* name;
    std::string page;
    std::string body;
  } cases[] = {
      {"paragraphs made of line breaks",
       "<div>" + kFirst + "<br><br>" + kSecond + "<br>\n<br>" + kThird + "</div>", body()},
      {"paragraphs that are never closed", "<p>" + kFirst + "<p>" + kSecond + "<p>" + kThird, body()},
      {"a text in several sections",
       "<div><div class=part><p>" + kFirst + "</p><p>" + kSecond +
           "</p></div><div class=ad>Buy</div><div class=part><p>" + kThird + "</p></div></div>",
       body()},
      {"a standfirst in the header",
       "<header><h1>Harbour to be dredged</h1><p class=lead>" + lead + "</p></header><div>" + paragraphs() +
           "</div>",
       lead + "\n\n" + body()},
      {"lines between paragraphs",
       "<div><p>" + kFirst + "</p><p>Advertisement</p><p>" + kSecond +
           "</p><p><a href=/x>Read more: Storm hits coast</a></p><p>" + kThird +
           "</p><p>Follow us on Facebook</p></div>",
       body()},
      {"hidden elements",
       "<div>" + paragraphs() + "<p style='display:none'>" + kFirst + "</p><p hidden>" + kSecond +
           "</p></div>",
       body()},
      {"a list in the text",
       "<div><p>" + kFirst + "</p><ul><li>dredging in March</li><li>building in May</li></ul><p>" + kThird +
           "</p></div>",
       kFirst + "\n\ndredging in March\n\nbuilding in May\n\n" + kThird},
      {"an old page of tables",
       "<table><tr><td><a href=/>Home</a><br><a href=/1>News</a></td><td><font>" + paragraphs() +
           "</font></td></tr></table>",
       body()},
      {"words of furniture in the class of everything",
       "<body class='has-sidebar comments-open'><div class=with-sidebar>" + paragraphs() + "</div>", body()},
      {"scripts and comments",
       "<div><!-- <p>no</p> -->" + paragraphs() + "<script>document.write('<p>no</p>')</script></div>",
       body()},
      {"teasers below",
       "<div>" + paragraphs() +
           "</div><div class=teaser><h3><a href=/1>Storm hits coast</a></h3><p><a href=/1>" + lead +
           "</a></p></div>",
       body()},
  };
  for (const auto& item : cases) {
    INFO(item.name);
    CHECK(read_one("<html><head><title>Harbour to be dredged</title></head>" + item.page + "</html>").body ==
          item.body);
  }
}

TEST_CASE("what is a web page", "[indexer][reader_html]") {
  const struct {
    const char* head;
    bool page;
  } cases[] = {
      {"<!DOCTYPE html><p>", true},
      {"\n<HTML><head>", true},
      {"<!-- saved --><html>", true},
      {"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", true},
      {"<div><p>A", true},
      {"<rss><channel>", false},
      {"{\"a\": \"<html>\"}", false},
      {"text with <b>tags</b>", false},
      {"", false},
  };
  for (const auto& item : cases) {
    INFO(item.head);
    CHECK((sniff_html(item.head, {"x", "x"}) > 30) == item.page);
  }
}

TEST_CASE("a page without title and text fails", "[indexer][reader_html]") {
  const auto sink = test::read_all(read_html, "<html><body><script>x</script></body></html>");
  REQUIRE(sink.failures.size() == 1);
  CHECK(sink.failures[0].reason == "no-article");
  ReadOptions small;
  small.max_record = 10;
  const auto large = test::read_all(read_html, "<html>" + paragraphs(), small);
  REQUIRE(large.failures.size() == 1);
  CHECK(large.failures[0].reason == "too-large");
}

TEST_CASE("tags before they are parsed", "[indexer][reader_html]") {
  const struct {
    const char* page;
    const char* markup;
  } cases[] = {
      {"<P CLASS=a onclick=x Class=b>x</P >", "<p class=\"a\">x</p>"},
      {"<a href='a\"b'>", "<a href=\"a&quot;b\">"},
      {"1 < 2 <3", "1 &lt; 2 &lt;3"},
      {"a<br/>b<img src=x alt=\"a > b\">c", "a<br>b<img>c"},
      {"<form><p>x</form>", "<x-form><p>x</x-form>"},
      {"a<script>if (a<b) x()</script>b<style>p{}</style>c", "abc"},
      {"a<script>b", "ab"},
      {"a<!-- <p> -->b<!-- c", "ab c"},
      {"a&hellip;&hearts;&amp;lt;&zcaron;&bogus;", "a\u2026\u2665&amp;lt;\u017E&bogus;"},
      {"<p", "&lt;p"},
  };
  for (const auto& item : cases) {
    INFO(item.page);
    CHECK(filter_page(item.page).markup == item.markup);
  }
}

std::string repeated(const std::string& text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST_CASE("hostile pages are read in bounded time", "[indexer][reader_html]") {
  constexpr size_t kMany = 100000;
  const std::string ending = "<p>" + kFirst;
  const std::string pages[] = {
      repeated("<div>", kMany) + ending,
      repeated("<b>", kMany) + repeated("</i>", kMany) + ending,
      repeated("<p><a href=x>", kMany) + ending,
      "<p " + repeated("a=b ", kMany) + ">" + ending,
      "<p " + repeated("class=b ", kMany) + ">" + ending,
      "<p class=\"" + repeated("share ", kMany) + "\">" + ending,
      repeated("<!--", kMany) + ending,
      repeated("<script>", kMany) + ending,
      repeated("<a href=\"", kMany) + ending,
      repeated("&#x1F600;&lol9;&", kMany) + ending,
      repeated("<time datetime=2018-01-01>", 5000) + ending,
      repeated("<h1>x</h1><div class=date>1 May 2018</div>", 5000) + ending,
      "<script type=application/ld+json>" + repeated("[", kMany) + "</script>" + ending,
      "<script type=application/ld+json>" + repeated("{\"@type\":\"Article\",\"a\":", 400) + "1" +
          repeated("}", 400) + "</script>" + ending,
  };
  for (const std::string& page : pages) {
    INFO(page.substr(0, 40));
    const auto sink = test::read_all(read_html, "<html><title>T</title>" + page);
    CHECK(sink.articles.size() + sink.failures.size() == 1);
  }
}

}  // namespace
}  // namespace news
