"""common.py: what the benchmarks share: measuring commands, saying a figure beside its limit, made-up facilities.

SPDX-License-Identifier: Apache-2.0"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

BUILD = os.path.abspath(sys.argv[1])
INRO = os.path.join(BUILD, "inro")
HERE = tempfile.mkdtemp(prefix="inro-bench-")
ENV = dict(os.environ, LC_ALL="C.UTF-8", INRO_WHO="bench")
failed = []


def measure(command, rounds):
    """CPU seconds, wall seconds and peak MB of each round."""
    runs = []
    for _ in range(rounds):
        log = os.path.join(HERE, "time")
        done = subprocess.run(["/usr/bin/time", "-f", "%U %S %e %M", "-o", log, "--", *command], env=ENV, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE)
        if done.returncode not in (0, 3):
            sys.exit(f"{command}: {done.stderr.decode()}")
        user, system, wall, peak = open(log).read().split()[-4:]
        runs.append((float(user) + float(system), float(wall), int(peak) / 1024))
    return runs


def middle(runs):
    return statistics.median(run[0] for run in runs)


def say(what, value, unit, limit, better):
    ok = value >= limit if better == "more" else value <= limit
    print(f"{'ok ' if ok else 'BAD'}  {what}: {value:.2f} {unit} (limit {limit:g})")
    if not ok:
        failed.append(what)


def facility(name):
    data = os.path.join(HERE, name)
    shutil.rmtree(data, ignore_errors=True)
    subprocess.run([INRO, "--data", data, "init", "--name", "計測病院"], env=ENV, check=True, stdout=subprocess.DEVNULL)
    return data


def csv(name, header, rows):
    path = os.path.join(HERE, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(header + "\n")
        f.writelines(",".join(row) + "\n" for row in rows)
    return path


def big_facility():
    data = facility("big")
    files = [
        ("device", csv("d.csv", "管理番号,メーカー,OS,コンピュータ名,設置場所,利用者,登録日,状態",
                       ([f"D{i}", "富士通", "Windows Server 2019" if i % 20 == 0 else "Windows 11", f"PC-{i:05d}", f"{i % 9}階", f"職員{i % 500}", "2021/4/1", "使用中"] for i in range(10000)))),
        ("software", csv("s.csv", "機器,ソフトウェア,バージョン", ([f"D{i % 10000}", f"ソフト{i // 10000}", f"{i % 9}.{i % 5}"] for i in range(50000)))),
        ("person", csv("p.csv", "職員番号,氏名,在籍区分", ([f"{i:05d}", f"姓{i} 名{i}", "在職" if i % 9 else "退職"] for i in range(5000)))),
        ("account", csv("a.csv", "システム,ログインID,氏名,職員番号,状態,最終利用日", (["電子カルテ", f"u{i}", f"姓{i % 5000} 名{i % 5000}", f"{i % 5000:05d}", "有効", f"2026-{i % 9 + 1:02d}-01"] for i in range(20000)))),
        ("system", csv("y.csv", "システム名,患者情報,状態", [["電子カルテ", "有", "稼働中"], ["医事", "有", "稼働中"]])),
    ]
    for kind, path in files:
        subprocess.run([INRO, "--data", data, "import", kind, path], env=ENV, check=True, stdout=subprocess.DEVNULL)
    return data


def finish():
    """Clears away; fails where a figure was over its limit."""
    shutil.rmtree(HERE, ignore_errors=True)
    if failed:
        sys.exit(f"over the limit: {', '.join(failed)}")
