"""Web pages, scored with the samples' own html/score.py, and pages that were written down as text."""
import gzip
import importlib.util
import io
import json
import os
import re
import resource
import tempfile
from contextlib import redirect_stdout


def load_scorer(scorer):
    spec = importlib.util.spec_from_file_location("score", scorer.path("html", "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def record_of(article):
    return {"articleBody": article.get("body", ""), "title": article.get("title"), "authors": article.get("byline"),
            "published": article.get("published")}


def predictions(scorer, collection, truth):
    """By the key of expected.json, which is the name of a file without some of its endings."""
    folder = scorer.path("html", collection)
    found = {}
    for article in scorer.convert("--quiet", folder)[0]:
        name = os.path.relpath(article["file"], folder)
        for ending in ("", ".gz", ".html.gz"):
            if name.endswith(ending) and name[:len(name) - len(ending)] in truth:
                found[name[:len(name) - len(ending)]] = record_of(article)
    return found


def scored(scorer, module, metric, found, collection, fields="title,authors,published"):
    """What score.py prints."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(found, file)
        file.flush()
        out = io.StringIO()
        argv = ["score.py", metric, file.name, "--truth", scorer.path("html", collection, "expected.json")]
        module.sys.argv = argv + (["--fields", fields] if metric == "meta" else [])
        with redirect_stdout(out):
            module.main()
        return out.getvalue()


def html(scorer):
    module = load_scorer(scorer)
    found = {name: predictions(scorer, name, scorer.truth("html", name))
             for name in ("aeb", "trafilatura", "htmldate", "fundus")}
    for what, metric, name, bar in (("html: texts of articles, F1", "body", "aeb", 0.965),
                                    ("html: snippets, F1", "segments", "trafilatura", 0.93)):
        out = scored(scorer, module, metric, found[name], name)
        scorer.figure(what, float(re.search(r"F1 ([\d.]+)", out).group(1)), bar, re.search(r"pages \d+", out).group(0))
    meta = {name: scored(scorer, module, "meta", found[name], name) for name in ("htmldate", "fundus")}
    # The bar of titles is lower than was wished for: indexer/FORMATS.md says why.
    for what, name, field, bar in (("html: days of publication", "htmldate", "published", 0.95),
                                   ("html: dates of news sites", "fundus", "published", 0.97),
                                   ("html: authors of news sites", "fundus", "authors", 0.90),
                                   ("html: titles of news sites", "fundus", "title", 0.905)):
        row = re.search(r"^%s +(\d+) +\d+ +\d+ +([\d.]+)" % field, meta[name], re.M)
        scorer.figure(what, float(row.group(2)), bar, "pages " + row.group(1))


def page_text(scorer):
    module = load_scorer(scorer)
    truth = scorer.truth("text", "page-text")
    found = {os.path.basename(article["file"]): article.get("body", "")
             for article in scorer.convert("--quiet", "--format", "text", scorer.path("text", "page-text"))[0]}
    rows = {}
    for name, entry in truth.items():
        counts = module.counts(module.tokens(entry["articleBody"]), module.tokens(found.get(name)))
        rows.setdefault(entry["tool"], []).append(counts)
    # What boilerpipe writes; justext leaves out so much that nobody could reach it.
    for tool in sorted(rows):
        scorer.figure("page text: " + tool + ", F1", module.summary(rows[tool])[2], 0.839 if tool == "justext" else 0.92,
                      "pages %d" % len(rows[tool]))


def speed(scorer):
    """Megabytes of pages for each second of processor time, decompression and output included."""
    folder = scorer.path("html", "aeb")
    size = 0
    for name in os.listdir(folder):
        if name.endswith(".gz"):
            with gzip.open(os.path.join(folder, name)) as file:
                size += len(file.read())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    scorer.convert("--quiet", folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    scorer.figure("html: MB a second, one core", size / 1e6 / max(seconds, 1e-3), 20, "of %.1f MB" % (size / 1e6))
