#include <catch2/catch.hpp>
#include <string>

#include "indexer/html_article.h"

namespace news {
namespace {

// The record of a page with this head and these headings.
RawArticle page(const std::string& head, const std::string& headings) {
  return read_page(
      "<html><head>" + head + "</head><body>" + headings +
      "<p>The harbour will be dredged in spring, the council has said after a long debate with the "
      "fishermen of the town.</p></body></html>");
}

std::string json_ld(const std::string& headline) {
  return R"(<script type="application/ld+json">{"@type": "NewsArticle", "publisher": "Evening Herald", "headline": ")" +
         headline + R"("}</script>)";
}

std::string open_graph(const std::string& title) {
  return "<meta property=og:title content=\"" + title + "\">";
}

TEST_CASE("the title of a page", "[indexer][html_title]") {
  const std::string boats = "Boats stay in the old basin", harbour = "Harbour to be dredged";
  const struct {
    const char* name;
    std::string head, headings, title;
  } cases[] = {
      {"all the same", json_ld(harbour) + open_graph(harbour), "<h1>Harbour to be dredged</h1>", harbour},
      {"OpenGraph with the outlet's name", json_ld(harbour) + open_graph(harbour + " | Evening Herald"), "",
       harbour},
      {"OpenGraph with something behind the headline", json_ld(harbour) + open_graph(harbour + " * by Ann"),
       "<h1>Harbour to be dredged</h1>", harbour},
      {"JSON-LD repeats the heading, OpenGraph has a title of its own", json_ld(harbour) + open_graph(boats),
       "<h1>Harbour – to be dredged</h1>", boats},
      {"but not one with the outlet's name", json_ld(harbour) + open_graph(boats + " - Evening Herald"),
       "<h1>Harbour to be dredged</h1>", harbour},
      {"nor one that is too short", json_ld(harbour) + open_graph("News"), "<h1>Harbour to be dredged</h1>",
       harbour},
      {"JSON-LD has a headline of its own", json_ld(harbour) + open_graph(boats),
       "<h1>Boats stay in the old basin</h1>", harbour},
      {"no JSON-LD", open_graph("Boats stay in the old basin -"), "<h1>Harbour to be dredged</h1>", boats},
      {"the headline in an element of its own, behind a topic that OpenGraph words in another way",
       open_graph("On the coast: Boats stay in the old basin"),
       "<h1><span>Fishing</span><span> - </span><span>Boats stay in the old basin</span></h1>", boats},
      {"not so if both have the same topic", open_graph("Fishing: Boats stay in the old basin"),
       "<h1><span>Fishing:</span> <span>Boats stay in the old basin</span></h1>", "Fishing: " + boats},
      {"nor if the heading is of one piece", open_graph("On the coast: Boats stay in the old basin"),
       "<h1>Fishing - Boats stay in the old basin</h1>", "On the coast: " + boats},
      {"JSON-LD and the heading differ by a topic: as the heading",
       json_ld("On the coast: Boats stay in the old basin") + open_graph(boats),
       "<h1>Boats stay in the old basin</h1>", boats},
      {"the topic in the heading alone", json_ld(boats) + open_graph("Fishing / Boats stay in the old basin"),
       "<h1><span>Fishing</span> Boats stay in the old basin</h1>", "Fishing / " + boats},
      {"JSON-LD calls the article by the name in the heading",
       json_ld(harbour + R"(", "name": ")" + boats) + open_graph(boats),
       "<h1>Boats stay in the old basin</h1>", boats},
      {"the section between headline and outlet",
       "<meta name=headline content='Boats stay in the old basin'>" +
           open_graph("Boats stay in the old basin-Townㅣherald.example") +
           "<meta property=og:url content='https://www.herald.example/1'>",
       "", boats},
      {"no section is known without the headline",
       open_graph("Boats stay-Townㅣherald.example") +
           "<meta property=og:url content='https://www.herald.example/1'>",
       "", "Boats stay-Town"},
      {"meta elements of other kinds", "<meta name=twitter:title content='Boats stay in the old basin'>",
       "<h1>Harbour to be dredged</h1>", boats},
      {"headings: the longest that the title element holds",
       "<title>Harbour to be dredged - The Town Herald</title>",
       "<h1>The Town Herald</h1><h2>Harbour to be dredged</h2><h2>Most read</h2>", harbour},
      {"headings: the one that most of the title element is made of",
       "<title>Herald: News: Harbour to be dredged</title>", "<h1>Herald</h1><h1>Harbour to be dredged</h1>",
       harbour},
      {"a heading that the title element does not know", "<title>Home</title>",
       "<h1>Harbour to be dredged</h1>", harbour},
      {"the name of the site alone as a heading", "<title>Harbour to be dredged | Herald</title>",
       "<h1>Herald</h1>", harbour},
      {"the longest part of the title element", "<title>Herald » News » Harbour to be dredged</title>", "",
       harbour},
      {"no title element", "", "<h1>Harbour to be dredged</h1><h1>Most read</h1>", harbour},
  };
  for (const auto& item : cases) {
    INFO(item.name);
    CHECK(page(item.head, item.headings).title == item.title);
  }
}

TEST_CASE("the headline that a page shows is kept if the title is another one", "[indexer][html_title]") {
  const auto headline = [](const RawArticle& record) {
    for (const auto& [name, value] : record.extra) {
      if (name == "headline") return value;
    }
    return std::string();
  };
  const std::string shared = open_graph("Boats stay in the old basin");
  CHECK(headline(page(json_ld("Harbour to be dredged") + shared, "<h1>Harbour to be dredged</h1>")) ==
        "\"Harbour to be dredged\"");
  CHECK(headline(page(json_ld("Harbour to be dredged") + shared, "<h1>Boats stay in the old basin</h1>")) ==
        "\"Boats stay in the old basin\"");
  CHECK(headline(page(json_ld("Harbour to be dredged"), "<h1>Harbour to be dredged</h1>")).empty());
}

}  // namespace
}  // namespace news
