// The names and words by which pages say when they were published.
#pragma once

#include <array>
#include <string_view>

namespace news {

// Names of meta elements that mean the publication.
inline constexpr std::array kStrongNames =
    std::to_array<std::string_view>({"article:published_time",

                                     "article:published",
                                     "og:published_time",
                                     "datepublished",
                                     "pubdate",
                                     "publishdate",
                                     "publish-date",
                                     "publish_date",
                                     "parsely-pub-date",
                                     "sailthru.date",
                                     "dc.date.issued",
                                     "dcterms.issued",
                                     "dc.issued",
                                     "dc.date.created",
                                     "dcterms.created",
                                     "dc.created",
                                     "article.published",
                                     "published-date",
                                     "published_date",
                                     "displaydate",
                                     "cxenseparse:recs:publishtime",
                                     "cxenseparse:publishtime",
                                     "article:post_date",
                                     "originalpublicationdate",
                                     "article_date_original",
                                     "article.created",
                                     "rnews:datepublished",
                                     "bt:pubdate",
                                     "citation_date",
                                     "citation_publication_date",
                                     "citation_online_date",
                                     "ptime",
                                     "publication_date",
                                     "release_date",
                                     "prism.publicationdate",
                                     "article:create",
                                     "weibo:article:create_at",
                                     "og:release_date",
                                     "date-creation-yyyymmdd",
                                     "creation_date",
                                     "shareaholic:article_published_time",
                                     "vr:published_time",
                                     "iso-8601-publish-date",
                                     "doc-publish-date"});
// Names that often mean it, and as often the making of the page.
inline constexpr std::array kWeakNames = std::to_array<std::string_view>(
    {"og:article:published_time", "date", "dc.date", "dcterms.date", "created", "buildtime"});

// Before the date in a line of its own, folded.
inline constexpr std::array kPublishedLabels = std::to_array<std::string_view>(
    {"published",    "posted on",  "erstellt am", "veröffentlicht", "erschienen am", "publié le",
     "mis en ligne", "pubblicato", "publicado",   "gepubliceerd",   "opublikowano",  "опубликовано",
     "publicerad",   "publisert",  "udgivet",     "تم نشره",        "发布时间",      "發布時間",
     "公開日",       "datum:",     "date:",       "fecha:",         "data:",         "дата:"});
inline constexpr std::array kUpdatedLabels =
    std::to_array<std::string_view>({"last modified",         "last updated",
                                     "last edited",           "last changed",
                                     "page was last",         "seite wurde zuletzt",
                                     "zuletzt geändert",      "zuletzt bearbeitet",
                                     "zuletzt aktualisiert",  "letzte änderung",
                                     "letzte aktualisierung", "stand:",
                                     "dernière modification", "dernière mise à jour",
                                     "última modificación",   "última actualización",
                                     "ultima modifica",       "laatst gewijzigd",
                                     "ostatnia modyfikacja",  "senast ändrad",
                                     "sist oppdatert",        "updated"});

}  // namespace news
