"""Installed, started, upgraded, removed and purged."""

import pwd
import re
import shutil
import subprocess
from pathlib import Path
from urllib.request import urlopen

from service import CONF, STATE, UNIT, run, serving, unit

ROOT = Path(__file__).resolve().parents[2]


def tell(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def test_package(installed):
    """Says what it needs, and holds what it should."""
    depends = tell("dpkg-deb", "-f", str(installed), "Depends")
    for name in ["libc6", "libsqlite3-0", "libproj25", "libsodium23", "gdal-bin", "bubblewrap"]:
        assert name in depends, depends
    # The Swift runtime is inside.
    assert "swift" not in tell("ldd", "/usr/bin/hangviet")
    assert tell("dpkg-query", "-W", "-f", "${Conffiles}", "hangviet").split()[0] == str(CONF)
    user = pwd.getpwnam("hangviet")
    assert user.pw_shell.endswith("nologin") and user.pw_dir == str(STATE)
    assert STATE.stat().st_mode & 0o777 == 0o700 and STATE.stat().st_uid == user.pw_uid
    assert tell("dpkg", "-V", "hangviet") == ""


def test_unit(installed):
    """systemd takes the unit as it is, and finds little to exploit."""
    assert tell("systemd-analyze", "verify", str(UNIT)) == ""
    verdict = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=30", "--no-pager", str(UNIT)],
        capture_output=True, text=True)
    assert verdict.returncode == 0, verdict.stdout[-300:]
    # A stop tells the service, not the converter whose answer it waits for.
    assert unit("KillMode") == "mixed"
    assert unit("OOMPolicy") == "continue"
    # Whatever else ends it, it comes back, a hang-up and a full disk included.
    assert (unit("Restart"), unit("RestartPreventExitStatus"), unit("StartLimitIntervalSec")) == ("always", "2", "0")
    # What it says and ends with 2 is not tried again: it is not started before its address may be there.
    assert "network-online.target" in unit("After") and "network-online.target" in unit("Wants")


def test_service(installed, tmp_path):
    """As the unit runs it: the map is served, and a spreadsheet is read within the sandbox."""
    with serving(HANGVIET_REQUIRE_SANDBOX="true") as (port, log):
        for path, words in [("/", b"maplibre"), ("/vendor/maplibre-gl.js", b"maplibre"), ("/officer", b"html")]:
            assert words in urlopen(f"http://127.0.0.1:{port}{path}", timeout=10).read()
        imported = run("/usr/bin/hangviet", "import", "/usr/share/hangviet/GeoData/sample-list.csv")
        assert imported.returncode == 0, imported.stderr
        assert b'"numberMatched":' in urlopen(f"http://127.0.0.1:{port}/api/collections/outlets/items").read()
        assert "bubblewrap does not work" not in log.read_text()
    assert STATE.joinpath("hangviet.gpkg").stat().st_mode & 0o777 == 0o600


def test_system_calls(installed, tmp_path):
    """All that the program, the sandbox and the converter ask of the kernel is within the unit's filter."""
    listed = STATE / "list.xlsx"
    shutil.copy(ROOT / "Tests/Fixtures/list.xlsx", listed)
    listed.chmod(0o644)
    trace = tmp_path / "trace"
    result = run("/usr/bin/hangviet", "import", listed, "--dry-run", strace=trace)
    listed.unlink()
    assert result.returncode in (0, 1), result.stderr
    lines = trace.read_text(errors="replace").splitlines()
    begin = next(number for number, line in enumerate(lines) if 'execve("/usr/bin/hangviet"' in line)
    used = {match[1] for line in lines[begin:] if (match := re.match(r"\d+ +(\w+)\(", line))}
    assert "pivot_root" in used and any('"/usr/bin/ogr2ogr"' in line or "ogr2ogr" in line for line in lines)
    allowed = set()
    groups = ["@system-service", "@mount"]
    while groups:
        for name in tell("systemd-analyze", "syscall-filter", groups.pop()).split("\n")[1:]:
            name = name.strip()
            if name.startswith("@"):
                groups.append(name)
            elif name and not name.startswith("#"):
                allowed.add(name)
    assert used - allowed == set()
    families = {match[1] for line in lines[begin:] if (match := re.search(r"socket\((AF_\w+)", line))}
    assert families <= {"AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK"}


def test_what_root_restores_belongs_to_the_service(installed):
    """A forgotten `sudo -u hangviet` does not lock the service out of its own data."""
    database, copy = STATE / "hangviet.gpkg", STATE / "copy.gpkg"
    tell("hangviet", "import", "/usr/share/hangviet/GeoData/sample-list.csv", "--database", str(database))
    tell("hangviet", "backup", str(copy), "--database", str(database))
    tell("hangviet", "restore", str(copy), "--force", "--database", str(database))
    copy.unlink()
    assert database.stat().st_uid == STATE.stat().st_uid
    assert run("/usr/bin/hangviet", "check").returncode == 0


def test_upgrade_remove_and_purge(installed, tmp_path):
    """An upgrade keeps settings and data, a removal too; a purge leaves nothing but backups."""
    CONF.write_text(CONF.read_text() + "HANGVIET_AGENCY=Sở Công Thương\n")
    assert run("/usr/bin/hangviet", "import", "/usr/share/hangviet/GeoData/sample-list.csv").returncode == 0
    before = (STATE / "hangviet.gpkg").read_bytes()
    tree = tmp_path / "tree"
    tell("dpkg-deb", "-R", str(installed), str(tree))
    control = tree / "DEBIAN/control"
    control.write_text(re.sub(r"Version: .*", lambda match: match[0] + "+later", control.read_text()))
    tell("dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "-b", str(tree), str(tmp_path / "later.deb"))
    tell("dpkg", "-i", str(tmp_path / "later.deb"))
    assert tell("dpkg-query", "-W", "-f", "${Version}", "hangviet").endswith("+later")
    assert "Sở Công Thương" in CONF.read_text() and (STATE / "hangviet.gpkg").read_bytes() == before
    with serving() as (port, _):
        assert urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=10).status == 200
    tell("dpkg", "--remove", "hangviet")
    assert not Path("/usr/bin/hangviet").exists() and not UNIT.exists()
    assert CONF.exists() and (STATE / "hangviet.gpkg").read_bytes() == before
    (STATE / "backup.gpkg").write_bytes(before)
    assert str(STATE) in tell("dpkg", "--purge", "hangviet")
    # What a person put there is left, to root alone, as is what a `restore` replaced.
    left = [path for path in STATE.iterdir() if path.suffix != ".old"]
    assert [path.name for path in left] == ["backup.gpkg"] and left[0].stat().st_uid == 0
    assert STATE.stat().st_mode & 0o777 == 0o700 and STATE.stat().st_uid == 0
    shutil.rmtree(STATE)
    for path in [CONF.parent, STATE, Path("/usr/share/hangviet"), Path("/usr/share/doc/hangviet")]:
        assert not path.exists(), path
    assert "hangviet" not in {user.pw_name for user in pwd.getpwall()}
    tell("dpkg", "-i", str(installed))
