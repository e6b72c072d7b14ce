#include "indexer/page_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/utf8.h"

namespace news {
namespace {

// Whole lines, a colon or marks behind them not counted.
constexpr auto kEndings = std::to_array<std::string_view>({
    "archives",
    "categories",
    "comentarios",
    "comentários",
    "commentaires",
    "comments",
    "conversation",
    "kommentare",
    "latest articles",
    "latest headlines",
    "latest news",
    "latest stories",
    "latest videos",
    "leia mais",
    "leia também",
    "mehr zum thema",
    "most popular",
    "most read",
    "most recent",
    "most shared",
    "most viewed",
    "newsletter",
    "newsletters",
    "noticias relacionadas",
    "artículos relacionados",
    "articoli correlati",
    "popular",
    "popular articles",
    "popular now",
    "popular posts",
    "popular stories",
    "promoted",
    "promoted content",
    "read next",
    "recommended",
    "recommended articles",
    "recommended for you",
    "recommended stories",
    "related articles",
    "related content",
    "related links",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "see also",
    "share this",
    "share this article",
    "share this post",
    "share this story",
    "sponsored",
    "sponsored content",
    "sponsored stories",
    "tags",
    "top headlines",
    "top news",
    "top stories",
    "trending",
    "trending news",
    "trending now",
    "trending stories",
    "up next",
    "veja também",
    "what to read next",
});
constexpr auto kEndingStarts = std::to_array<std::string_view>({
    "about the author",
    "about the writer",
    "add a comment",
    "add your comment",
    "around the web",
    "das könnte dich",
    "das könnte sie",
    "deixe seu coment",
    "deixe um coment",
    "deja tu comentario",
    "deja un comentario",
    "editor's pick",
    "editors' pick",
    "from around the web",
    "join the conversation",
    "join the discussion",
    "kommentar schreiben",
    "laisser un commentaire",
    "lascia un commento",
    "leave a comment",
    "leave a reply",
    "leave your comment",
    "more from",
    "more in ",
    "more like",
    "more news",
    "more on ",
    "more stories",
    "next article",
    "next post",
    "post a comment",
    "post a reply",
    "previous article",
    "previous post",
    "read comments",
    "recent articles",
    "recent news",
    "recent posts",
    "recent stories",
    "schreibe einen kommentar",
    "show comments",
    "sign up for",
    "sobre el autor",
    "sobre o autor",
    "subscribe",
    "view comments",
    "write a comment",
    "you may also like",
    "you may be interested",
    "you might also like",
    "you might be interested",
    "über den autor",
});
constexpr auto kCounted = std::to_array<std::string_view>({
    "comment",
    "comments",
    "response",
    "responses",
    "reply",
    "replies",
    "kommentare",
    "comentarios",
    "comentários",
    "commentaires",
    "commenti",
    "reacties",
});
constexpr auto kLegal = std::to_array<std::string_view>({
    "alle rechte vorbehalten",
    "all rights reserved",
    "cookie policy",
    "may not be published",
    "may not be reproduced",
    "privacy policy",
    "registered trademark",
    "terms of service",
    "terms of use",
    "todos los derechos reservados",
    "todos os direitos reservados",
    "tous droits réservés",
    "use cookies",
    "uses cookies",
    "usamos cookies",
    "utiliza cookies",
    "utilisons des cookies",
    "utilise des cookies",
    "utilizza cookie",
    "utilizziamo i cookie",
    "verwenden cookies",
    "verwendet cookies",
});
constexpr auto kMenus = std::to_array<std::string_view>({
    "about",
    "about us",
    "advertise",
    "advertise with us",
    "aktuelles",
    "anmelden",
    "business",
    "careers",
    "close",
    "contact",
    "contact us",
    "contacto",
    "contato",
    "contatti",
    "cookies",
    "datenschutz",
    "e-paper",
    "entertainment",
    "facebook",
    "feedback",
    "follow us",
    "help",
    "home",
    "homepage",
    "impressum",
    "inicio",
    "instagram",
    "início",
    "jobs",
    "kontakt",
    "linkedin",
    "log in",
    "log out",
    "login",
    "logout",
    "main menu",
    "menu",
    "menü",
    "more",
    "my account",
    "navigation",
    "news",
    "opinion",
    "photos",
    "pinterest",
    "podcasts",
    "politics",
    "press",
    "privacy",
    "register",
    "rss",
    "search",
    "shop",
    "sign in",
    "sign up",
    "site map",
    "sitemap",
    "skip navigation",
    "skip to content",
    "skip to main content",
    "sport",
    "sports",
    "startseite",
    "suche",
    "tech",
    "technology",
    "terms",
    "toggle navigation",
    "travel",
    "twitter",
    "video",
    "videos",
    "weather",
    "world",
    "youtube",
    "главная",
    "поиск",
    "首页",
    "홈",
});

// Folded, without marks around it.
std::string bare(std::string_view line) {
  constexpr std::string_view kMarks = " _*:>»›.-|+×";
  std::string folded = fold_case(line);
  const size_t begin = folded.find_first_not_of(kMarks);
  if (begin == std::string::npos) return {};
  folded.erase(0, begin);
  folded.erase(folded.find_last_not_of(kMarks) + 1);
  return folded;
}

// "34 comments", "Comments (34)", "34 responses to ...", "comments on ...".
bool counts_comments(std::string_view line) {
  constexpr std::string_view kDigits = "0123456789., ";
  const size_t word = line.find_first_not_of(kDigits);
  if (word == std::string_view::npos) return false;
  std::string_view rest = line.substr(word);
  const size_t end = std::min(rest.find_first_of(" ("), rest.size());
  if (std::ranges::find(kCounted, rest.substr(0, end)) == kCounted.end()) return false;
  rest = trim(rest.substr(end));
  const size_t other = rest.find_first_not_of("()0123456789., ");
  return other == std::string_view::npos || rest.starts_with("to ") || rest.starts_with("on ");
}

bool one_of(const auto& list, std::string_view line) { return std::ranges::find(list, line) != list.end(); }

}  // namespace

bool ends_article(std::string_view line) {
  constexpr size_t kLongest = 120;
  if (line.size() > kLongest) return false;
  const std::string text = bare(line);
  constexpr size_t kLongestHeading = 60;
  return counts_comments(text) || one_of(kEndings, text) ||
         (text.size() < kLongestHeading && std::ranges::any_of(kEndingStarts, [&](std::string_view start) {
            return text.starts_with(start);
          }));
}

bool is_legal_line(std::string_view line) {
  constexpr size_t kLongest = 900;
  if (line.size() > kLongest) return false;
  const std::string text = fold_case(line);
  return std::ranges::any_of(kLegal,
                             [&](std::string_view note) { return text.find(note) != std::string::npos; });
}

bool is_menu_line(std::string_view line) {
  constexpr size_t kLongest = 60;
  return line.size() <= kLongest && one_of(kMenus, bare(line));
}

}  // namespace news
