"""console_killed.py FOLDER: the process is killed while something comes in, is taken in, is made.

SPDX-License-Identifier: Apache-2.0"""
import glob
import os
import socket
import sqlite3
import sys
import time

from console import BOUNDARY, Console, Person, case, devices_csv, facility, inro, multipart, rows

FOLDER = sys.argv[1]
DATA = FOLDER + "/data"
FEW, MANY = 300, 20000  # devices
PAUSES = 0, 0.05, 0.1, 0.2, 0.4  # seconds
WAIT_SECONDS_MAX = 60
LARGE = devices_csv(MANY, "N")


def left(folder):
    return sorted(os.listdir(f"{DATA}/{folder}")) if os.path.isdir(f"{DATA}/{folder}") else []


def is_sound():
    with sqlite3.connect(DATA + "/inro.db") as db:
        return db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def devices():
    with sqlite3.connect(DATA + "/inro.db") as db:
        return db.execute("SELECT count(*) FROM device").fetchone()[0]


def ledger():
    """What a pack is made from."""
    return {name: count for name, count in rows(DATA).items() if name not in ("pack_order", "journal")}


def wait_until(what):
    until = time.monotonic() + WAIT_SECONDS_MAX
    while not what() and time.monotonic() < until:
        time.sleep(0.01)
    return bool(what())


def spooled():
    """Bytes of bodies that the process has in files without names."""
    files = glob.glob(f"/proc/{console.process.pid}/fd/*")
    return sum(os.stat(file).st_size for file in files if "/spool/" in os.readlink(file))


def send_half(who, body):
    """Half a request; what stays open is the caller's to close."""
    host, port = console.host.rsplit(":", 1)
    wire = socket.create_connection((host, int(port)))
    cookies = "; ".join(f"{name}={value}" for name, value in who.cookies.items())
    head = (f"POST /import HTTP/1.1\r\nHost: {console.host}\r\nCookie: {cookies}\r\nContent-Length: {len(body)}\r\n"
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n")
    wire.sendall(head.encode() + body[:len(body) // 2])
    return wire


def again():
    console.kill()
    case("killed: nothing waits in spool/", left("spool"), [])
    console.start()
    case("killed: the database is sound", is_sound(), True)
    case("killed: who was signed in still is", clerk.get("/today").status, 200)


os.makedirs(FOLDER)
facility(DATA)
with open(FOLDER + "/devices.csv", "wb") as f:
    f.write(devices_csv(FEW))
inro(DATA, "import", "device", f.name)
console = Console(DATA)
clerk = Person(console)
case("signed in", clerk.sign_in().status, 303)

# ---- while a file comes in
before = rows(DATA)
body = multipart({**clerk.form("/import"), "kind": "device"}, "新しい機器.csv", LARGE)
wire = send_half(clerk, body)
case("half the file has come", wait_until(lambda: spooled() > len(body) // 3), True)
again()
wire.close()
case("killed while a file came: nothing was kept of it", (left("upload"), rows(DATA)), ([], before))
sent = clerk.send("POST", "/import", body, f"multipart/form-data; boundary={BOUNDARY}")
case("the same upload again, from the page that was open", sent.status, 303)
case("and it is looked at", clerk.wait_for(sent.place, "取り込みの下見"), True)

# ---- while it is taken in: earlier and later, until it is in
for pause in PAUSES:
    clerk.post(sent.place + "/apply", {"tries": "0"}, sent.place)
    time.sleep(pause)
    again()
    case("killed while it was taken in: all of it is there, or nothing", devices() in (FEW, FEW + MANY), True)
    if devices() > FEW:
        break
    case("the page says that it was interrupted", "途中で止まりました" in clerk.get(sent.place).text, True)
    clerk.post(sent.place + "/again", {}, sent.place)
    case("and it can be looked at again", clerk.wait_for(sent.place, "取り込みの下見"), True)
else:
    clerk.post(sent.place + "/apply", {"tries": "0"}, sent.place)
case("in the end it is in", (clerk.wait_for(sent.place, "取り込みの結果"), devices()), (True, FEW + MANY))

# ---- what is left is swept in time
with sqlite3.connect(DATA + "/inro.db") as db:
    db.execute("UPDATE upload SET at='2020-01-01T00:00:00Z'")
clerk.get("/import")
case("what was left of uploads is swept in time", left("upload"), [])

# ---- while a pack is made
before = ledger()
ordered = clerk.post("/pack", {}, "/pack").place
wait_until(lambda: left("packs"))
again()
case("killed while a pack was made: nothing else changed", ledger(), before)
page = clerk.get(ordered)
case("its page says that it was interrupted, or shows it whole", "途中で止まった" in page.text or "作られたときのまま" in page.text, True)
ordered = clerk.post("/pack", {}, "/pack").place
case("another one is made whole", clerk.wait_for(ordered, "作られたときのまま"), True)
case("it ends in order", console.end(), 0)
