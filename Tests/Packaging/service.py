"""What systemd would do for the service, done by hand where systemd does not run."""

import shlex
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

UNIT = Path("/lib/systemd/system/hangviet.service")
CONF = Path("/etc/hangviet/hangviet.conf")
STATE = Path("/var/lib/hangviet")


def unit(key):
    lines = [line for line in UNIT.read_text().splitlines() if line.startswith(key + "=")]
    return lines[0].split("=", 1)[1]


def settings():
    """The conf as EnvironmentFile reads it."""
    lines = [line for line in CONF.read_text().splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def command(*words, **more):
    """The words as the unit's user, without privileges, with all but the state read-only and /proc partly so."""
    script = f"""
        mount --make-rprivate / && mount --bind {STATE} {STATE}
        mount --bind /proc/sys /proc/sys && mount -o remount,bind,ro /proc/sys
        mount -t tmpfs -o mode=1777 tmpfs /tmp && mount -o remount,bind,ro /
        cd {unit('WorkingDirectory')} && exec setpriv --reuid={unit('User')} --regid={unit('Group')} --init-groups \\
          --no-new-privs --bounding-set=-all --inh-caps=-all -- {shlex.join(map(str, words))}"""
    environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **settings(), **more}
    return ["unshare", "--mount", "sh", "-c", script], environment


def run(*words, strace=None, **more):
    line, environment = command(*words, **more)
    if strace:
        line = ["strace", "-f", "-qq", "-o", str(strace), *line]
    return subprocess.run(line, env=environment, capture_output=True, text=True, timeout=120)


@contextmanager
def serving(**more):
    """ExecStart with the conf's environment, on a free port; yields the port and the log."""
    port = free_port()
    line, environment = command(*unit("ExecStart").split(), HANGVIET_PORT=str(port), **more)
    log = Path(f"/tmp/hangviet-service-{port}.log")
    with log.open("w") as output:
        process = subprocess.Popen(line, env=environment, stdout=output, stderr=output)
    try:
        for _ in range(200):
            assert process.poll() is None, log.read_text()
            try:
                urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port, log
    finally:
        process.terminate()
        code = process.wait(30)
        said = log.read_text()
        log.unlink()
    assert code == 0, said
