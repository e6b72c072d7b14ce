#include "indexer/html_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/utf8.h"

namespace news {
namespace {

// A block that begins with one of these, folded, is furniture whatever follows.
constexpr std::array kAlways = std::to_array<std::string_view>({
    "advertisement",
    "advertising",
    "advert",
    "anzeige:",
    "article continues below",
    "all rights reserved",
    "also read:",
    "also read |",
    "also see:",
    "blog comments powered by",
    "click here to subscribe",
    "comments are closed",
    "continue reading",
    "don't miss:",
    "don't miss\n",
    "explore further",
    "follow us",
    "follow @",
    "für mehr informationen",
    "get the latest",
    "have a story",
    "image caption",
    "image copyright",
    "image credit",
    "image source",
    "image:",
    "image via",
    "join our",
    "leave a comment",
    "leave a reply",
    "lees ook",
    "lesen sie auch",
    "lesen sie mehr",
    "lesen sie hier",
    "leggi anche",
    "lire aussi",
    "like us on",
    "listen to this article",
    "mehr zum thema",
    "lea también",
    "leia também",
    "leia mais",
    "veja também",
    "vea también",
    "more on this story",
    "most read",
    "most popular",
    "not a subscriber",
    "now playing",
    "photo:",
    "photo by",
    "photo credit",
    "photograph:",
    "photos:",
    "picture:",
    "please enable javascript",
    "print this",
    "published:",
    "read also",
    "read more:",
    "read more\n",
    "read more about",
    "read next",
    "recommended:",
    "related:",
    "related articles",
    "related stories",
    "report a typo",
    "see also:",
    "share this",
    "share on ",
    "share via",
    "sign up for",
    "sign up to",
    "skip ad",
    "skip to",
    "story continues",
    "subscribe to",
    "subscribe now",
    "subscribe here",
    "support our",
    "tags:",
    "this article is copyright",
    "this document is subject to copyright",
    "to order presentation-ready copies",
    "this copy is for your personal",
    "top stories",
    "updated:",
    "view this post",
    "watch:",
    "watch now",
    "what do you think?",
    "you may also like",
    "you might also like",
    "weitere artikel",
    "weitere beiträge",
    "©",
    "(c) ",
    "copyright ",
    "foto:",
    "fotos:",
    "bild:",
    "bildquelle:",
    "quelle: ",
    "titelbild:",
    "читайте также",
    "смотрите также",
    "фото:",
    "czytaj też",
    "czytaj także",
    "zobacz też",
    "čtěte také",
    "läs också",
    "les også",
    "læs også",
    "lue myös",
    "mira también",
    "te puede interesar",
    "per approfondire",
    "à lire aussi",
    "a lire aussi",
    "voir aussi",
    "sur le même sujet",
    "notas relacionadas",
    "te recomendamos",
    "suscríbete",
    "abonnez-vous",
    "auch interessant",
});

// Whole blocks.
constexpr std::array kWhole = std::to_array<std::string_view>({
    "ad",       "anzeige", "comments",       "comment",    "close",     "don't miss", "e-mail",     "email",
    "facebook", "false",   "home",           "kommentare", "link",      "loading",    "loading...", "menu",
    "more",     "next",    "pinterest",      "previous",   "print",     "read more",  "related",    "reply",
    "save",     "search",  "share",          "source",     "subscribe", "teilen",     "text size",  "tweet",
    "twitter",  "werbung", "whatsapp",       "publicidad", "publicité", "reklama",    "реклама",    "annons",
    "annonse",  "drucken", "rezept drucken",
});

// Short lines that begin so are furniture if they are no prose.
constexpr std::array kShort = std::to_array<std::string_view>({
    "by ",       "click to ",   "download the", "from the",  "get our ",       "in pictures",  "more from",
    "more:",     "more on ",    "posted ",      "published", "last updated",   "updated",      "quelle",
    "read ",     "related ",    "source",       "see more",  "sign up",        "subscribe",    "tags",
    "teilen",    "topics:",     "written by",   "zum thema", "veröffentlicht", "aktualisiert", "stand:",
    "posted in", "filed under", "download our",
});

constexpr std::array kAsks = std::to_array<std::string_view>({
    "to our newsletter",
    "our newsletter",
    "our daily newsletter",
    "free newsletter",
    "subscribe to our",
    "subscribe now",
    "to your inbox",
    "please subscribe",
    "already a subscriber",
    "first-time subscribers",
    "in your inbox",
    "unseren newsletter",
    "newsletter abonnieren",
    "nuestro newsletter",
    "notre newsletter",
    "download our app",
    "follow us on",
    "find us on facebook",
    "us on twitter",
    "on twitter @",
    "sign up here",
    "like our facebook",
    "copyrighted property of",
    "without written permission",
    "without the written permission",
    "must be obtained before",
});

bool is_address(std::string_view text) {
  return (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")) &&
         text.find(' ') == std::string_view::npos;
}

// "(Image: GETTY)" and the like at the end.
bool ends_in_credit(std::string_view text) {
  if (!text.ends_with(')')) return false;
  const size_t open = text.rfind('(');
  if (open == std::string_view::npos) return false;
  const std::string_view inside = text.substr(open + 1);
  for (const std::string_view start :
       {"image:", "photo:", "photo by", "photo/", "picture:", "pic:", "foto:", "bild:", "credit:", "courtesy",
        "getty", "ap photo", "reuters/", "afp/", "photos:"}) {
    if (inside.starts_with(start)) return true;
  }
  return false;
}

}  // namespace

bool is_furniture_line(std::string_view text, bool prose) {
  constexpr size_t kLongest = 260;
  if (text.size() > kLongest) return false;
  const std::string folded = fold_case(text) + "\n";
  const std::string_view line = std::string_view(folded).substr(0, folded.size() - 1);
  const auto starts = [&](std::string_view start) { return folded.starts_with(start); };
  if (std::ranges::any_of(kAlways, starts)) return true;
  if (std::ranges::find(kWhole, line) != kWhole.end()) return true;
  if (ends_in_credit(line)) return true;
  if (std::ranges::any_of(kAsks,
                          [&](std::string_view ask) { return line.find(ask) != std::string_view::npos; }))
    return true;
  return !prose && (std::ranges::any_of(kShort, starts) || is_address(line));
}

}  // namespace news
