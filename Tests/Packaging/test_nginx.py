"""A real nginx, by the example that is shipped, with a certificate of its own."""

import json
import os
import subprocess
import time
from pathlib import Path

import pytest
from program import PASSWORD, Database, add_officer, done, environment, arguments
from service import free_port

ROOT = Path(__file__).resolve().parents[2]
NAME = "hangviet.example.vn"


class Site:
    """Asked with curl, as the name that the certificate is for."""

    def __init__(self, folder, port, plain):
        self.folder, self.port, self.plain = folder, port, plain
        self.base = f"https://{NAME}:{port}"

    def curl(self, *words):
        """Status, headers and body."""
        line = ["curl", "-sS", "--max-time", "60", "--cacert", self.folder / "cert.pem", "-D", self.folder / "head",
                "-o", self.folder / "body", "-w", "%{http_code}", "-b", self.folder / "jar", "-c", self.folder / "jar"]
        for port in (self.port, self.plain):
            line += ["--resolve", f"{NAME}:{port}:127.0.0.1"]
        (self.folder / "body").write_bytes(b"")
        result = subprocess.run([*line, *map(str, words)], capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
        head = (self.folder / "head").read_text().split("\n")
        headers = {line.split(":", 1)[0].lower(): line.split(":", 1)[1].strip() for line in head if ":" in line}
        return int(result.stdout), headers, (self.folder / "body").read_bytes()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nginx")
    os.chmod(folder, 0o755)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}", "-addext",
         f"subjectAltName=DNS:{NAME}", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True)
    database = Database(folder / "map.gpkg")
    done("import", ROOT / "GeoData/sample-list.csv", "--database", database.path)
    add_officer(database)
    tls, plain, behind = free_port(), free_port(), free_port()
    text = (ROOT / "Packaging/nginx.conf").read_text()
    for old, new in [
        ("listen 80;", f"listen {plain};"), ("listen 443 ", f"listen {tls} "), ("listen [::]:80;", ""),
        ("listen [::]:443 ssl http2;", ""), ("127.0.0.1:8080", f"127.0.0.1:{behind}"),
        ("/etc/ssl/certs/hangviet.pem", str(folder / "cert.pem")),
        ("/etc/ssl/private/hangviet.key", str(folder / "key.pem")),
        ("https://$host$request_uri", f"https://$host:{tls}$request_uri"),
    ]:
        assert old in text, old
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text)
    (folder / "nginx.conf").write_text(f"""
        pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; worker_processes 1; user root;
        events {{}}
        http {{
          access_log off; client_body_temp_path {folder}/c; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
          uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; include {folder}/site.conf;
        }}""")
    subprocess.run(["nginx", "-t", "-c", folder / "nginx.conf"], check=True, capture_output=True)
    server = subprocess.Popen(
        arguments("serve", "--port", behind, "--database", database.path, "--trusted-proxy", "127.0.0.1,::1"),
        env=environment(), stdout=subprocess.DEVNULL)
    nginx = subprocess.Popen(["nginx", "-c", folder / "nginx.conf"])
    site = Site(folder, tls, plain)
    site.server = server
    try:
        for _ in range(100):
            try:
                if site.curl(f"{site.base}/health/ready")[0] == 200:
                    break
            except AssertionError:
                pass
            time.sleep(0.1)
        yield site
    finally:
        for process in (nginx, server):
            process.terminate()
            process.wait(30)


def test_https_and_links(site):
    status, headers, _ = site.curl(f"http://{NAME}:{site.plain}/officer?x=1")
    assert (status, headers["location"]) == (301, f"{site.base}/officer?x=1")
    status, headers, body = site.curl(site.base + "/api")
    assert status == 200 and "max-age=31536000" in headers["strict-transport-security"]
    links = [link["href"] for link in json.loads(body)["links"]]
    assert links and all(link.startswith(site.base + "/") for link in links), links
    assert site.curl(site.base + "/")[0] == 200
    assert site.curl(site.base + "/metrics")[0] == 404


def test_what_is_kept_and_what_is_compressed(site):
    items = site.base + "/api/collections/outlets/items"
    status, headers, body = site.curl(items)
    assert status == 200 and "content-encoding" not in headers
    status, packed, small = site.curl("-H", "Accept-Encoding: gzip", items)
    assert packed["content-encoding"] == "gzip" and len(small) < len(body)
    assert "accept-encoding" in packed["vary"].lower()
    status, again, _ = site.curl("-H", f"If-None-Match: {headers['etag']}", items)
    assert status == 304 and headers["cache-control"] == again["cache-control"]


def test_an_officer_signs_in_and_sends_a_list(site):
    desk = site.base + "/officer/api"
    origin = ["-H", f"Origin: {site.base}"]
    credentials = json.dumps({"name": "an", "password": PASSWORD})
    status, headers, body = site.curl(*origin, "--data", credentials, desk + "/session")
    assert status == 200, body
    cookie = headers["set-cookie"]
    assert cookie.startswith("__Host-hangviet=") and "Secure" in cookie and "HttpOnly" in cookie
    assert site.curl(desk + "/session")[0] == 200
    sample = ROOT / "GeoData/sample-list.csv"
    status, headers, body = site.curl(*origin, "--data-binary", f"@{sample}", desk + "/uploads?name=sample.csv")
    assert status == 201, body
    # From another page's origin: refused.
    assert site.curl("-H", "Origin: https://evil.example", "--data", "{}", desk + "/uploads?name=a")[0] == 403
    # The service's own limit answers, in words.
    large = site.folder / "large.csv"
    with large.open("wb") as file:
        file.truncate((64 << 20) + 1)
    status, _, body = site.curl(*origin, "-H", "Expect:", "--data-binary", f"@{large}", desk + "/uploads?name=large.csv")
    assert status == 413 and json.loads(body)["code"] == "too-large", body
    assert site.curl(*origin, "-X", "DELETE", desk + "/session")[0] == 204
    assert site.curl(desk + "/session")[0] == 401


def test_the_visitors_address_is_handed_on_and_nobodys_word_for_it_believed(site):
    """Residents' reports are limited by address: the same one again and again is slowed, whatever it claims to be."""
    report = json.dumps({"kind": "closed", "outlet": 1, "message": "Đã đóng cửa"})

    def send(number, *more):
        return site.curl(
            "-H", f"Origin: {site.base}", "-H", f"X-Forwarded-For: 9.9.9.{number}", "-H",
            f"Forwarded: for=8.8.8.{number}", *more, "--data", report, site.base + "/reports")[0]

    answers = [send(number) for number in range(8)]
    assert answers[0] == 202 and answers[-1] == 429, answers
    assert send(9, "--interface", "127.0.0.2") == 202


def test_while_the_service_is_down_visitors_are_told_in_their_language(site):
    """The last test of the site: its service is gone behind it."""
    site.server.terminate()
    site.server.wait(30)
    for path in ["/", "/js/main.js", "/api"]:
        status, headers, body = site.curl(site.base + path)
        # By this number the service worker shows what was seen before.
        assert (status, headers["content-type"]) == (502, "text/html; charset=utf-8")
        assert "Bản đồ đang tạm nghỉ" in body.decode() and b"The map is away" in body
        assert headers["cache-control"] == "no-store" and "strict-transport-security" in headers
        assert headers["retry-after"] == "10"
