"""Exports in JSON, tables, mail, saved texts: field by field against expected.json."""
import ast
import html
import os
import re

from scoring import fold, instant, same_date, squeeze


def json_exports(scorer):
    compared, differences = 0, []
    for name, entry in scorer.truth("json").items():
        got = scorer.convert("--quiet", scorer.path("json", name))[0]
        # Records that were recorded as unreadable for want of a mapping may be articles.
        if len(got) != len(entry["articles"]) and entry["articles"]:
            differences.append("%s: %d articles" % (name, len(got)))
        for article, item in zip(got, entry["articles"]):
            for field in ("id", "url", "title", "source", "published", "section", "language"):
                value = item.get(field)
                if value in (None, "", []):
                    continue
                own = article.get({"section": "category", "language": "lang"}.get(field, field))
                value = value[0] if isinstance(value, list) else value
                same = same_date(own, value) if field == "published" else fold(own) == fold(value) or (
                    field == "id" and article.get("url") == value)
                compared += 1
                if not same:
                    differences.append("%s: %s: %r is not %r" % (name, field, own, value))
            if item.get("body"):
                compared += 1
                if squeeze(article.get("body")) != squeeze(item["body"]):
                    differences.append(name + ": body")
    scorer.agreement("json", compared, differences, 8)


def cell(value):
    """Cells of a reader that knows no quotes in TSV; lists of Python are paragraphs."""
    value = str(value)
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1].replace('""', '"')
    if value.startswith("["):
        try:
            return "".join(str(item) for item in ast.literal_eval(value))
        except (ValueError, SyntaxError):
            pass
    return value


def text_of_cell(value):
    return squeeze(html.unescape(re.sub(r"<[^>]*>", "", cell(value))))


def csv_tables(scorer):
    left_out = {("news-zh.tsv", "id"), ("Articles-pylist.csv", "section")}
    compared, differences = 0, []
    for name, entry in scorer.truth("csv").items():
        got = scorer.convert("--quiet", scorer.path("csv", name))[0]
        rows = [item for item in entry["first_records"] if item]
        for article, item in zip(got, rows):
            for field, value in item.items():
                own = article.get({"section": "category"}.get(field, field))
                if (name, field) in left_out or field.startswith("published") or not value:
                    continue
                compared += 1
                if squeeze(own) != text_of_cell(value):
                    differences.append("%s: %s: %r is not %r" % (name, field, str(own)[:80], str(value)[:80]))
    # Control characters, zero-width ones and a subtitle that repeats the title are dropped, quotes inside cells read.
    scorer.agreement("csv", compared, differences, 15)


def mail(scorer):
    compared, differences = 0, []
    for name, entry in scorer.truth("mail").items():
        if not name.endswith(".eml") or entry.get("title") is None:
            continue
        got = scorer.convert("--quiet", scorer.path("mail", name))[0]
        article = got[0] if len(got) == 1 else {}
        checks = []
        if "\ufffd" not in entry["title"]:
            checks.append(("title", fold(article.get("title")) == fold(entry["title"])))
        if entry.get("id"):
            checks.append(("id", "<%s>" % article.get("id") == entry["id"]))
        if instant(entry.get("published")):
            checks.append(("published", same_date(article.get("published"), entry["published"], zones=False)))
        if entry.get("from_name"):
            checks.append(("from", entry["from_name"] in [article.get("source")] + article.get("byline", [])))
        for line in entry.get("body_contains", []):
            checks.append(("body", fold(line) in fold(article.get("body"))))
        compared += len(checks)
        differences += ["%s: %s" % (name, field) for field, same in checks if not same]
    scorer.agreement("mail", compared, differences, 4)
    boxes = {name: entry for name, entry in scorer.truth("mail").items() if name.startswith("mbox/")}
    wrong = []
    for name, entry in boxes.items():
        count = entry.get("count") or entry.get("from_lines")
        if "note" in entry:
            continue
        if len(scorer.convert("--quiet", scorer.path("mail", name))[0]) != count:
            wrong.append(name)
    scorer.agreement("mail: messages of mailboxes", len(boxes), wrong, 0)


def sidecars(scorer):
    """Texts with a file beside them that holds their author, address, section and date."""
    compared, differences = 0, []
    truth = {name: entry for name, entry in scorer.truth("text", "saved").items() if name.startswith("fakebr/")}
    got = {os.path.basename(article["file"]): article
           for article in scorer.convert("--quiet", scorer.path("text", "saved", "fakebr"))[0]}
    if len(got) != len(truth):
        differences.append("%d articles, %d expected" % (len(got), len(truth)))
    for name, entry in truth.items():
        article = got.get(os.path.basename(name), {})
        day, month, year = re.match(r"(\d+)/(\d+)/(\d+)", entry["published_raw"]).groups()
        for what, own, value in (("url", article.get("url"), entry["url"]),
                                 ("section", article.get("category"), entry["section"][0]),
                                 ("language", article.get("lang"), entry["language"]),
                                 ("day", article.get("published", "")[:10], "%s-%02d-%02d" % (year, int(month), int(day))),
                                 ("byline", " ".join(article.get("byline", [])), re.sub("^Por ", "", entry.get("byline", "")))):
            compared += 1
            if own != value:
                differences.append("%s: %s: %r" % (name, what, own))
    scorer.agreement("texts with sidecars", compared, differences, 0)


def digests(scorer):
    """Files of many items: as many articles as there are headings of the level of items."""
    compared, differences = 0, []
    for name, entry in scorer.truth("text", "saved").items():
        if "headings" not in entry:
            continue
        with open(scorer.path("text", "saved", name), encoding="utf-8") as file:
            titles = [line[4:].strip() for line in file if line.startswith("### ")]
        got = [fold(article["title"]) for article in scorer.convert("--quiet", scorer.path("text", "saved", name))[0]]
        compared += len(titles)
        if got != [fold(title) for title in titles]:
            differences.append("%s: %d articles of %d" % (name, len(got), len(titles)))
    scorer.agreement("digests", compared, differences, 0)


def saved(scorer):
    sidecars(scorer)
    digests(scorer)
    compared, differences = 0, []
    for name, entry in scorer.truth("text", "saved").items():
        if not name.startswith(("bbc/", "markdown/")) or "headings" in entry:
            continue
        got = scorer.convert("--quiet", scorer.path("text", "saved", name))[0]
        for field in ("title", "subtitle", "source", "url", "language", "published", "body"):
            if entry.get(field) is None:
                continue
            own = got[0].get("lang" if field == "language" else field)
            compared += 1
            # Recorded from UTF-8 that was read as windows-1252.
            if fold(own) != fold(entry[field]).replace("\u00c2\u00a3", "\u00a3") and fold(own).replace(
                    "\u00a3", "") != fold(entry[field]).replace("\u00c2\u00a3", ""):
                differences.append("%s: %s: %r" % (os.path.basename(name), field, str(own)[:80]))
    scorer.agreement("saved texts, Markdown", compared, differences, 0)
