#include "indexer/article_language.h"

#include <catch2/catch.hpp>

#include "common/identity.h"
#include "common/stored_article.h"
#include "indexer/common_words.h"
#include "indexer/language_detector.h"
#include "tests/support/reading_again.h"
#include "tests/support/records.h"

namespace news {
namespace {

// Written for these tests: the same news in many languages, each with enough letters to be told.
struct Text {
  const char* lang;
  const char* text;
};
constexpr Text kTexts[] = {
    {"en",
     "The city council has decided to close the old bridge over the river for repairs that will last until "
     "autumn. "
     "Drivers have to take the long way round, and shopkeepers on both banks fear that their customers will "
     "stay away."},
    {"de",
     "Der Stadtrat hat beschlossen, die alte Brücke über den Fluss für Reparaturen zu sperren, die bis zum "
     "Herbst dauern. "
     "Autofahrer müssen einen Umweg nehmen, und die Händler an beiden Ufern fürchten, dass ihnen die Kunden "
     "ausbleiben."},
    {"fr",
     "Le conseil municipal a décidé de fermer le vieux pont sur la rivière pour des travaux qui dureront "
     "jusqu'en automne. "
     "Les automobilistes devront faire un détour et les commerçants des deux rives craignent de perdre leurs "
     "clients."},
    {"es",
     "El ayuntamiento ha decidido cerrar el viejo puente sobre el río para unas obras que durarán hasta el "
     "otoño. "
     "Los conductores tendrán que dar un rodeo y los comerciantes de las dos orillas temen perder a sus "
     "clientes."},
    {"pt",
     "A câmara municipal decidiu fechar a velha ponte sobre o rio para obras que vão durar até ao outono. "
     "Os condutores terão de fazer um desvio e os comerciantes das duas margens receiam perder os seus "
     "clientes."},
    {"it",
     "Il consiglio comunale ha deciso di chiudere il vecchio ponte sul fiume per lavori che dureranno fino "
     "all'autunno. "
     "Gli automobilisti dovranno fare un lungo giro e i negozianti delle due rive temono di perdere i loro "
     "clienti."},
    {"nl",
     "De gemeenteraad heeft besloten de oude brug over de rivier te sluiten voor herstelwerk dat tot de "
     "herfst zal duren. "
     "Automobilisten moeten omrijden en de winkeliers aan beide oevers vrezen dat hun klanten zullen "
     "wegblijven."},
    {"sv",
     "Kommunfullmäktige har beslutat att stänga den gamla bron över floden för reparationer som ska pågå "
     "till hösten. "
     "Bilister måste ta en omväg, och handlarna på båda stränderna är rädda för att kunderna ska utebli."},
    {"pl",
     "Rada miasta postanowiła zamknąć stary most na rzece z powodu remontu, który potrwa aż do jesieni. "
     "Kierowcy będą musieli jeździć objazdem, a kupcy po obu stronach obawiają się, że stracą swoich "
     "klientów."},
    {"cs",
     "Městské zastupitelstvo rozhodlo uzavřít starý most přes řeku kvůli opravám, které potrvají až do "
     "podzimu. "
     "Řidiči budou muset jezdit oklikou a obchodníci na obou březích se obávají, že přijdou o své "
     "zákazníky."},
    {"tr",
     "Belediye meclisi, nehrin üzerindeki eski köprüyü sonbahara kadar sürecek onarım çalışmaları için "
     "kapatmaya karar verdi. "
     "Sürücüler uzun yoldan gitmek zorunda kalacak, iki yakadaki esnaf ise müşterilerini kaybetmekten "
     "korkuyor."},
    {"fi",
     "Kaupunginvaltuusto päätti sulkea joen yli johtavan vanhan sillan korjaustöiden vuoksi, jotka kestävät "
     "syksyyn asti. "
     "Autoilijat joutuvat kiertämään, ja molempien rantojen kauppiaat pelkäävät menettävänsä asiakkaansa."},
    {"ru",
     "Городской совет решил закрыть старый мост через реку на ремонт, который продлится до осени. "
     "Водителям придётся ехать в объезд, а торговцы на обоих берегах опасаются, что потеряют своих "
     "покупателей."},
    {"uk",
     "Міська рада вирішила закрити старий міст через річку на ремонт, який триватиме до осені. "
     "Водіям доведеться їхати в об'їзд, а торговці на обох берегах побоюються, що втратять своїх покупців."},
    {"el",
     "Το δημοτικό συμβούλιο αποφάσισε να κλείσει την παλιά γέφυρα του ποταμού για έργα που θα διαρκέσουν "
     "μέχρι το φθινόπωρο."},
    {"ar",
     "قرر مجلس المدينة إغلاق الجسر القديم فوق النهر لأعمال ترميم تستمر حتى الخريف، ويخشى التجار على الضفتين "
     "أن يفقدوا "
     "زبائنهم بسبب الطريق الطويل الذي على السائقين أن يسلكوه."},
    {"he",
     "מועצת העיר החליטה לסגור את הגשר הישן מעל הנהר לצורך תיקונים שיימשכו עד הסתיו, והסוחרים בשתי הגדות "
     "חוששים "
     "שיאבדו את לקוחותיהם."},
    {"hi",
     "नगर परिषद ने नदी पर बने पुराने पुल को मरम्मत के लिए शरद ऋतु तक बंद करने का फैसला किया है और दोनों किनारों के दुकानदारों "
     "को "
     "डर है कि उनके ग्राहक नहीं आएंगे।"},
    {"zh",
     "市议会决定关闭河上的旧桥进行维修，工程将持续到秋天。司机们必须绕道而行，两岸的店主担心会失去他们的顾客"
     "。"
     "市长表示，这座桥已经使用了八十年，不能再等了。"},
    {"ja",
     "市議会は川にかかる古い橋を修理のため秋まで閉鎖することを決めた。運転手は遠回りをしなければならず、両岸"
     "の商店主は"
     "客が来なくなるのではないかと心配している。"},
    {"ko",
     "시의회는 강 위의 낡은 다리를 가을까지 계속될 보수 공사를 위해 폐쇄하기로 결정했다. 운전자들은 먼 길로 "
     "돌아가야 하며 "
     "양쪽 강변의 상인들은 손님을 잃을까 걱정하고 있다."},
    {"sw",
     "Baraza la mji limeamua kufunga daraja la zamani la mto kwa ajili ya matengenezo yatakayodumu hadi "
     "mwezi wa kumi. "
     "Madereva watalazimika kuzunguka, na wafanyabiashara wa pande zote mbili wanaogopa kupoteza wateja "
     "wao."},
    {"zu",
     "Umkhandlu wedolobha unqume ukuvala ibhuloho elidala phezu komfula ngenxa yokulungiswa okuzoqhubeka "
     "kuze kube sekwindla. "
     "Abashayeli kuzodingeka bazungeze, kanti abanikazi bezitolo besaba ukulahlekelwa ngamakhasimende abo."},
};

const char* text_in(std::string_view lang) {
  for (const Text& text : kTexts) {
    if (text.lang == lang) return text.text;
  }
  FAIL("no text in " << lang);
  return "";
}

Article article_with(const std::string& declared, const std::string& body) {
  Article article;
  article.lang = declared;
  article.body = body;
  return article;
}

struct Settled {
  std::string lang;
  LanguageOrigin from = LanguageOrigin::open;
  std::string declared{};
  bool operator==(const Settled&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Settled& s) {
  return out << s.lang << " from " << static_cast<int>(s.from) << " declared '" << s.declared << "'";
}

Settled settled(Article article) {
  const bool overruled = settle_language(article);
  CHECK(overruled == (article.lang_from == LanguageOrigin::text && !article.declared_lang.empty()));
  return {article.lang, article.lang_from, article.declared_lang};
}

TEST_CASE("a language is found where none is declared", "[indexer][language]") {
  for (const Text& text : kTexts) {
    INFO(text.lang);
    CHECK(detect_language(text.text).tag == text.lang);
    CHECK(settled(article_with("", text.text)) == Settled{text.lang, LanguageOrigin::text, ""});
  }
}

TEST_CASE("a declared language stays where the text agrees", "[indexer][language]") {
  for (const Text& text : kTexts) {
    CHECK(settled(article_with(text.lang, text.text)) == Settled{text.lang, LanguageOrigin::open, ""});
  }
  // Its region and script too; and what the detector knows by another name, or not at all.
  const std::pair<const char*, const char*> cases[] = {
      {"en-GB", "en"},  {"pt-BR", "pt"},    {"zh-Hant-TW", "zh"}, {"DE-at", "de"}, {"iw", "he"},
      {"es-419", "es"}, {"cmn-Hans", "zh"}, {"kok", "hi"},        {"gsw", "de"},   {"xh", "zu"}};
  for (const auto& [declared, text] : cases) {
    INFO(declared);
    CHECK(settled(article_with(declared, text_in(text))) == Settled{declared, LanguageOrigin::open, ""});
  }
}

TEST_CASE("a text in another language than declared counts as what it is", "[indexer][language]") {
  const std::pair<const char*, const char*> cases[] = {
      {"en", "zu"}, {"en-US", "de"}, {"fr", "en"}, {"de", "fr"},
      {"kr", "ko"}, {"pt", "es"},    {"en", "zh"}, {"zh", "ja"},
  };
  for (const auto& [declared, text] : cases) {
    INFO(declared << " over " << text);
    CHECK(settled(article_with(declared, text_in(text))) == Settled{text, LanguageOrigin::text, declared});
  }
}

TEST_CASE("too little, or a mixture, tells nothing", "[indexer][language]") {
  const std::string headline = "Stadtrat sperrt die alte Brücke bis zum Herbst";
  CHECK(settled(article_with("", headline)) == Settled{});
  CHECK(settled(article_with("en", headline)) == Settled{"en"});
  CHECK(settled(article_with("", "")) == Settled{});
  CHECK(settled(article_with("", "1,234.5 2,345.6 -3.1 " + std::string(400, '7'))) == Settled{});
  CHECK(settled(article_with("en", std::string(text_in("zh")).append("\n\n").append(text_in("en")))) ==
        Settled{"en"});
  // What fills an empty place does not suffice to contradict.
  const std::string sentence =
      "Autofahrer müssen einen Umweg nehmen, und die Händler an beiden Ufern fürchten, dass ihnen die "
      "Kunden ausbleiben, sagt der Rat.";
  CHECK(settled(article_with("", sentence)) == Settled{"de", LanguageOrigin::text, ""});
  CHECK(settled(article_with("en", sentence)) == Settled{"en"});
}

TEST_CASE("a notice before a long text does not decide", "[indexer][language]") {
  std::string body =
      "This page uses cookies. By going on you accept that they are stored, and that the usage of the pages, "
      "of "
      "which there are many, is counted.";
  for (int i = 0; i < 12; ++i) body.append("\n\n").append(text_in("sw"));
  CHECK(settled(article_with("", body)) == Settled{"sw", LanguageOrigin::text, ""});
  CHECK(settled(article_with("en", body)) == Settled{"sw", LanguageOrigin::text, "en"});
}

TEST_CASE("a settled language is left alone", "[indexer][language]") {
  Article article = article_with("en", text_in("de"));
  article.lang_from = LanguageOrigin::declared;
  CHECK(settled(article) == Settled{"en", LanguageOrigin::declared, ""});
  article.lang_from = LanguageOrigin::text;
  CHECK_FALSE(settle_language(article));
  CHECK(article.lang == "en");
}

TEST_CASE("what was found makes no other article and no new version", "[indexer][language]") {
  for (const char* declared : {"", "en"}) {
    const Article before = article_with(declared, text_in("de"));
    Article after = before;
    settle_language(after);
    REQUIRE(after.lang == "de");
    CHECK(identity_of(after) == identity_of(before));
    CHECK(content_digest(after) == content_digest(before));
    CHECK(version_digest(after) == version_digest(before));
  }
  // Declared otherwise, or not to be looked at: a new version.
  Article other = article_with("en", text_in("de"));
  const std::string version = version_digest(other);
  other.lang_from = LanguageOrigin::declared;
  CHECK(version_digest(other) != version);
  CHECK(identity_of(other) == identity_of(article_with("en", text_in("de"))));
  CHECK(version_digest(article_with("fr", text_in("de"))) != version);
}

TEST_CASE("an exported article keeps its language and where it came from", "[indexer][language]") {
  for (const char* declared : {"", "en"}) {
    Article article = article_with(declared, text_in("de"));
    settle_language(article);
    const std::string line = to_canonical_json(article);
    CHECK(line.find(R"("lang":"de","lang_from":"text")") != std::string::npos);
    CHECK((line.find(R"("lang_declared":"en")") != std::string::npos) == (declared[0] != '\0'));
    ReadOptions options;
    options.lang = "fr";
    CHECK(test::again(article, options) == article);
    CHECK(article_from_data(line).declared_lang == declared);
    CHECK(shown_article_from_data(line).lang == "de");
  }
  ReadOptions as_declared;
  as_declared.detect_lang = false;
  RawArticle raw;
  raw.lang = "en";
  raw.body = text_in("de");
  const Article fixed = test::normal(raw, as_declared);
  CHECK(fixed.lang_from == LanguageOrigin::declared);
  CHECK(to_canonical_json(fixed).find(R"("lang":"en","lang_from":"declared")") != std::string::npos);
  CHECK(test::again(fixed) == fixed);
}

TEST_CASE("common words tell four languages and no others", "[indexer][language]") {
  for (const Text& text : kTexts) {
    const std::string_view lang = text.lang;
    INFO(lang);
    const std::string_view found = language_by_common_words(std::string(text.text) + ' ' + text.text);
    CHECK((found.empty() || found == lang));
  }
  const std::pair<const char*, const char*> plain[] = {
      {"en", "THE HEAD OF THE BANK AND THE MINISTER SAID THAT THEY WERE WELL"},
      {"de", "Der Rat ist für die Brücke, und auch nach dem Streit wird sie mit Geld gebaut."},
      {"fr", "Le pont sera fermé dans la nuit pour une visite avec les élus, qui sont aux commandes."},
      {"es", "Los puentes y las calles, según el alcalde, ya están mal; pero hay una obra."},
      {"", "the the the the the the the the"},
      {"", "the of and with"},
      {"",
       "Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau "
       "upsilon phi "
       "chi psi omega alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi "
       "rho sigma tau "
       "upsilon phi chi psi omega alpha beta gamma delta epsilon zeta eta theta iota kappa: the end of it "
       "and of that"},
      {"",
       "The bank und the minister, nicht of age mit all that dem Rat, from auch this nach dem Streit with "
       "für eine."},
  };
  for (const auto& [lang, text] : plain) {
    INFO(text);
    CHECK(language_by_common_words(text) == lang);
  }
  CHECK(language_by_common_words("").empty());
}

}  // namespace
}  // namespace news
