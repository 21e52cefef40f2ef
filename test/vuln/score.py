"""score.py ANSWERS KEV EXACT ROWS… - how many of the vulnerabilities that answers worked out by hand name are found in what
`inro --json vuln scan` said of the rows, how many of those found are right, and which rows are right in everything.

An answer: "scope" all (must is everything that there is), kev (everything known to be exploited) or listed (only must and must_not are
judged); may is neither counted nor held against it; "eol" is what the row is about and no longer looked after.
SPDX-License-Identifier: Apache-2.0
"""
import csv
import json
import sys

SHARE = 0.97

answers, kev, exact_share, *rows = sys.argv[1:]
kev = {row["cveID"] for row in csv.DictReader(open(kev, encoding="utf-8"))}
found = {row["id"]: row for file in rows for row in json.load(open(file, encoding="utf-8"))}
answers = json.load(open(answers, encoding="utf-8"))
right = wrong = missed = exact = ends = 0
for answer in answers:
    row = found[answer["id"]]
    cves, must, may, never = set(row["cves"]), set(answer["must"]), set(answer["may"]), set(answer["must_not"])
    judged = {"kev": cves & kev, "all": cves, "listed": cves & never}[answer["scope"]] | cves & never
    bad, absent = judged - must - may, must - cves
    end = row["eol"] == answer["eol"]
    right, wrong, missed = right + len(must & cves), wrong + len(bad), missed + len(absent)
    exact, ends = exact + (not bad and not absent and end), ends + end
    print("#", answer["id"], f"{len(must & cves)}/{len(must)}", "too many:", sorted(bad) or "-", "missed:", sorted(absent) or "-",
          "end of support:", "ok" if end else row["eol"])
recall, precision = right / (right + missed), right / (right + wrong)
print(f"# recall {recall:.3f} precision {precision:.3f} exact {exact} of {len(answers)}, ends of support {ends} of {len(answers)}")
for name, well in (("recall", recall >= SHARE), ("precision", precision >= SHARE), ("exact rows", exact >= float(exact_share) * len(answers)),
                   ("ends of support", ends == len(answers))):
    print("ok" if well else "not ok", "-", name)
