"""The built program: run, killed at a chosen moment, given a disk that fails, and held against what it said."""

import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = ROOT / os.environ.get("HANGVIET_BINARY", ".build/debug/hangviet")
SEED = int(os.environ.get("SEED", "1"))
# Kills and faults of each kind.
MOMENTS = int(os.environ.get("MOMENTS", "5"))
PASSWORD = "mật khẩu để thử"
# What a program does to a disk; the moments between are the ones that matter.
WRITES = "pwrite64,write,fsync,fdatasync,ftruncate,rename,link,unlink,mkdir"
# A process must die before the tests do, whatever happens.
PATIENCE = 120


def arguments(*words, strace=()):
    traced = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", *strace] if strace else []
    return [*traced, str(BINARY), *map(str, words)]


def environment(**more):
    # Without these, a crash takes seconds to draw itself.
    return {**os.environ, "HANGVIET_RESOURCES": str(ROOT), "SWIFT_BACKTRACE": "enable=no", "HANGVIET_LOG_LEVEL": "error", **more}


def run(*words, strace=(), kill_after=None, **options):
    """To the end, or to the kill, as `returncode` -9 tells."""
    process = subprocess.Popen(
        arguments(*words, strace=strace), env=environment(), text=True, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    try:
        if kill_after is not None:
            time.sleep(kill_after)
            os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate(timeout=PATIENCE)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    return subprocess.CompletedProcess(words, process.returncode, out, err)


def done(*words, **options):
    """Runs what must succeed."""
    result = run(*words, **options)
    assert result.returncode == 0, f"{words}: {result.returncode} {result.stdout} {result.stderr}"
    return result


def kill_at(syscall, count):
    return ["-e", f"trace={syscall}", "-e", f"inject={syscall}:signal=KILL:when={count}"]


def fail_at(syscall, error, when):
    return ["-e", f"trace={syscall}", "-e", f"inject={syscall}:error={error}:when={when}"]


def calls(folder, *words):
    """How often a run makes each system call that writes."""
    log = folder / "calls"
    command = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", log, "-e", f"trace={WRITES}", BINARY, *map(str, words)]
    subprocess.run(command, env=environment(), capture_output=True, timeout=PATIENCE)
    counts = {}
    for line in log.read_text(errors="replace").splitlines():
        name = line.split(maxsplit=1)[1].split("(")[0]
        if name in WRITES.split(","):
            counts[name] = counts.get(name, 0) + 1
    log.unlink()
    return counts


def moments(folder, count, *words, make=lambda: None):
    """Seeded ways to be killed during a run of these words, which `make` prepares: by the call, and by the clock."""
    chance = random.Random(f"{SEED} {words}")
    make()
    begin = time.monotonic()
    run(*words)
    length = time.monotonic() - begin
    make()
    counts = calls(folder, *words)
    for number in range(count):
        if number % 4 == 3:
            yield {"kill_after": chance.uniform(0.1, 1.1) * length}
        else:
            # Each kind as often as the other: the rare ones decide.
            syscall = chance.choice(sorted(counts))
            yield {"strace": kill_at(syscall, chance.randint(1, counts[syscall]))}


def make_list(path, count, first=1):
    """A list whose rows are all ready."""
    rows = [
        f"{n},K{n},Cửa hàng {n},Tạp hoá,P. Đập Đá,TX. An Nhơn,{13.90 + n % 97 / 2000:.5f},{109.08 + n % 89 / 2000:.5f}"
        for n in range(first, first + count)]
    path.write_text("STT,Mã,Tên,Loại hình,Xã/phường,Huyện/TX/TP,Vĩ độ,Kinh độ\n" + "\n".join(rows) + "\n")
    return path


def outlet(name):
    """What adds a market at the desk."""
    return {"values": {"name": name, "kind": "market"}, "coordinate": [109.1, 13.9], "accept": True}


class Database:
    """A database file and what lies beside it."""

    def __init__(self, path):
        self.path = Path(path)

    def remove(self):
        for each in self.path.parent.glob(self.path.name + "*"):
            shutil.rmtree(each) if each.is_dir() else each.unlink()

    def copy_from(self, other):
        self.remove()
        for each in other.path.parent.glob(other.path.name + "*"):
            place = self.path.parent / (self.path.name + each.name[len(other.path.name):])
            shutil.copytree(each, place) if each.is_dir() else shutil.copy2(each, place)

    def ask(self, sql):
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=20)) as connection:
            return connection.execute(sql).fetchall()

    @property
    def leftovers(self):
        return [each.name for each in self.path.parent.glob(self.path.name + ".*.new*")]

    def changesets(self):
        """Number to (added, updated, removed)."""
        return {row[0]: row[1:] for row in self.ask("SELECT id, added, updated, removed FROM changesets ORDER BY id")}

    def inspect(self):
        """What must hold of any database at any moment."""
        check = run("check", "--database", self.path)
        assert check.returncode == 0, f"{check.returncode}: {check.stdout} {check.stderr}"
        assert self.ask("PRAGMA integrity_check") == [("ok",)]
        halves = self.ask("""
            SELECT c.id FROM changesets c LEFT JOIN changes n ON n.changeset_id = c.id GROUP BY c.id
            HAVING count(n.id) <> added + updated + removed OR total(n.before IS NULL) <> added
              OR total(n.after IS NULL) <> removed""")
        assert halves == [], "half a list"
        standing = self.ask("SELECT total(added) - total(removed) FROM changesets")[0][0]
        assert self.ask("SELECT count(*) FROM outlets") == [(standing,)]
        assert self.ask("SELECT count(*) FROM rtree_outlets_geom") == [(standing,)]
        # A row that is published says by which changeset, or that nothing was to change.
        assert self.ask("""
            SELECT * FROM draft_rows WHERE (state = 'published' AND changeset_id IS NOT NULL
              AND changeset_id NOT IN (SELECT id FROM changesets))
              OR (state <> 'published' AND changeset_id IS NOT NULL)""") == []
        for name, digest in self.ask("SELECT stored_as, file_sha256 FROM uploads WHERE stored_as IS NOT NULL"):
            kept = Path(f"{self.path}-uploads") / name
            assert hashlib.sha256(kept.read_bytes()).hexdigest() == digest, f"{kept} is not what was sent"
        assert self.leftovers == []


class Server:
    """`hangviet serve`, spoken to as a script of an officer's would."""

    def __init__(self, database, strace=()):
        self.database = database
        self.strace = strace
        self.token = None

    def __enter__(self):
        self.log = Path(f"{self.database.path.parent}/serve-{time.monotonic_ns()}.log")
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                arguments("serve", "--port", "0", "--database", self.database.path, strace=self.strace),
                env=environment(), stdout=log, stderr=log, start_new_session=True)
        for _ in range(1200):
            said = self.log.read_text()
            if "http://" in said:
                self.base = "http://127.0.0.1:" + said.split("http://127.0.0.1:")[1].split()[0]
                return self
            assert self.process.poll() is None, f"the server ended: {said}"
            time.sleep(0.05)
        raise AssertionError(f"the server does not start: {self.log.read_text()}")

    def __exit__(self, *_):
        if self.process.poll() is None:
            # The tracer passes nothing on: all of the group are told.
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    @property
    def is_alive(self):
        return self.process.poll() is None

    def ask(self, method, path, body=None, headers=None):
        """Status and document; whatever it is, it was said by the server."""
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        headers = {"Origin": self.base, **(headers or {})}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(self.base + path, data=data, method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                content = answer.read()
                return answer.status, json.loads(content) if content else None, answer.headers
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"null"), error.headers

    def desk(self, method, path, body=None, expecting=None):
        status, document, _ = self.ask(method, "/officer/api/" + path, body)
        assert expecting is None or status == expecting, f"{method} {path}: {status} {document}"
        return document if expecting is not None else (status, document)

    def sign_in(self):
        """With a token, which outlives the server."""
        status, document, headers = self.ask(
            "POST", "/officer/api/session", {"name": "an", "password": PASSWORD})
        assert status == 200, document
        cookie = headers["Set-Cookie"].split(";")[0]
        status, document, _ = self.ask("POST", "/officer/api/tokens", {"label": "torture"}, {"Cookie": cookie})
        assert status == 201, document
        self.token = document["token"]
        return self.token


def add_officer(database):
    subprocess.run(
        arguments("officer", "add", "an", "--role", "admin", "--password-stdin", "--database", database.path),
        env=environment(), input=PASSWORD, text=True, check=True, capture_output=True, timeout=PATIENCE)
