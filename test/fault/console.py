"""console.py - what the unplug tests share: the console over a facility of its own, people before it, cases as TAP.

SPDX-License-Identifier: Apache-2.0"""
import atexit
import http.client
import json
import os
import re
import sqlite3
import subprocess
import time
import urllib.parse

INRO = os.environ["INRO"]
PASSWORD = "hokenshitsu no kuroi neko"
ANSWER_SECONDS_MAX = 60
JOB_SECONDS_MAX = 120
BOUNDARY = "----bound"


def case(name, got, want):
    same = got == want
    print(f"{'ok' if same else 'not ok'} - {name}" + ("" if same else f": got {got!r}, want {want!r}"), flush=True)
    return same


def inro(data, *words, text=None):
    done = subprocess.run([INRO, "--data", data, *words], input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"inro {words}: {done.stderr}")
    return done.stdout


def facility(data):
    """Two planners, one who reads Japanese and one who reads English."""
    inro(data, "init", "--name", "みほん病院", "--type", "clinic")
    for number, name in ("1001", "佐藤 花子"), ("1002", "Alice Smith"):
        inro(data, "member", "add", number, name, "--role", "planner", "--own", text=PASSWORD)


def devices_csv(count, mark="D"):
    lines = "".join(f"{mark}{i},富士通,PC-{i:05d},1階,使用中\n" for i in range(count))
    return ("管理番号,メーカー,コンピュータ名,設置場所,状態\n" + lines).encode()


def rows(data):
    """How many there are of everything. Sessions come and go."""
    with sqlite3.connect(data + "/inro.db") as db:
        tables = [name for name, in db.execute("SELECT name FROM sqlite_schema WHERE type='table' AND name<>'session'")]
        return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}


def multipart(fields, file_name=None, file=b""):
    parts = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    if file_name:
        parts.append(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{file_name}"\r\n\r\n'.encode() + file + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()
        self.text = self.body.decode(errors="replace")
        self.place = self.headers.get("Location", "")

    def said(self):
        """What stands in the page's boxes, as text."""
        return " ".join(re.sub(r"<[^>]+>", "", box).strip() for box in re.findall(r'<div class="notice[^>]*>(.*?)</div>', self.text, re.S))


class Console:
    def __init__(self, data):
        self.data, self.process, self.host = data, None, ""
        atexit.register(self.kill)
        self.start()

    def start(self):
        """None, or the status with which it came to its end at once."""
        self.process = subprocess.Popen([INRO, "--data", self.data, "--json", "serve", "--plain", "--port", "0"], stdout=subprocess.PIPE)
        line = self.process.stdout.readline()
        if not line:
            return self.process.wait()
        self.host = urllib.parse.urlsplit(json.loads(line)["address"]).netloc
        return None

    @property
    def runs(self):
        return self.process.poll() is None

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        self.process.terminate()
        return self.process.wait()


class Person:
    """Somebody with a browser, which keeps cookies and follows nothing by itself."""

    def __init__(self, console, number="1001", lang="ja"):
        self.console, self.number, self.lang, self.cookies = console, number, lang, {}

    def send(self, method, path, body=None, kind=None):
        connection = http.client.HTTPConnection(self.console.host, timeout=ANSWER_SECONDS_MAX)
        headers = {"Accept-Language": self.lang, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if kind:
            headers["Content-Type"] = kind
        connection.request(method, path, body, headers)
        answer = Answer(connection.getresponse())
        connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def get(self, path):
        return self.send("GET", path)

    def form(self, page):
        """What every form of a page carries."""
        return {"csrf": re.search('name="csrf" value="([0-9a-f]+)"', self.get(page).text).group(1)}

    def send_form(self, path, form):
        return self.send("POST", path, urllib.parse.urlencode(form), "application/x-www-form-urlencoded")

    def post(self, path, typed, page):
        return self.send_form(path, {**self.form(page), **typed})

    def upload(self, path, typed, file_name, file, page):
        body = multipart({**self.form(page), **typed}, file_name, file)
        return self.send("POST", path, body, f"multipart/form-data; boundary={BOUNDARY}")

    def sign_in(self):
        return self.post("/sign-in", {"number": self.number, "password": PASSWORD}, "/sign-in")

    def wait_for(self, path, *texts):
        """Until a job's page says one of these, or it takes too long."""
        until = time.monotonic() + JOB_SECONDS_MAX
        while time.monotonic() < until:
            page = self.get(path).text
            if any(text in page for text in texts):
                return True
            time.sleep(0.1)
        return False


def repeat(who, page):
    """The button of a page that failed: the same once more."""
    action, form = re.search(r'<main.*?<form method="post" action="([^"]+)">(.*?)</form>', page.text, re.S).groups()
    return who.send_form(action, dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form)))
