"""Every page: its language and direction, what a browser may do with it, where it leads."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import cast

import pytest
from starlette.testclient import TestClient
from tests.ledger.clock import SetClock

from hudna import web
from hudna.model import Agreement, Incident, Story
from hudna.publish.trace import anchor
from hudna.store import contents, listing
from hudna.store.store import Store
from hudna.web.app import app

_PAGES = (
    "/", "/stories", "/stories?of=incident&since=2015-01-01&until=2030-01-01", "/agreements",
    "/reports", "/coverage", "/review", "STORY", "INCIDENT", "AGREEMENT", "CANDIDATE", "REPORT",
    "CLAIM",
)  # fmt: skip
_MISSING = (
    "/nowhere", "/stories/none", "/agreements/none", "/reports/none", "/reports/none/lit.css",
    "/static/none", "/static/../app.py",
)  # fmt: skip
_DIRECTION = {"ar": "rtl", "en": "ltr"}
_FOLDER = Path(web.__file__).parent


class _Page(HTMLParser):
    """What a test looks for in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.tags.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of a name."""
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def addresses(store: Store) -> dict[str, str]:
    """The pages of things whose ids are not known before."""
    with store.reading() as connection:
        linked = list(contents.linked_of(connection, "story", "agreement"))
        document = next(iter(contents.Documents(connection)))
        incident = listing.claims_of(connection, "incident")[0]
    stories = [x for x in linked if isinstance(x, Story)]
    agreements = [x for x in linked if isinstance(x, Agreement)]
    return {
        "STORY": f"/stories/{next(x.id for x in stories if x.of != 'incident')}",
        "INCIDENT": f"/stories/{next(x.id for x in stories if x.of == 'incident')}",
        "AGREEMENT": "/agreements/air-safety-2015?as_of=2017-04-13&about=2017-04-07",
        "CANDIDATE": f"/agreements/{next(x.id for x in agreements if x.candidate)}",
        "REPORT": f"/reports/{document.id}",
        "CLAIM": f"/review/{incident.id}",
    }


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("page", _PAGES)
def test_every_page_in_both_languages(
    client: TestClient, addresses: dict[str, str], page: str, language: str
) -> None:
    """A page says its language and direction, has one heading, and nothing in it runs by itself."""
    address = addresses.get(page, page)
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    found = _Page(answer.text)
    assert found.of("html") == [{"lang": language, "dir": _DIRECTION[language]}]
    assert len(found.of("h1")) == len(found.of("main")) == 1
    assert not found.of("style")
    assert all("src" in each for each in found.of("script"))
    assert not [x for _, attributes in found.tags for x in attributes if x.startswith("on")]
    assert not [x for _, attributes in found.tags for x in attributes if x == "style"]
    named = [x["id"] for _, x in found.tags if "id" in x]
    assert len(named) == len(set(named))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("address", _MISSING)
def test_what_is_not_there_has_a_page_too(client: TestClient, address: str, language: str) -> None:
    """A wrong address is answered by a page with status 404, in either language."""
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 404
    assert f'<html lang="{language}" dir="{_DIRECTION[language]}">' in answer.text


@pytest.mark.parametrize("page", [*_PAGES, *_MISSING, "/static/screens.css"])
def test_every_answer_is_protected(
    client: TestClient, addresses: dict[str, str], page: str
) -> None:
    """Whatever is answered: nothing from elsewhere, nothing inline, in no frame, not kept."""
    headers = client.get(addresses.get(page, page)).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("page", _PAGES)
def test_links_lead_somewhere(client: TestClient, addresses: dict[str, str], page: str) -> None:
    """Every link of a page finds a page, and its anchor an element of it."""
    address = addresses.get(page, page)
    links = {x.get("href") or "" for x in _Page(client.get(address).text).of("a")}
    pages: dict[str, _Page] = {}
    for link in sorted(links)[:60]:
        target, _, fragment = link.partition("#")
        target = target if target.startswith("/") else address.partition("?")[0] + target
        if target not in pages:
            answer = client.get(target)
            assert answer.status_code == 200, link
            pages[target] = _Page(answer.text)
        if fragment:
            assert any(x.get("id") == fragment for _, x in pages[target].tags), link


def test_a_reader_chooses_the_language(client: TestClient) -> None:
    """What was chosen holds on the next page, against what the browser asks for."""
    assert 'lang="en"' in client.get("/?lang=en", headers={"accept-language": "ar"}).text
    assert '<html lang="en"' in client.get("/stories", headers={"accept-language": "ar"}).text
    client.cookies.clear()
    assert '<html lang="ar"' in client.get("/stories", headers={"accept-language": "fr"}).text


def test_claims_lead_to_their_words(client: TestClient, store: Store) -> None:
    """The page of an incident quotes the words of each report and leads to them in it."""
    with store.reading() as connection:
        story = next(
            x for x in contents.linked_of(connection, "story")
            if isinstance(x, Story) and x.of == "incident"
        )  # fmt: skip
        reports = list(contents.Reports(connection, frozenset(story.documents)))
    html = client.get(f"/stories/{story.id}").text
    for document, claims in reports:
        for claim in claims:
            if isinstance(claim, Incident) and claim.id in story.members:
                assert f'href="/reports/{document.id}#w-{anchor(claim.id)}"' in html


def test_what_breaks_has_a_page_too() -> None:
    """An error of our own is answered by a page that says nothing of its inside, as protected."""

    class _Broken:
        def reading(self) -> None:
            raise ValueError("secret")

    broken = app(cast("Store", _Broken()), SetClock())
    client = TestClient(broken, base_url="http://127.0.0.1", raise_server_exceptions=False)
    answer = client.get("/", headers={"accept-language": "ar"})
    assert answer.status_code == 500
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert "secret" not in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_two_clocks(client: TestClient) -> None:
    """What was said later is not on the page of an earlier day."""
    early = client.get("/agreements/air-safety-2015?as_of=2017-04-08&lang=en").text
    late = client.get("/agreements/air-safety-2015?lang=en").text
    assert "2017-06-19</time>" not in early[early.index("h-lines") :]
    assert "2017-06-19</time>" in late[late.index("h-lines") :]


@pytest.mark.parametrize(
    "query", ["since=x", "page=0", "page=99999", "page=-1", "of=x", "type=%00"]
)
def test_nonsense_in_an_address_is_not_asked_for(client: TestClient, query: str) -> None:
    """Fields that make no sense break nothing."""
    assert client.get(f"/stories?{query}").status_code == 200


def test_markup_is_shown_not_obeyed(client: TestClient) -> None:
    """What stands in an address cannot become part of the page."""
    html = client.get("/reports", params={"outlet": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in html


def test_only_our_names_are_answered(client: TestClient) -> None:
    """A request under a foreign name, as of a page that rebinds a name of its own, is refused."""
    assert client.get("/", headers={"host": "example.org"}).status_code == 421
    assert client.get("/", headers={"host": "127.0.0.1:1"}).status_code == 200


def test_only_our_pages_may_post(client: TestClient) -> None:
    """What would change something is refused unless a page of ours sent it."""
    assert client.post("/").status_code == 403
    assert client.post("/", headers={"origin": "http://example.org"}).status_code == 403
    assert client.post("/", headers={"origin": "null"}).status_code == 403
    assert client.post("/", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/", headers={"origin": "http://127.0.0.1:8765"}).status_code == 405


@pytest.mark.parametrize(
    "path",
    [*_FOLDER.glob("templates/*"), *_FOLDER.glob("assets/*")],
    ids=lambda path: path.name,
)
def test_no_physical_directions(path: Path) -> None:
    """Templates and styles know start and end, never left and right."""
    physical = r"(?<![\w-])(margin|padding|border|inset)?-?(left|right)(?![\w-])\s*[:;]|float:"
    assert not re.search(physical, path.read_text("utf-8"))
    assert not re.search(r"text-align:\s*(left|right)", path.read_text("utf-8"))
