"""A disk that is full, refuses to write or to read, or has damaged a page: said clearly, nothing lost, nobody crashes."""

import os
import random
import shutil
import sqlite3
import subprocess
import time

import pytest
from program import MOMENTS, SEED, Database, Server, calls, done, fail_at, make_list, outlet, run

OUTLET = outlet("Chợ Mới")


@pytest.fixture
def small_disk(tmp_path):
    """A file system of a few megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", place]).returncode:
        pytest.skip("a file system is mounted by root only")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def fill(place):
    """To the last byte."""
    with (place / "ballast").open("wb", buffering=0) as ballast:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    ballast.write(b"x" * size)
            except OSError:
                pass


def test_full_disk(published, small_disk, tmp_path):
    database = Database(small_disk / "map.gpkg")
    database.copy_from(published)
    before = database.changesets()
    listed = make_list(tmp_path / "list.csv", 300, first=1000)
    with Server(database) as server:
        server.sign_in()
        fill(small_disk)
        assert server.ask("GET", "/api/collections/outlets/items?limit=5")[0] == 200
        assert server.ask("GET", "/health/ready")[0] == 200
        assert server.desk("GET", "session")[0] == 200
        assert server.desk("GET", "history")[0] == 200
        for method, path, body in [
            ("POST", "outlets", OUTLET),
            ("POST", "uploads?name=a.csv", listed.read_bytes()),
            ("POST", "history/2/undo", {}),
        ]:
            status, document = server.desk(method, path, body)
            assert (status, document["code"]) == (507, "disk-full"), f"{path}: {status} {document}"
            assert "Ổ đĩa đầy" in document["detail_vi"] and "disk is full" in document["detail"]
        for words in [("import", listed), ("backup", small_disk / "copy.gpkg"), ("undo", "1")]:
            result = run(*words, "--database", database.path)
            assert result.returncode == 2 and "The disk is full" in result.stderr, f"{words}: {result.stderr}"
            assert result.stdout == ""
        assert sorted(each.name for each in small_disk.iterdir() if "copy" in each.name or ".new" in each.name) == []
        (small_disk / "ballast").unlink()
        # No restart.
        assert server.desk("POST", "outlets", OUTLET)[0] == 201
        server.desk("POST", "uploads?name=a.csv", listed.read_bytes(), expecting=201)
    database.inspect()
    assert database.changesets() == before | {3: (1, 0, 0)}


def test_full_disk_at_start(published, small_disk):
    """Ends as what systemd tries again, until there is room."""
    database = Database(small_disk / "map.gpkg")
    database.copy_from(published)
    fill(small_disk)
    result = run("serve", "--port", "0", "--database", database.path)
    assert result.returncode == 75 and "The disk is full" in result.stderr, result.stderr
    (small_disk / "ballast").unlink()
    with Server(database) as server:
        assert server.ask("GET", "/health/ready")[0] == 200
    database.inspect()


@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EROFS", "EDQUOT"])
def test_failing_writes(database, published, tmp_path, error):
    """Once, or from then on: the list is in and said to be, or the error is."""
    chance = random.Random(f"{SEED} {error}")
    listed = make_list(tmp_path / "list.csv", 300, first=1000)
    words = ("import", listed, "--database", database.path)
    counts = calls(tmp_path, *words)
    before = published.changesets()
    whole = before | {3: (300, 0, 0)}
    for _ in range(max(2, MOMENTS // 2)):
        database.copy_from(published)
        syscall = chance.choice(["pwrite64", "fdatasync"])
        when = f"{chance.randint(1, counts[syscall])}{chance.choice(['', '+'])}"
        result = run(*words, strace=fail_at(syscall, error, when))
        assert result.returncode in (0, 2), f"{when}: {result.returncode} {result.stderr}"
        database.inspect()
        if result.returncode == 0:
            assert database.changesets() == whole
        else:
            assert "Lỗi:" in result.stderr and "Error:" in result.stderr and "Đã công bố" not in result.stdout
            # A commit whose last step failed may be found whole by whoever opens the file next.
            assert database.changesets() in (before, whole)


def test_server_on_a_disk_that_refuses_to_write(database):
    with Server(database) as server:
        token = server.sign_in()
    # The start opens the log, which writes nothing that must be safe at once.
    with Server(database, fail_at("fdatasync", "EIO", "1+")) as server:
        server.token = token
        assert server.ask("GET", "/api/collections/outlets/items")[0] == 200
        assert server.desk("GET", "history")[0] == 200
        for _ in range(3):
            status, document = server.desk("POST", "outlets", OUTLET)
            assert (status, document["code"]) == (503, "storage") and document["detail_vi"], document
        assert server.is_alive
    database.inspect()
    # The answer did not say that nothing was stored: the last one may be found whole.
    assert len(database.changesets()) in (2, 3)


def test_server_on_a_disk_that_refuses_to_read(database):
    with Server(database) as server:
        token = server.sign_in()
    # Late enough for the start.
    for when in ["200+", "120+"]:
        with Server(database, fail_at("pread64", "EIO", when)) as server:
            server.token = token
            for _ in range(40):
                assert server.ask("GET", "/api/collections/outlets/items")[0] == 200
                assert server.ask("GET", "/health/ready")[0] == 200
                assert server.desk("GET", "history?limit=100")[0] in (200, 503)
            assert server.is_alive
    database.inspect()


@pytest.mark.skipif(MOMENTS < 20, reason="a list of 20,000 takes its time: make torture")
def test_an_image_that_the_disk_does_not_give(tmp_path):
    """The database has all that the image beside it has."""
    database = Database(tmp_path / "map.gpkg")
    done("demo", "--count", 20_500, "--seed", SEED, tmp_path / "demo.csv")
    done("import", tmp_path / "demo.csv", "--database", database.path)
    image = tmp_path / "map.gpkg-snapshot"
    for when in ["1+", "2", "20+"]:
        assert image.exists()
        with Server(database, ["-P", image, *fail_at("pread64", "EIO", when)]) as server:
            status, document, _ = server.ask("GET", "/health/ready")
            assert (status, document["outlets"]) == (200, 20_500)
            assert server.is_alive


def facts(database):
    """What the map and its history are made of."""
    return [
        database.ask(sql) for sql in [
            "SELECT * FROM outlets ORDER BY id", "SELECT * FROM changes ORDER BY id",
            "SELECT id, added, updated, removed FROM changesets ORDER BY id",
            "SELECT * FROM rtree_outlets_geom ORDER BY id"]]


def page_size(file):
    """In bytes, as the header of the file has it."""
    return int.from_bytes(file[16:18], "big")


def test_damage_is_noticed(database, tmp_path):
    """A bit of a page is turned: never a crash, never silence while the map or its history is another."""
    chance = random.Random(f"{SEED} damage")
    done("import", make_list(tmp_path / "list.csv", 300, first=1000), "--database", database.path)
    whole = database.path.read_bytes()
    truth = facts(database)
    noticed = 0
    for _ in range(MOMENTS * 4):
        page = chance.randrange(len(whole) // page_size(whole))
        place = page * page_size(whole) + chance.randrange(page_size(whole))
        damaged = bytearray(whole)
        for offset in range(chance.choice([1, 1, 64])):
            damaged[min(place + offset, len(whole) - 1)] ^= 1 << chance.randrange(8)
        database.remove()
        database.path.write_bytes(damaged)
        result = run("check", "--database", database.path)
        assert result.returncode in (0, 1, 2), f"byte {place}: {result.returncode} {result.stderr}"
        noticed += result.returncode != 0
        if result.returncode == 0:
            assert facts(database) == truth, f"byte {place} of page {page}: silence"
        else:
            assert result.stdout or "Lỗi:" in result.stderr
    assert noticed


def test_damage_is_noticed_at_the_start_and_a_backup_brings_all_back(database, published, tmp_path):
    copy = tmp_path / "copy.gpkg"
    done("backup", copy, "--database", database.path)
    damaged = bytearray(database.path.read_bytes())
    size = page_size(damaged)
    middle = len(damaged) // 2 // size * size
    damaged[middle:middle + size] = b"\x5a" * size
    database.path.write_bytes(damaged)
    result = run("serve", "--port", "0", "--database", database.path)
    assert result.returncode == 2 and f"hangviet restore COPY.gpkg --force --database {database.path}" in result.stderr
    assert run("restore", copy, "--database", database.path).returncode == 2
    done("restore", copy, "--force", "--database", database.path)
    database.inspect()
    assert facts(database) == facts(published)
    with Server(database) as server:
        # Again and again: a file that was closed twice took others with it, now and then.
        for _ in range(10):
            result = run("restore", copy, "--force", "--database", database.path)
            assert result.returncode == 2 and "open" in result.stderr
        server.sign_in()
    shutil.copy(database.path, tmp_path / "short.gpkg")
    os.truncate(tmp_path / "short.gpkg", 40960)
    result = run("restore", tmp_path / "short.gpkg", "--force", "--database", database.path)
    assert result.returncode == 2, result.stdout
    database.inspect()


def test_a_long_list_does_not_stay_in_the_log(database, tmp_path):
    """Soon after the desk has published it, it is in the file itself: who copies that alone loses nothing."""
    with Server(database) as server:
        server.sign_in()
        listed = make_list(tmp_path / "long.csv", 1000, first=1000)
        upload = server.desk("POST", "uploads?name=long.csv", listed.read_bytes(), expecting=201)
        server.desk("POST", f"uploads/{upload['id']}/reading", {}, expecting=200)
        answer = server.desk("POST", f"uploads/{upload['id']}/publish", {}, expecting=200)
        assert answer["added"] == 1000
        deadline = time.monotonic() + 20
        alone = Database(tmp_path / "alone.gpkg")
        while True:
            shutil.copy(database.path, alone.path)
            try:
                if alone.ask("SELECT count(*) FROM outlets") == [(1060,)]:
                    return
            except sqlite3.DatabaseError:
                pass  # copied while it was written
            assert time.monotonic() < deadline, "the list is in the log only"
            time.sleep(0.2)
