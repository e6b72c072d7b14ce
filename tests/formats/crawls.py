"""Crawls, encodings, containers: through the program, from end to end."""
import codecs
import hashlib
import os

from pages import load_scorer
from scoring import squeeze

PAGES = ("text/html", "application/xhtml+xml")


def kind_of(record):
    http = record.get("http") or {}
    return str(http.get("content_type") or record.get("block_type") or "").split(";")[0].strip().lower(), http.get("status")


def is_article(record):
    kind, status = kind_of(record)
    if record["type"] == "response":
        return status == 200 and kind in PAGES
    return (record["type"] == "resource" and kind in PAGES) or (record["type"] == "conversion" and kind == "text/plain")


def warc(scorer):
    module, truth = load_scorer(scorer), scorer.truth("warc")
    records = articles = 0
    unaccounted = []
    for name, entry in truth.items():
        if not entry.get("records"):
            continue
        got, failures = scorer.convert(scorer.path("warc", name))
        expected = [record for record in entry["records"] if is_article(record)]
        records += len(entry["records"])
        articles += len(got)
        if len(got) + len(failures) != len(expected) and not entry.get("error"):
            unaccounted.append("%s: %d pages, %d articles, %d failures" % (name, len(expected), len(got), len(failures)))
        dates = {record.get("date") for record in entry["records"]}
        for article in got:
            if article.get("extra", {}).get("crawled") not in dates:
                unaccounted.append("%s: %s has no time of the crawl" % (name, article.get("url")))
    # Two pages hold neither a title nor text: they are no articles.
    scorer.agreement("warc: records accounted for", records, unaccounted, 2)
    wrapped(scorer, module, truth)


def wrapped(scorer, module, truth):
    """The pages of a crawl against the same pages as files."""
    for name, entry in truth.items():
        if not isinstance(entry.get("pages"), dict):
            continue
        known = {url: page["articleBody"] for url, page in entry["pages"].items()}
        bare = {squeeze(page["articleBody"]): key for key, page in scorer.truth("html", "aeb").items()}
        crawl = {}
        for article in scorer.convert("--quiet", scorer.path("warc", name))[0]:
            crawl[article.get("url")] = article.get("body", "")
        files = {}
        for article in scorer.convert("--quiet", scorer.path("html", "aeb"))[0]:
            files[os.path.basename(article["file"]).split(".html")[0]] = article
        rows, same, differences = [], 0, []
        bodies = list(crawl.values())
        for url, text in known.items():
            page = files.get(bare.get(squeeze(text)), {})
            body = crawl.get(url, crawl.get(page.get("url"), ""))
            rows.append(module.counts(module.tokens(text), module.tokens(body)))
            same += 1
            if page and page.get("body", "") not in bodies:
                differences.append(url)
        scorer.figure("warc: texts of wrapped pages, F1", module.summary(rows)[2], 0.965, "pages %d" % len(rows))
        scorer.agreement("warc: wrapped pages as the bare ones", same, differences, 0)


# Encodings of East Asia are mapped to one or the other of these characters.
VARIANTS = str.maketrans("\u301c\u223c\u2212\u2016\u2014\u00a2\u00a3\u00ac\u2027\u00b7\u2022\uff64\uff0f",
                         "\uff5e\uff5e\uff0d\u2225\u2015\uffe0\uffe1\uffe2\u30fb\u30fb\u30fb\ufe51\u2215")


def charset(scorer):
    """Text that Python decodes to the recorded form must be read the same from the bytes and from UTF-8."""
    right = count = 0
    for name, entry in scorer.truth("charset").items():
        with open(scorer.path("charset", name), "rb") as file:
            raw = file.read()
        try:
            text = raw.decode(codecs.lookup(entry["encoding"]).name).lstrip("\ufeff").encode()
        except (LookupError, UnicodeError):
            continue
        recorded = entry.get("utf8_sha256")
        if recorded and recorded not in (hashlib.sha256(text).hexdigest(), hashlib.sha256(b"\xef\xbb\xbf" + text).hexdigest()):
            continue
        count += 1
        bodies = [scorer.convert("--quiet", "--format", "text", "-", data=data)[0] for data in (raw, text)]
        own, other = [[(str(a.get("title")) + "\n" + str(a.get("body"))).translate(VARIANTS) for a in articles]
                      for articles in bodies]
        right += own == other
        if own != other and scorer.verbose:
            print("    charset", name, entry["encoding"])
    scorer.figure("charset: read as from UTF-8", right / max(count, 1), 0.97, "of %d" % count)


def containers(scorer):
    """Every whole container holds the same texts; one of them holds some twice, under other names."""
    expected, differences, count = None, [], 0
    for name in sorted(os.listdir(scorer.path("containers"))):
        if not name.startswith("stories"):
            continue
        got = scorer.convert("--quiet", scorer.path("containers", name))[0]
        texts = sorted({(article.get("title", ""), article.get("body", "")) for article in got})
        expected = expected or texts
        count += 1
        if texts != expected or not texts:
            differences.append(name)
    scorer.agreement("containers", count, differences, 0)
