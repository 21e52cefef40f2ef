"""console_locked.py FOLDER: another program holds the database for longer than anybody waits.

SPDX-License-Identifier: Apache-2.0"""
import os
import sqlite3
import sys
import threading
import time

from console import Console, Person, case, devices_csv, facility, inro, repeat, rows

FOLDER = sys.argv[1]
DATA = FOLDER + "/data"
SAVING = 12  # more than there are hands
MANY = 20000
PATIENCE_SECONDS_MAX = 30  # for an answer while the database is held: the console waits 10, and the machine may be busy
# With those that a hand answers, and those that write beside what they show where they can.
READ = ["/today", "/ledger/device", "/checklist", "/checklist/mhlw.facility.fy2025/2-1", "/import", "/vendors", "/contacts", "/contacts/chart.pdf",
        "/pack", "/report", "/history", "/checklist/workbook", "/trust"]
SAID = {"ja": ("ほかの作業が続いている", "もう一度"), "en": ("another task is still running", "try again")}


class Held:
    """The database, in the hands of somebody else."""

    def __enter__(self):
        self.db = sqlite3.connect(DATA + "/inro.db", isolation_level=None)
        self.db.execute("BEGIN EXCLUSIVE")
        return self

    def __exit__(self, *failure):
        self.db.execute("ROLLBACK")
        self.db.close()


def at_once(acts):
    """Begins them all; waits for none."""
    answers, threads = [None] * len(acts), []
    for i, act in enumerate(acts):
        def run(i=i, act=act):
            began = time.monotonic()
            answer = act()
            answers[i] = answer, time.monotonic() - began
        threads.append(threading.Thread(target=run, daemon=True))
        threads[-1].start()
    return answers, threads


def is_refused(answer, seconds, lang):
    said = answer.said()
    return (answer.status, "Retry-After" in answer.headers, [word for word in SAID[lang] if word not in said], seconds < PATIENCE_SECONDS_MAX)


def devices():
    return rows(DATA)["device"]


REFUSED = (503, True, [], True)

os.makedirs(FOLDER)
facility(DATA)
with open(FOLDER + "/devices.csv", "wb") as f:
    f.write(devices_csv(300))
inro(DATA, "import", "device", f.name)
console = Console(DATA)
clerk, guest = Person(console), Person(console, "1002", "en")
case("signed in", (clerk.sign_in().status, guest.sign_in().status), (303, 303))
guest.post("/language", {"lang": "en"}, "/today")
clerk.upload("/import", {"kind": "device"}, "昔.csv", devices_csv(9), "/import")
form = clerk.form("/ledger/device/new")
with sqlite3.connect(DATA + "/inro.db") as db:
    db.execute("UPDATE upload SET at='2020-01-01T00:00:00Z'")  # would be swept
    db.execute("UPDATE session SET seen_at=strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-2 minutes')")  # would be noted as seen
before = rows(DATA)

with Held():
    answers, threads = at_once([lambda i=i: clerk.send_form("/ledger/device", {**form, "number": f"N{i}", "note": "みかん"}) for i in range(SAVING)])
    time.sleep(1)
    case("all save and wait", [t.is_alive() for t in threads], [True] * SAVING)
    case("held: everything can be read meanwhile", [path for path in READ if clerk.get(path).status != 200], [])
    case("held: also by somebody who is not signed in", Person(console).get("/sign-in").status, 200)
    case("held: nobody had to wait until those who save gave up", [t.is_alive() for t in threads], [True] * SAVING)
    for t in threads:
        t.join()
    case("held: each who saves is told, in time", [is_refused(*a, "ja") for a in answers], [REFUSED] * SAVING)
    case("held: what was typed is kept", ["みかん" in a.text for a, _ in answers], [True] * SAVING)
    others, threads = at_once([
        lambda: clerk.upload("/import", {"kind": "device"}, "機器.csv", devices_csv(9), "/import"),
        lambda: clerk.post("/contacts/new", {"name": "もも", "role": "事務長"}, "/contacts/new"),
        lambda: Person(console).sign_in(),
        lambda: clerk.post("/today/check", {}, "/today"),
        lambda: clerk.post("/pack", {}, "/pack"),
    ])
    english, more = at_once([
        lambda: guest.post("/ledger/device", {"number": "N1"}, "/ledger/device/new"),
        lambda: guest.post("/settings/facility", {"name": "X"}, "/settings/facility"),
    ])
    for t in threads + more:
        t.join()
    case("held: a file, a contact, signing in, the checks, a pack", [is_refused(*a, "ja") for a in others], [REFUSED] * 5)
    case("held: in English", [is_refused(*a, "en") for a in english], [REFUSED] * 2)
case("not a row came or went", rows(DATA), before)

case("let go: the page that was refused sends again what was typed", repeat(clerk, others[1][0]).status, 303)
case("let go: it is there", "もも" in clerk.get("/contacts").text, True)
case("let go: a device", clerk.send_form("/ledger/device", {**form, "number": "N1"}).status, 303)
case("let go: a file", clerk.upload("/import", {"kind": "device"}, "機器.csv", devices_csv(9), "/import").status, 303)
case("let go: signing in", Person(console).sign_in().status, 303)

with Held():
    answers, threads = at_once([lambda: clerk.send_form("/ledger/device", {**form, "number": "N2"})])
    time.sleep(1)
case("who waits gets it as soon as it is let go", (threads[0].join(), answers[0][0].status), (None, 303))

# What goes on behind a page as well: it stops, the page says why, and it goes on from there.
sent = clerk.upload("/import", {"kind": "device"}, "新しい機器.csv", devices_csv(MANY, "M"), "/import").place
case("a large file is looked at", clerk.wait_for(sent, "取り込みの下見"), True)
clerk.post(sent + "/apply", {"tries": "0"}, sent)
with Held():
    case("held: taking it in stops, or had been done", clerk.wait_for(sent, "取り込みが止まりました", "取り込みの結果"), True)
    if devices() < MANY:
        case("held: its page says why", [word for word in SAID["ja"] if word not in clerk.get(sent).said()], [])
if devices() < MANY:
    clerk.post(sent + "/again", {}, sent)
    case("let go: it is looked at again", clerk.wait_for(sent, "取り込みの下見"), True)
    clerk.post(sent + "/apply", {"tries": "0"}, sent)
case("let go: it is in", (clerk.wait_for(sent, "取り込みの結果"), devices() > MANY), (True, True))
case("it ends in order", console.end(), 0)
