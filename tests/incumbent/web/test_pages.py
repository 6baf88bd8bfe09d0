"""The pages: what they show, their JSON twins, their addresses, and that no name and no article breaks them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from incumbent.graph.vocabulary import BASE, PREFIXES
from incumbent.web import app
from incumbent.web.security import STRICT, host_name
from incumbent.web.settings import Settings

from .conftest import stored

ADA = "/person/ada-lark"
POST = "/post/commissioner--harbour-office"
OFFICE = "/organization/harbour-office"
ARTICLE = "/article/0123456789abcdef0123456789abcdef"
NASTY = "/article/ffffffffffffffffffffffffffffffff"
PAGES = (
    "/", "/?q=lark&on=2022-06-01", ADA, "/person/script", POST, f"{POST}?on=2022-11-12", OFFICE,
    f"{OFFICE}?on=2022-06-01", ARTICLE, NASTY, "/articles", "/changes?from=2022-01-01&to=2022-12-31&realis=any",
    "/conflicts", "/network", f"/network?organization={OFFICE.strip('/')}", "/editor",
)  # fmt: skip


class Markup(HTMLParser):
    """Tags, links and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, attribute: str) -> list[str]:
        return [value for _, found in self.tags if (value := found.get(attribute))]


def page(client: TestClient, path: str, status: int = 200) -> Markup:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return Markup(answer.text)


def data(client: TestClient, path: str) -> dict[str, object]:
    answer = client.get(path, headers={"Accept": "application/json"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert "Accept" in answer.headers["vary"]
    found: dict[str, object] = answer.json()
    return found


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_sound(client: TestClient, path: str) -> None:
    markup = page(client, path)
    assert ("html", {"lang": "en"}) in markup.tags
    assert sum(tag == "h1" for tag, _ in markup.tags) == 1
    assert "#content" in markup.all("href"), "a link that skips to the content"
    ids = markup.all("id")
    assert len(ids) == len(set(ids))
    for tag, found in markup.tags:
        assert not any(name.startswith("on") or name == "style" for name in found), (tag, found)
        assert tag != "style"
        if tag == "script":
            assert str(found.get("src")).startswith("/static/")
        if tag in ("input", "select", "textarea"):
            assert found["id"] in markup.all("for"), "every field has a label"
        if tag == "svg":
            assert "aria-label" in found or found.get("aria-hidden") == "true"


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_twin_in_json(client: TestClient, path: str) -> None:
    by_header = data(client, path)
    by_link = client.get(path + ("&" if "?" in path else "?") + "format=json").json()
    assert by_header == by_link


def test_every_link_leads_somewhere(client: TestClient) -> None:
    waiting, seen = ["/"], set()
    while waiting:
        path = waiting.pop()
        answer = client.get(path)
        assert answer.status_code == 200, path
        if "text/html" not in answer.headers["content-type"]:
            continue
        markup = Markup(answer.text)
        for link in markup.all("href") + markup.all("src"):
            url = urlsplit(urljoin(f"http://localhost{path}", link))
            here = url.path + (f"?{url.query}" if url.query else "")
            if url.netloc == "localhost" and here not in seen:
                seen.add(here)
                waiting.append(here)
    assert {ADA, POST, OFFICE, ARTICLE, NASTY, "/person/script"} <= seen


def test_a_person(client: TestClient) -> None:
    markup = page(client, ADA)
    assert "Ada Lark resigned on Saturday." in markup.text
    assert "December 2021 – 12 November 2022" in markup.text
    assert "requested" in markup.text
    assert "Asked for; it moved nobody." in markup.text
    kinds = [found.get("class") for tag, found in markup.tags if tag == "rect"]
    assert "certain" in kinds
    assert "possible" in kinds
    view = data(client, ADA)
    assert view["profile"]["thing"]["label"] == "Ada Lark"  # type: ignore[index]
    assert view["tenures"][0]["quotes"][0]["text"] == "Ada Lark resigned on Saturday."  # type: ignore[index]


def test_a_post_on_the_day_of_handover(client: TestClient) -> None:
    markup = page(client, f"{POST}?on=2022-11-12")
    assert "acting" in markup.text
    assert "Vacant" in markup.text
    holders = data(client, f"{POST}?on=2022-06-01")["holders"]["holders"]  # type: ignore[index]
    assert [(one["person"]["label"], one["standing"]) for one in holders] == [("Ada Lark", "certain")]


def test_an_organization_on_a_day(client: TestClient) -> None:
    assert "Ada Lark" in page(client, f"{OFFICE}?on=2022-06-01").text
    assert "Nobody is known to have held a post here on 1 January 1990." in page(client, f"{OFFICE}?on=1990-01-01").text
    years = data(client, OFFICE)["turnover"]
    assert years == [{"year": 2021, "began": 1, "ended": 0}, {"year": 2022, "began": 1, "ended": 1}]


def test_an_article_and_what_was_understood(client: TestClient) -> None:
    markup = page(client, ARTICLE)
    assert "mark" in [tag for tag, _ in markup.tags]
    assert "claim-00000000000000000000000000000001" in markup.all("id")
    assert data(client, ARTICLE)["text"] == "Ada Lark resigned on Saturday. Bo Finch is acting."


def test_changes_come_a_sheet_at_a_time(tmp_path: Path) -> None:
    told = (
        f'<urn:e{n:03}> a inc:PersonnelEvent ; inc:type "appoint" ; inc:realis "{realis}" ; inc:person <urn:ada> ;'
        f' sem:hasEarliestBeginTimeStamp "{day}"^^xsd:date ; sem:hasLatestEndTimeStamp "{day}"^^xsd:date .'
        for n in range(250)
        for day in [date(2020, 1, 1) + timedelta(n)]
        for realis in ["requested" if n == 100 else "actual"]
    )
    prefixes = "".join(f"PREFIX {name}: <{space}>\n" for name, space in PREFIXES.items())
    graph = f'{prefixes} GRAPH <{BASE}graph/consolidated> {{ <urn:ada> skos:prefLabel "Ada" . {" ".join(told)} }}'
    store = stored(tmp_path / "store", graph.encode())
    year = "/changes?from=2020-01-01&to=2020-12-31"
    with TestClient(app.create(Settings(store)), base_url="http://localhost") as opened:
        first, second, last = (data(opened, f"{year}&page={n}") for n in (1, 2, "99999999999999999999"))
        assert [len(one["events"]) for one in (first, second, last)] == [100, 100, 49]  # type: ignore[arg-type]
        assert [one["number"] for one in (first, second, last)] == [1, 2, 3]
        assert (first["total"], first["pages"], first["since"]) == (249, 3, "2020-01-01")
        assert [one["iri"] for one in second["events"]][:2] == ["urn:e101", "urn:e102"]  # type: ignore[attr-defined]
        assert data(opened, f"{year}&page=soon") == first
        assert data(opened, f"{year}&realis=any")["total"] == 250
        links = {
            found["rel"]: found["href"]
            for tag, found in page(opened, f"{year}&page=2").tags
            if found.get("rel") in ("prev", "next")
        }
        assert links == {"prev": f"{year}&page=1", "next": f"{year}&page=3"}
        assert "Earlier" not in page(opened, year).text
        assert "Later" not in page(opened, f"{year}&page=3").text
        assert len(data(opened, "/")["recent"]["events"]) == 12  # type: ignore[index]


def test_a_network_names_its_organization(client: TestClient) -> None:
    fields = {
        found.get("id"): found.get("value") for _, found in page(client, f"/network?organization={OFFICE[1:]}").tags
    }
    assert fields["organization"] == "Harbour Office"
    assert page(client, "/network?organization=Harbour+Office").all("data-source")


def test_a_search(client: TestClient) -> None:
    assert [one["label"] for one in data(client, "/?q=commissioner harb")["found"]["things"]] == [  # type: ignore[index]
        "commissioner, Harbour Office"
    ]
    assert data(client, "/?q=HO commissioner")["found"]["total"] == 1  # type: ignore[index]
    assert "certain" in page(client, "/?q=commissioner&on=2022-06-01").text
    assert "Nothing found" in page(client, "/?q=zzz").text


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/claim/00000000000000000000000000000001", f"{ARTICLE}#claim-00000000000000000000000000000001"),
        ("/mention/0123456789abcdef0123456789abcdef/person/ada-lark", ADA),
        ("/event/lark-resigns", f"{ADA}#event-lark-resigns"),
        (
            "/tenure/ada-lark--commissioner--harbour-office--1",
            f"{ADA}#tenure-ada-lark--commissioner--harbour-office--1",
        ),
    ],
)
def test_permanent_addresses(client: TestClient, path: str, leads_to: str) -> None:
    answer = client.get(path, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == leads_to


def test_addresses_that_nothing_has(client: TestClient) -> None:
    choice = page(client, "/person/jo-smith", 300)
    assert "/person/jo-smith--harbour-pilot" in choice.all("href")
    assert "/person/jo-smith--mayor-of-tideham" in choice.all("href")
    gone = page(client, "/person/old-lark", 404)
    assert ADA in gone.all("href")
    for path in ("nothing", "claim/x", "event/x", "mention/x/y", "article/x", "post/%20", "person/<x>", "post/a%0Ab"):
        assert page(client, f"/{path}", 404).text
    assert client.get("/person/jo-smith", headers={"Accept": "application/json"}).json()["choices"]


@pytest.mark.parametrize(
    "path", ["/?q=a&on=2022-13-01", "/changes?from=soon", "/changes?realis=odd", f"{POST}?on=x", "/network?to=x"]
)
def test_questions_that_make_no_sense(client: TestClient, path: str) -> None:
    assert "Not understood" in page(client, path, 400).text


def test_markup_in_the_data_stays_text(client: TestClient) -> None:
    for path in (*PAGES, "/person/old-script", "/?q=<script>alert(8)</script>", "/network?organization=<b>x</b>"):
        answer = client.get(path)
        markup = Markup(answer.text)
        assert not {"b", "i", "u", "img"} & {tag for tag, _ in markup.tags}
        assert not any(value.startswith("javascript:") for value in markup.all("href"))
    assert "<script>alert(0)</script>" in page(client, "/person/script").text
    assert "</p><b onclick='alert(5)'>{{ 7 * 7 }}</b> & more" in page(client, NASTY).text


def test_headers(client: TestClient) -> None:
    for path in (*PAGES, "/nothing", "/static/style.css", "/sparql"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        policy = headers["content-security-policy"]
        assert "unsafe" not in policy
        assert policy == STRICT or path == "/editor"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "127.0.0.1.evil.example:80"])
def test_foreign_host_names_are_refused(client: TestClient, host: str) -> None:
    for path in ("/", "/sparql", "/static/style.css"):
        assert client.get(path, headers={"Host": host}).status_code == 421


def test_allowed_host_names() -> None:
    assert host_name("LOCALHOST:80") == "localhost"
    assert host_name("[::1]:8000") == "[::1]"
    assert host_name("localhost.") == "localhost"


def test_nothing_is_written(client: TestClient) -> None:
    for path in ("/", ADA, "/editor", "/static/style.css"):
        for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
            assert client.request(method, path).status_code == 405
    assert client.head(ADA).status_code == 200


def test_paths_of_pages_and_files_stay_inside(client: TestClient) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"):
        assert client.get(path).status_code == 404
    assert set(app.PAGES) >= {"/", "/person/{slug}", "/editor"}
    assert json.dumps(data(client, "/network"))
