// Data of date_words.cc: words that ICU's locale data lacks, and names of zones. Included by date_words.cc
// only.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "indexer/date_words.h"

namespace news {

struct WordList {
  WordKind kind;
  int value;
  std::string_view words;  // separated by spaces; '_' is a space inside
};

// Checked before the names of months and weekdays: 日 after a number is a day, though it is also short for
// Sunday.
inline constexpr WordList kWordLists[] = {
    {WordKind::year_mark, 0, "年 년 год года рік року година"},
    {WordKind::month_mark, 0, "月 월"},
    {WordKind::day_mark, 0, "日 号 號 일"},
    {WordKind::hour_mark, 0, "h uhr 時 时 点 點 시 시간"},
    {WordKind::minute_mark, 0, "分 분 min"},
    {WordKind::second_mark, 0, "秒 초"},
    {WordKind::am, 0, "am ap πμ 上午 早上 凌晨 清晨 午前 오전 ص"},
    {WordKind::pm, 0, "pm ip μμ 下午 晚上 傍晚 午後 오후 م"},
    {WordKind::noon, 0, "noon midday 中午 正午"},
    {WordKind::noise, 0,
     "at on the of in de del d da do dos das le la las los les el il den der dem des um hrs hr hours "
     "kl klo "
     "klockan klokken à a às alle ore ora orele ob o oclock godz godzina v ve в у о об om op på saat "
     "pukul jam "
     "lúc vào ngày tháng năm dnia dne dana na u i στις την τις 在 于 に の সাল খ্রি วันที่ เวลา น คศ บ בשעה ב ה "
     "יום في الساعة "
     "ساعت წლის წ წელი "
     "г р r rok roku рр ч t local time midnight 时间 st nd rd th er re ère ème ª º লা রা ঠা ই শে этот feira "
     "dzień dia"},
    {WordKind::noise, 0,
     "published publish posted post updated update last modified date dated created released first issued "
     "edited filed "
     "veröffentlicht aktualisiert stand datum erstellt publié publie mis jour mise modifié publicado "
     "publicada "
     "actualizado atualizado em pubblicato aggiornato gepubliceerd bijgewerkt опубликовано обновлено "
     "опубліковано дата "
     "发布时间 发布日期 发布于 发布 发表时间 发表于 更新时间 更新于 更新 日期 發布時間 更新時間 發佈 公開日 "
     "更新日 投稿日 입력 "
     "수정 등록 승인 نشر تاريخ التاريخ"},
};

// January to December.
inline constexpr std::array<std::string_view, 12> kMoreMonths = {
    "januar sausio styczeń stycznia sij জানুয়ারি কানون_الثاني كانون_الثاني јануар janv ene",
    "febr fév फरवरी फ़रवरी ফেব্রুয়ারি شباط фебруар fevr",
    "märz maerz mrz marzec آذار اذار март мар",
    "kwiecień نيسان април апр aprile",
    "svibnja أيار ايار мај",
    "lipnja حزيران јун जून",
    "srpnja تموز јул",
    "آب اب август авг",
    "sept wrzesień أيلول ايلول সেপ্টেম্বর सितम्बर septembrie сент",
    "oktober تشرين_الأول تشرين_الاول अक्तूबर অক্টোবর окт",
    "studenog studenom studeni studenoga نوفمبر تشرين_الثاني नवम्बर нояб",
    "dez كانون_الأول كانون_الاول दिसम्बर дек",
};

inline constexpr std::string_view kMoreWeekdays =
    "tues weds thur thurs пнд втр срд чтв птн сбт вск segunda terça quarta quinta sexta sábado sabado "
    "domingo "
    "ראשון שני שלישי רביעי חמישי שישי שבת 周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 週五 週六 "
    "週日 礼拜天 星期天 "
    "thứ chủ_nhật";

struct ZoneName {
  std::string_view name;
  int16_t minutes;
};

// Abbreviations as news pages use them. Where one is used for several zones the commonest in news is meant:
// BST is British Summer Time, IST India, CST the American Central zone.
inline constexpr ZoneName kZoneNames[] = {
    {"z", 0},       {"ut", 0},     {"utc", 0},    {"gmt", 0},        {"wet", 0},     {"west", 60},
    {"bst", 60},    {"cet", 60},   {"mez", 60},   {"cest", 120},     {"mesz", 120},  {"eet", 120},
    {"eest", 180},  {"msk", 180},  {"мск", 180},  {"msd", 240},      {"trt", 180},   {"ast", -240},
    {"adt", -180},  {"est", -300}, {"edt", -240}, {"cst", -360},     {"cdt", -300},  {"mst", -420},
    {"mdt", -360},  {"pst", -480}, {"pdt", -420}, {"akst", -540},    {"akdt", -480}, {"hst", -600},
    {"nst", -210},  {"ndt", -150}, {"brt", -180}, {"brst", -120},    {"art", -180},  {"clt", -240},
    {"clst", -180}, {"wat", 60},   {"cat", 120},  {"sast", 120},     {"eat", 180},   {"gst", 240},
    {"irst", 210},  {"pkt", 300},  {"ist", 330},  {"npt", 345},      {"wib", 420},   {"wita", 480},
    {"wit", 540},   {"ict", 420},  {"hkt", 480},  {"sgt", 480},      {"myt", 480},   {"pht", 480},
    {"awst", 480},  {"jst", 540},  {"kst", 540},  {"acst", 570},     {"acdt", 630},  {"aest", 600},
    {"aedt", 660},  {"nzst", 720}, {"nzdt", 780}, {"北京时间", 480},
};

struct RegionalZone {
  std::string_view name;
  const char* timezone;
  int16_t standard;  // minutes, if the zone data lacks it
};

inline constexpr std::array<RegionalZone, 5> kRegionalZones = {{
    {"at", "America/Halifax", -240},
    {"et", "America/New_York", -300},
    {"ct", "America/Chicago", -360},
    {"mt", "America/Denver", -420},
    {"pt", "America/Los_Angeles", -480},
}};

}  // namespace news
