"""Fetching from a server of this machine: limits, politeness, privacy, feeds."""

from __future__ import annotations

import gzip
import random
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from incumbent.errors import SourceError
from incumbent.ingest import address, feed, fetch, reader, web
from incumbent.ingest.fetch import Client

STORY = "<p>Jane Roe resigned on Friday as director of the Port of Anvers, she said in a letter to the board.</p>" * 3
LONG = STORY * 8
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<item><title>One &amp; only</title><link>/story</link><pubDate>Sun, 13 Nov 2022 23:30:00 -0500</pubDate></item>
<item><title>Whole</title><link>/whole</link><pubDate>junk</pubDate><content:encoded><![CDATA[{long}]]></content:encoded></item>
<item><title>Gone</title><link>/gone</link></item>
<item><title>Mail</title><link>mailto:x@example.org</link></item>
<item><title>Same</title><guid>/story</guid></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><published>2022-11-13T08:00:00Z</published>
<link rel="self" href="/self"/><link href="/story"/></entry></feed>"""


class Site(BaseHTTPRequestHandler):
    """A small site with a page for each thing that can go wrong."""

    pages: dict[str, tuple[int, dict[str, str], bytes]] = {}  # noqa: RUF012  set by each test
    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, headers, body = self.pages.get(self.path, (404, {}, b""))
        if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.pages, Site.asked = {}, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def client(memory: Path | None = None, *, private: bool = True) -> Client:
    return Client(memory, private=private, pause=0)


def test_page_is_an_article_of_its_host(site: str) -> None:
    Site.pages["/story"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(STORY.encode()))
    (page,) = web.items(site + "/story", client(), lambda _: None)
    article = reader.parsed(page, date(2022, 11, 13), lambda _: None)
    assert (article.publisher, article.url, article.published) == ("127.0.0.1", site + "/story", date(2022, 11, 13))


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1", True), ("::ffff:8.8.8.8", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False), ("100.64.0.1", False), ("224.0.0.1", False), ("255.255.255.255", False),
        ("::1", False), ("::", False),
        ("fe80::1%eth0", False), ("fd00::1", False), ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_public_addresses(host: str, public: bool) -> None:
    assert address.is_public(host) is public


def test_private_addresses_are_not_fetched_from_also_after_a_redirect(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for url in (site + "/story", site.replace("127.0.0.1", "localhost"), "http://2130706433/", "http://0x7f.1/"):
        with pytest.raises(SourceError, match="private address"):
            client(private=False).get(url, robots=False)
    assert Site.asked == []
    monkeypatch.setattr(address, "is_public", lambda host: host == "127.0.0.1")
    Site.pages["/away"] = (302, {"Location": site.replace("127.0.0.1", "127.0.0.2") + "/inner"}, b"")
    with pytest.raises(SourceError, match="private address"):
        client(private=False).get(site + "/away", robots=False)
    assert Site.asked == ["/away"]


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ((302, {"Location": "/x"}, b""), "more than 5 redirects"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "only http and https"),
        ((302, {"Location": "http://[::1"}, b""), "redirect to no address"),
        ((500, {}, b""), "answers 500"),
        ((200, {}, b"x" * 2_000), "more than 1,000 bytes"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 5_000_000)), "more than 1,000 bytes"),
        ((200, {"Content-Encoding": "gzip"}, b"plain"), "broken gzip"),
        ((200, {"Content-Encoding": "br"}, b"plain"), "not asked for"),
    ],
)
def test_refused_answers(
    site: str, monkeypatch: pytest.MonkeyPatch, page: tuple[int, dict[str, str], bytes], says: str
) -> None:
    monkeypatch.setattr(fetch, "BYTE_LIMIT", 1_000)
    Site.pages["/x"] = page
    with pytest.raises(SourceError, match=says):
        client().get(site + "/x", robots=False)


def test_a_trickle_is_cut_off(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "WHOLE", -1.0)
    Site.pages["/x"] = (200, {}, b"x" * 10)
    with pytest.raises(SourceError, match="not there after"):
        client().get(site + "/x", robots=False)


def test_nobody_there_and_no_such_kind(site: str) -> None:
    with pytest.raises(SourceError, match="cannot be fetched"):
        client().get("http://127.0.0.1:9/", robots=False)
    Site.pages["/x"] = (200, {"Content-Type": "application/pdf"}, b"%PDF")
    with pytest.raises(SourceError, match="neither a web page nor a feed"):
        list(web.items(site + "/x", client(), lambda _: None))


def test_what_has_not_changed_is_not_sent_again(site: str, tmp_path: Path) -> None:
    memory = tmp_path / "fetched.json"
    Site.pages["/x"] = (200, {"ETag": '"1"'}, STORY.encode())
    first = client(memory)
    assert first.get(site + "/x", robots=False)
    assert client(memory).get(site + "/x", robots=False), "not remembered before its articles are stored"
    first.remember()
    assert client(memory).get(site + "/x", robots=False) is None
    memory.write_text("[broken")
    assert client(memory).get(site + "/x", robots=False)


def test_politeness(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(fetch.time, "sleep", slept.append)
    Site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /secret\n")
    Site.pages["/x"] = (200, {}, STORY.encode())
    polite = Client(private=True, pause=2.0)
    polite.get(site + "/x")
    assert max(slept) > 1.5, "a pause between robots.txt and the page"
    with pytest.raises(SourceError, match=r"robots\.txt asks"):
        polite.get(site + "/secret")
    Site.pages["/busy"] = (503, {"Retry-After": "7"}, b"")
    with pytest.raises(SourceError, match="answers 503"):
        polite.get(site + "/busy")
    assert max(slept) > 6
    assert Site.asked.count("/busy") == 2


@pytest.mark.parametrize("markup", [RSS.replace("{long}", LONG), ATOM])
def test_feeds_lead_to_their_stories(site: str, markup: str) -> None:
    Site.pages["/feed"] = (200, {"Content-Type": "application/xml"}, markup.encode())
    Site.pages["/story"] = (200, {}, STORY.encode())
    warnings: list[str] = []
    pages = list(web.items(site + "/feed", client(), warnings.append))
    articles = [reader.parsed(page, None, warnings.append) for page in pages]
    assert (articles[0].url, articles[0].published) == (site + "/story", date(2022, 11, 13))
    if "whole" in markup:
        assert articles[1].url == site + "/whole"
        assert articles[1].text.startswith("Jane Roe")
        assert f"{site}/gone: the server answers 404" in warnings
        assert "/whole" not in Site.asked


@pytest.mark.parametrize(
    "raw",
    [
        b"<rss><channel><item>",
        b"<html><body>no feed</body></html>",
        b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><link>&x;</link></item></rss>',
        b"<rss>" + b"<a>" * 10_000 + b"</a>" * 10_000 + b"</rss>",
        b"<rss>" + b"x" * 11_000_000 + b"</rss>",
        b"\xff\xfe<rss/>",
    ],
)
def test_bad_feeds(raw: bytes) -> None:
    with pytest.raises(SourceError):
        feed.entries(raw, "https://a.example/feed")


def test_mutated_feeds_end_in_a_source_error_or_not_at_all() -> None:
    chance = random.Random(3)
    for _ in range(400):
        raw = bytearray((RSS if chance.random() < 0.5 else ATOM).replace("{long}", "<p>x</p>").encode())
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(raw))
            raw[at : at + chance.randint(0, 4)] = chance.choice([b"", b"<", b"&", b"&#0;", b"]]>", chance.randbytes(2)])
        with suppress(SourceError):
            feed.entries(bytes(raw), "https://a.example/feed")
