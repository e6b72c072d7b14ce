"""What the scores have in common: running the program, comparing fields, keeping figures."""
import json
import os
import re
import subprocess
import unicodedata
from datetime import datetime, timezone


class Scorer:
    def __init__(self, programs, samples, verbose):
        self.program = os.path.join(programs, "newsidx")
        self.samples = samples
        self.verbose = verbose
        self.rows = []

    def path(self, *parts):
        return os.path.join(self.samples, *parts)

    def truth(self, *parts):
        with open(self.path(*parts, "expected.json"), encoding="utf-8") as file:
            return json.load(file)

    def convert(self, *arguments, data=None):
        """The articles, and the failures as lines of the program."""
        run = subprocess.run([self.program, "convert", *arguments], input=data, capture_output=True, check=False)
        if run.returncode not in (0, 1):
            raise RuntimeError(run.stderr.decode())
        articles = [json.loads(line) for line in run.stdout.decode().split("\n") if line]
        return articles, [line for line in run.stderr.decode().splitlines() if ": warning: " not in line]

    def figure(self, what, value, bar, count=""):
        self.rows.append((what, "%.3f" % value, ">= %.3f" % bar, count, value + 1e-9 >= bar))

    def agreement(self, what, compared, differences, meant):
        """Differences that are meant (indexer/FORMATS.md says why) are allowed, as many as there are of them."""
        if self.verbose:
            for difference in differences:
                print("   ", what, difference)
        self.rows.append((what, "%d differ" % len(differences), "<= %d" % meant, "of %d fields" % compared,
                          len(differences) <= meant and compared > 0))

    def report(self):
        for what, value, bar, count, good in self.rows:
            print("%-34s %12s %10s  %-18s %s" % (what, value, bar, count, "" if good else "BELOW THE BAR"))
        return 0 if all(row[4] for row in self.rows) else 1


def fold(text):
    return " ".join(str(text or "").split())


def squeeze(text):
    return "".join(str(text or "").split())


def folded_case(text):
    return unicodedata.normalize("NFKC", fold(text)).casefold()


DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?")


def instant(text):
    """Seconds since 1970 and whether a zone is known; None if it is no date."""
    match = DATE.fullmatch(str(text or "").strip())
    if not match:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    moment = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0),
                      tzinfo=timezone.utc)
    offset = 0
    if zone and zone != "Z":
        digits = zone.replace(":", "")
        offset = (int(digits[1:3]) * 60 + int(digits[3:5])) * (-1 if digits[0] == "-" else 1)
    return int(moment.timestamp()) - offset * 60, zone is not None


def same_date(got, expected, zones=True):
    left, right = instant(got), instant(expected)
    return left is not None and right is not None and left[0] == right[0] and (not zones or left[1] == right[1])
