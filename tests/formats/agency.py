"""Feeds, formats of news agencies, exports of WordPress: field by field against expected.json."""
import html
import os
import re

from scoring import fold, folded_case, instant, same_date, squeeze


def texts(value):
    return value if isinstance(value, list) else [value]


def subjects(entry):
    """Of several sections the first is the category, the others stand before the tags; equal but for case is one."""
    seen, out = set(), []
    for text in texts(entry.get("section", [])) + texts(entry.get("tags", [])):
        if folded_case(text) not in seen:
            seen.add(folded_case(text))
            out.append(fold(text))
    return out


def agrees(article, entry, field):
    """None for what an article has no place for."""
    value = entry[field]
    if field in ("title", "subtitle", "body"):
        return squeeze(article.get(field)) == squeeze(value)
    if field in ("published", "updated"):
        return same_date(article.get(field), value)
    if field == "language":
        return article.get("lang", "").lower() == str(value).replace("_", "-").lower()
    if field == "source":
        return article.get("source") == value
    if field == "id":
        return value in (article.get("id"), article.get("url"))
    if field == "url":
        return article.get("url") == value
    if field == "authors":
        return article.get("byline") == value
    if field == "byline":
        # Names may have been told apart; letters are none lost but those of "By" and "and".
        letters = re.sub(r"^(by|von|par|por) |\W|\band\b", "", folded_case(value))
        return letters == re.sub(r"\W|\band\b", "", folded_case(" ".join(article.get("byline", []))))
    if field in ("section", "tags"):
        category = article.get("category")
        return ([category] if category else []) + article.get("tags", []) == subjects(entry)
    return None


def compare(scorer, what, folder, meant, keep=lambda entry: True):
    compared, differences = 0, []
    for name, entry in scorer.truth(folder).items():
        got, failures = scorer.convert(scorer.path(folder, name))
        # What is said of other documents (a kill) has no text, and no reading recorded.
        got = [article for article in got if article.get("title") or article.get("body") or not article.get("status")]
        expected = [item for item in entry["articles"] if keep(item)]
        differences += [name + ": " + failure for failure in failures]
        if len(got) != len(expected):
            differences.append("%s: %d articles, %d expected" % (name, len(got), len(expected)))
        for article, item in zip(got, expected):
            for field in item:
                same = agrees(article, item, field)
                compared += same is not None
                if same is False:
                    differences.append("%s: %s: %r is not %r" % (name, field, str(article.get(field))[:80],
                                                                 str(item[field])[:80]))
    scorer.agreement(what, compared, differences, meant)


def agency(scorer):
    # NewsML-G2: an English text that is declared Italian. NewsML 1: ids without the revision, which is the version.
    for folder, meant in (("nitf", 0), ("newsml-g2", 1), ("newsml1", 13), ("ninjs", 3), ("reuters21578", 6), ("rcv1", 0)):
        compare(scorer, folder, folder, meant)


def wxr(scorer):
    compare(scorer, "wxr", "wxr", 0, lambda item: item["type"] == "post" and item["status"] == "publish")


def plain(text):
    """Without tags, entities decoded: what is recorded as HTML and what is recorded as text meet there."""
    return squeeze(re.sub(r"<[^>]*>", "", html.unescape(re.sub(r"<[^>]*>", "", str(text or "")))))


def feed_agrees(article, field, value):
    if field in ("title", "title_detail.value"):
        return plain(article.get("title")) == plain(value)
    if field in ("description", "summary", "summary_detail.value"):
        return plain(value) in (plain(article.get("body")), plain(article.get("subtitle")))
    if field == "link":
        return article.get("url") == value
    if field in ("id", "guid"):
        return value in (article.get("id"), article.get("url"))
    if field == "published_parsed":
        return got_instant(article.get("published")) == feed_instant(value)
    if field == "updated_parsed":
        return got_instant(article.get("updated") or article.get("published")) == feed_instant(value)
    if field == "language":
        return article.get("lang") == value
    if field == "source.title":
        return plain(article.get("source")) == plain(value)
    return None


def got_instant(text):
    found = instant(text)
    return found and found[0]


def feed_instant(value):
    return instant("%04d-%02d-%02dT%02d:%02d:%02dZ" % tuple(int(part) for part in value[:6]))[0]


def feeds(scorer):
    right = count = 0
    for name, entry in scorer.truth("feeds", "feedparser").items():
        # Headers and the address of the document are not known to a program that reads files.
        if "headers" in entry or "docuri" in name or not entry.get("equals"):
            continue
        got = scorer.convert("--quiet", "--format", "rss", scorer.path("feeds", "feedparser", name))[0]
        for path, value in entry["equals"].items():
            match = re.fullmatch(r"entries\[(\d)\]\.(.*)", path)
            if not match:
                continue
            article = got[int(match.group(1))] if int(match.group(1)) < len(got) else {}
            same = feed_agrees(article, match.group(2), value)
            count += same is not None
            right += same is True
            if same is False and scorer.verbose:
                print("    feeds", name, path, repr(value)[:100], str(article)[:200])
    scorer.figure("feeds: conformance files", right / max(count, 1), 0.97, "of %d" % count)
    compared, differences = 0, []
    for name, entry in scorer.truth("feeds", "real").items():
        got = scorer.convert("--quiet", scorer.path("feeds", "real", name))[0]
        if len(got) != len(entry["items"]):
            differences.append("%s: %d articles" % (os.path.basename(name), len(got)))
        for article, item in zip(got, entry["items"]):
            for field in ("title", "published"):
                value = item.get(field)
                if value is None or "\ufffd" in str(value) or (field == "published" and not instant(value)):
                    continue
                compared += 1
                same = plain(article.get(field)) == plain(value) if field == "title" else same_date(
                    article.get(field), value, zones=False)
                if not same:
                    differences.append("%s: %s: %r is not %r" % (name, field, article.get(field), value))
    scorer.agreement("feeds: titles, dates of real ones", compared, differences, 0)
