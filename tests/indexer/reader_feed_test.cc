#include "indexer/reader_feed.h"

#include <catch2/catch.hpp>

#include "common/identity.h"
#include "indexer/wordpress_text.h"
#include "tests/support/records.h"

namespace news {
namespace {

using Names = std::vector<std::string>;
using Extra = std::vector<std::pair<std::string, std::string>>;

std::vector<Article> read(const std::string& text, const ReadOptions& options = {}) {
  std::vector<Article> articles;
  for (RawArticle& raw : test::read_all(read_feed, text, options, "feed.xml").articles)
    articles.push_back(test::normal(std::move(raw)));
  return articles;
}

Article read_item(const std::string& inside) {
  const auto articles = read(
      "<rss xmlns:dc='http://purl.org/dc/elements/1.1/' "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
      "xmlns:atom='http://www.w3.org/2005/Atom' "
      "xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><channel><title>Herald</title>"
      "<link>https://example.com/</link><language>en</language><item>" +
      inside + "</item></channel></rss>");
  return articles.empty() ? Article() : articles.front();
}

Article read_entry(const std::string& inside) {
  const auto articles = read(
      "<feed xmlns='http://www.w3.org/2005/Atom' "
      "xml:lang='de'><title>Herald</title><author><name>Desk</name></author>"
      "<link href='https://example.com/'/><entry>" +
      inside + "</entry></feed>");
  return articles.empty() ? Article() : articles.front();
}

TEST_CASE("RSS: every field has its element", "[indexer][reader_feed]") {
  const Article article = read_item(
      "<title>A &amp;amp; B</title><link>https://example.com/1</link><guid isPermaLink='false'>id-1</guid>"
      "<description>&lt;p&gt;In short.&lt;/p&gt;</description>"
      "<content:encoded><![CDATA[<p>One.</p><p>Two &amp; three.</p>]]></content:encoded>"
      "<dc:creator>Ann Lee</dc:creator><dc:creator>Bob Ray</dc:creator><pubDate>Sun, 02 Sep 2018 20:43:40 "
      "EST</pubDate>"
      "<atom:updated>2018-09-03T00:00:00Z</atom:updated><category>Town</category><category>Sea</category>");
  CHECK(article.id == "id-1");
  CHECK(article.url == "https://example.com/1");
  CHECK(article.title == "A & B");
  CHECK(article.subtitle == "In short.");
  CHECK(article.body == "One.\n\nTwo & three.");
  CHECK(article.byline == Names{"Ann Lee", "Bob Ray"});
  CHECK(article.source == "Herald");
  CHECK(format(article.published) == "2018-09-02T20:43:40-05:00");
  CHECK(format(article.updated) == "2018-09-03T00:00:00Z");
  CHECK(article.category == "Town");
  CHECK(article.tags == Names{"Sea"});
  CHECK(article.lang == "en");
}

TEST_CASE("RSS: where an address comes from", "[indexer][reader_feed]") {
  struct {
    const char* item;
    const char* url;
  } const cases[] = {
      {"<link>/a/b</link>", "https://example.com/a/b"},
      {"<guid>https://example.com/g</guid>", "https://example.com/g"},
      {"<guid isPermaLink='false'>https://example.com/g</guid>", ""},
      {"<link>https://feeds.example.net/1</link><feedburner:origLink>https://example.com/1</"
       "feedburner:origLink>",
       "https://example.com/1"},
      {"<atom:link rel='self' href='https://example.com/s'/><atom:link href='https://example.com/l'/>",
       "https://example.com/l"},
      {"<link>https://example.com/?a=1&b=2</link>", "https://example.com/?a=1&b=2"},
  };
  for (const auto& item : cases) {
    INFO(item.item);
    CHECK(read_item(std::string("<title>A</title>") + item.item).url == item.url);
  }
}

TEST_CASE("RSS: names without their mail addresses", "[indexer][reader_feed]") {
  struct {
    const char* item;
    Names byline;
  } const cases[] = {
      {"<author>ann@example.com (Ann Lee)</author>", {"Ann Lee"}},
      {"<author>Ann Lee &lt;ann@example.com&gt;</author>", {"Ann Lee"}},
      {"<author>Ann Lee (ann@example.com)</author>", {"Ann Lee"}},
      {"<author>ann@example.com</author>", {}},
      {"<dc:creator>Ann Lee and Bob Ray</dc:creator>", {"Ann Lee", "Bob Ray"}},
  };
  for (const auto& item : cases) {
    INFO(item.item);
    CHECK(read_item(std::string("<title>A</title>") + item.item).byline == item.byline);
  }
}

TEST_CASE("a summary that begins the text is no subtitle", "[indexer][reader_feed]") {
  const std::string content = "<content:encoded>One two three four. Five.</content:encoded>";
  CHECK(read_item("<description>One two three […]</description>" + content).subtitle.empty());
  CHECK(read_item("<description>Other words</description>" + content).subtitle == "Other words");
  CHECK(read_item("<description>Alone</description>").body == "Alone");
}

TEST_CASE("Atom: text is what its type says", "[indexer][reader_feed]") {
  struct {
    const char* title;
    const char* expected;
  } const cases[] = {
      {"<title>A &lt;b&gt; c</title>", "A <b> c"},
      {"<title type='text'>A &lt;i&gt;b&lt;/i&gt;</title>", "A <i>b</i>"},
      {"<title type='html'>A &lt;i&gt;b&lt;/i&gt; &amp;amp; c</title>", "A b & c"},
      {"<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <i>b</i></div></title>", "A b"},
      {"<title mode='escaped'>A &lt;i&gt;b&lt;/i&gt;</title>", "A b"},
      {"<title type='application/octet-stream'>QSA8aT5iPC9pPg==</title>", "A b"},
  };
  for (const auto& item : cases) {
    INFO(item.title);
    CHECK(read_entry(item.title).title == item.expected);
  }
}

TEST_CASE("Atom: every field has its element", "[indexer][reader_feed]") {
  const Article article = read_entry(
      "<id>tag:1</id><title>A</title><link rel='alternate' href='1'/><link rel='enclosure' href='2'/>"
      "<summary>Short.</summary><content type='html'>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content>"
      "<published>2018-09-02T20:43:40+08:00</published><updated>2018-09-03T00:00:00Z</updated>"
      "<author><name>Ann Lee</name><email>a@example.com</email></author><category term='sea' label='Sea'/>");
  CHECK(article.id == "tag:1");
  CHECK(article.url == "https://example.com/1");
  CHECK(article.body == "One.\n\nTwo.");
  CHECK(article.subtitle == "Short.");
  CHECK(format(article.published) == "2018-09-02T20:43:40+08:00");
  CHECK(format(article.updated) == "2018-09-03T00:00:00Z");
  CHECK(article.byline == Names{"Ann Lee"});
  CHECK(article.category == "Sea");
  CHECK(article.source == "Herald");
  CHECK(article.lang == "de");
  CHECK(read_entry("<title>A</title>").byline == Names{"Desk"});
  CHECK(format(read_entry("<title>A</title><updated>2018-09-03T00:00:00Z</updated>").published) ==
        "2018-09-03T00:00:00Z");
}

TEST_CASE("Atom: deleted entries are cancelled versions", "[indexer][reader_feed]") {
  const auto read_deletion = [](const std::string& deletion) {
    return read(
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'>"
        "<title>Herald</title><entry><id>tag:1</id><title>One</title></entry>" +
        deletion + "</feed>");
  };
  const auto named = read_deletion(
      "<at:deleted-entry ref='tag:2' when='2018-09-02T20:43:40Z'><at:by><name>Ann Lee</name></at:by>"
      "<at:comment>Wrong town</at:comment></at:deleted-entry>");
  REQUIRE(named.size() == 2);
  CHECK(named[0].status == PublishingStatus::usable);
  CHECK(named[1].id == "tag:2");
  CHECK(named[1].source == "Herald");
  CHECK(named[1].status == PublishingStatus::canceled);
  CHECK(format(named[1].updated) == "2018-09-02T20:43:40Z");
  CHECK(named[1].extra == Extra{{"comment", "\"Wrong town\""}});

  // An entry whose id is its address is known by that; the deletion does not tell which it was.
  const auto addressed =
      read_deletion("<at:deleted-entry ref='https://example.com/2' when='2018-09-02T20:43:40Z'/>");
  REQUIRE(addressed.size() == 3);
  CHECK(identity_of(addressed[1]) == "herald\x1fhttps://example.com/2");
  CHECK(identity_of(addressed[2]) == "url\x1fhttps://example.com/2");
  const auto linked = read_deletion(
      "<at:deleted-entry ref='https://example.com/?p=2'><link "
      "href='https://example.com/2'/></at:deleted-entry>");
  REQUIRE(linked.size() == 2);
  CHECK(identity_of(linked[1]) == "herald\x1fhttps://example.com/?p=2");
  CHECK(read_deletion("<at:deleted-entry when='2018-09-02T20:43:40Z'/>").size() == 1);
}

TEST_CASE("RDF: items beside their channel", "[indexer][reader_feed]") {
  const auto articles = read(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel "
      "rdf:about='x'><title>Herald</title><dc:language>fr</dc:language>"
      "<items><rdf:Seq/></items></channel><item rdf:about='https://example.com/1'><title>A</title>"
      "<dc:date>2018-09-02</dc:date></item></rdf:RDF>");
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].url == "https://example.com/1");
  CHECK(articles[0].source == "Herald");
  CHECK(articles[0].lang == "fr");
  CHECK(format(articles[0].published) == "2018-09-02");
}

TEST_CASE("what a feed says of itself may follow its items", "[indexer][reader_feed]") {
  const auto articles =
      read("<rss><channel><item><title>A</title></item><title>Herald</title></channel></rss>");
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].source == "Herald");
}

TEST_CASE("WordPress: published posts, their sections and tags, and the zone of the site",
          "[indexer][reader_feed]") {
  const std::string head =
      "<rss xmlns:wp='http://wordpress.org/export/1.2/' "
      "xmlns:excerpt='http://wordpress.org/export/1.2/excerpt/' "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
      "<title>Herald</title><wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name>Ann Lee"
      "</wp:author_display_name></wp:author>";
  const auto post = [](const std::string& type, const std::string& status, const std::string& gmt) {
    return "<item><title>A</title><dc:creator>ann</dc:creator><content:encoded><![CDATA[One.\n\n[caption "
           "id=\"1\"]<img/> "
           "Cap[/caption]Two.[gallery "
           "ids=\"1\"]]]></content:encoded><excerpt:encoded>Short.</excerpt:encoded>"
           "<wp:post_date>2018-09-02 20:43:40</wp:post_date><wp:post_date_gmt>" +
           gmt + "</wp:post_date_gmt><wp:post_type>" + type + "</wp:post_type><wp:status>" + status +
           "</wp:status><category domain='post_tag'>sea</category><category "
           "domain='category'>Town</category></item>";
  };
  const auto articles =
      read(head + post("post", "publish", "2018-09-02 18:43:40") +
           post("page", "publish", "2018-09-02 18:43:40") + post("post", "draft", "0000-00-00 00:00:00") +
           post("post", "publish", "0000-00-00 00:00:00") + "</channel></rss>");
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].byline == Names{"Ann Lee"});
  CHECK(articles[0].body == "One.\n\nTwo.");
  CHECK(articles[0].subtitle == "Short.");
  CHECK(articles[0].category == "Town");
  CHECK(articles[0].tags == Names{"sea"});
  CHECK(format(articles[0].published) == "2018-09-02T20:43:40+02:00");
  CHECK(format(articles[1].published) == "2018-09-02T20:43:40");
}

TEST_CASE("a category is told once", "[indexer][reader_feed]") {
  const std::pair<const char*, Names> cases[] = {
      // elements, tags beside the category "Town"
      {"<category>Town</category><category>sea</category><category>town</category>", {"sea"}},
      {"<category domain='tag'>sea</category><category>Town</category><category "
       "domain='category'>Town</category>",
       {"sea"}},
      {"<category>Town</category><dc:subject>Town</dc:subject>", {}},
  };
  for (const auto& [elements, tags] : cases) {
    INFO(elements);
    const auto sink = test::read_all(read_feed, std::string("<rss><channel><item><title>A</title>") +
                                                    elements + "</item></channel></rss>");
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].category == "Town");
    CHECK(sink.articles[0].tags == tags);
  }
  const auto prefixed =
      test::read_all(read_feed,
                     "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>A</a:title>"
                     "<a:category term='t' label='Town'/><a:category term='sea'/></a:entry></a:feed>");
  REQUIRE(prefixed.articles.size() == 1);
  CHECK(prefixed.articles[0].category == "Town");
  CHECK(test::normal(prefixed.articles[0]).tags == Names{"sea"});
}

TEST_CASE("WordPress: marks in the text", "[indexer][reader_feed]") {
  const std::pair<const char*, const char*> cases[] = {
      {"[caption id='1']A ship[/caption]One.", "One."},
      {"One [gallery ids='1,2']two [sic] [1].", "One two [sic] [1]."},
      {"[vc_row][vc_column_text width='1/2']One.[/vc_column_text][/vc_row]", "One."},
      {"[et_pb_text]One.[/et_pb_text] [/caption] [/sic]", "One. [/caption] [/sic]"},
      {"[audio] One.", " One."},
      {"[audio One.", "[audio One."},
  };
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(without_shortcodes(text) == expected);
  }
  std::string many;
  for (int i = 0; i < 300000; ++i) many += "[audio]";
  CHECK(without_shortcodes(many).empty());
}

TEST_CASE("a broken item is mended and the others go in", "[indexer][reader_feed]") {
  std::string warnings;
  auto sink = test::read_all(read_feed,
                             "<rss><channel>\n<item><title>A <br> & "
                             "B</title></item>\n<item><title>C</title></item>\n<item><title>D");
  CHECK(sink.order == "aaf");
  CHECK(sink.positions == Names{"line 2", "line 3"});
  CHECK(sink.failures[0].reason == "cut");
  CHECK(sink.failures[0].position == "line 4");
  CHECK(test::normal(sink.articles[0], {}, &warnings).title == "A & B");
  CHECK(warnings.starts_with("bad-xml: line 2: "));
}

TEST_CASE("feeds are told by their outermost elements", "[indexer][reader_feed]") {
  const InputName name{"x", "x"};
  CHECK(sniff_feed("<?xml version='1.0'?>\n<!-- c --><rss version='2.0'>", name) > 90);
  CHECK(sniff_feed("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", name) > 90);
  CHECK(sniff_feed("<feed xmlns='http://www.w3.org/2005/Atom'>", name) > 90);
  CHECK(sniff_feed("<rdf:RDF xmlns='http://purl.org/rss/1.0/'><channel>", name) > 90);
  CHECK(sniff_feed("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", name) > 90);
  CHECK(sniff_feed("<rdf:RDF><owl:Ontology>", name) == 0);
  CHECK(sniff_feed("<html><body>", name) == 0);
  CHECK(sniff_feed("Text <rss>", name) == 0);
}

}  // namespace
}  // namespace news
