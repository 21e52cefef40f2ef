"""console_full.py FOLDER: the disk on which the facility lies is full. FOLDER is a small disk of its own.

SPDX-License-Identifier: Apache-2.0"""
import os
import sqlite3
import sys

from console import Console, Person, case, devices_csv, facility, inro, repeat, rows

DISK = sys.argv[1]
DATA, FILLER = DISK + "/data", DISK + "/filler"
ITEM = "/checklist/mhlw.facility.fy2025/2-1"
LARGE = devices_csv(20000)  # more than is kept in memory
READ = ["/today", "/ledger", "/ledger/device", "/checklist", ITEM, "/import", "/vendors", "/contacts", "/contacts/chart.pdf", "/documents", "/history",
        "/report", "/pack", "/settings", "/checklist/pdf", "/checklist/workbook", "/ledger/device/file?format=xlsx", "/me"]
SAID = {"ja": ("空き容量がありません", "システム運用担当者に知らせてください"), "en": ("full", "tell the system operator")}


def fill():
    """To the last byte."""
    file = os.open(FILLER, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for size in 65536, 1:
        try:
            while os.write(file, b"x" * size):
                pass
        except OSError:
            pass
    os.close(file)


def acts(who):
    """What somebody may do: name, the request, what was typed."""
    return [
        ("a small file", lambda: who.upload("/import", {"kind": "device"}, "機器.csv", devices_csv(9), "/import"), None),
        ("a large file", lambda: who.upload("/import", {"kind": "device"}, "機器.csv", LARGE, "/import"), None),
        ("a document", lambda: who.upload("/documents", {"title": "規程"}, "規程.pdf", b"%PDF-1.4\n", "/documents/new"), "規程"),
        ("a device", lambda: who.post("/ledger/device", {"number": "N1", "note": "みかん"}, "/ledger/device/new"), "みかん"),
        ("an answer", lambda: who.post(ITEM, {"seen": "0", "first": "yes", "first_on": "2025-05-01", "note": "りんご"}, ITEM), "りんご"),
        ("a contact", lambda: who.post("/contacts/new", {"name": "ぶどう", "role": "院長"}, "/contacts/new"), "ぶどう"),
        ("the facility's name", lambda: who.post("/settings/facility", {"name": "なし病院"}, "/settings/facility"), "なし病院"),
        ("the checks", lambda: who.post("/today/check", {}, "/today"), None),
        ("a pack", lambda: who.post("/pack", {}, "/pack"), None),
        ("a report", lambda: who.post("/report/pdf", {}, "/report"), None),
        ("a copy of the data", lambda: who.post("/settings/backup", {}, "/settings/backup"), None),
        ("signing in", lambda: Person(who.console, who.number, who.lang).sign_in(), None),
    ]


def cannot_write(who):
    for name, act, typed in acts(who):
        answer = act()
        said = answer.said()
        case(f"full, {who.lang}: {name}", (answer.status, [word for word in SAID[who.lang] if word not in said]), (507, []))
        if typed:
            case(f"full, {who.lang}: what was typed is kept: {name}", typed in answer.text, True)


def can_read(who, when):
    case(f"{when}: everything can be read", [path for path in READ if who.get(path).status != 200], [])


def can_write(who, when):
    for name, act, _ in acts(who):
        case(f"{when}: {name}", act().status in (200, 303), True)


def old_file(who):
    """What was brought long ago and never taken in."""
    place = who.upload("/import", {"kind": "device"}, "昔.csv", devices_csv(9), "/import").place
    who.wait_for(place, "下見")
    with sqlite3.connect(DATA + "/inro.db") as db:
        db.execute("UPDATE upload SET at='2020-01-01T00:00:00Z'")
    return f"{DATA}/upload/{place.rsplit('/', 1)[1]}"


facility(DATA)
with open(DISK + "/devices.csv", "wb") as f:
    f.write(devices_csv(300))
inro(DATA, "import", "device", f.name)
console = Console(DATA)
clerk, guest = Person(console), Person(console, "1002", "en")
case("signed in", (clerk.sign_in().status, guest.sign_in().status), (303, 303))
guest.post("/language", {"lang": "en"}, "/today")
old = old_file(clerk)

fill()
before = rows(DATA)
cannot_write(clerk)
cannot_write(guest)
can_read(clerk, "full")
case("full: not a row came or went", rows(DATA), before)
unsent = clerk.post("/contacts/new", {"name": "もも", "role": "事務長"}, "/contacts/new")
case("full: a file that was forgotten is swept all the same", os.path.exists(old), False)

console.kill()
fill()
status = console.start()
if console.runs:
    can_read(clerk, "killed and started on a full disk")
else:
    case("killed and started on a full disk: it says why it cannot", status, 74)
    os.truncate(FILLER, 0)
    case("with room it starts", console.start(), None)
os.unlink(FILLER)

case("with room: the page that failed sends again what was typed", repeat(clerk, unsent).status, 303)
case("with room: it is there", "もも" in clerk.get("/contacts").text, True)
can_write(clerk, "with room")
can_read(clerk, "with room")
case("it ends in order", console.end(), 0)
with sqlite3.connect(DATA + "/inro.db") as db:
    case("the database is sound", db.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
