"""The screens in a real browser: keys, narrow windows, what a reader sees without a script."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from tests.ledger.clock import SetClock
from tests.web.browser import Page, opened

from hudna.ledger.entries.review import ClaimAccepted, ClaimRejected, Undone
from hudna.store import entries
from hudna.store.opening import opened as store_opened
from hudna.store.store import Store
from hudna.web.app import app

_PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")

_THERE = "document.readyState === 'complete'"

pytestmark = pytest.mark.skipif(
    _PROGRAM is None, reason="there is no Chromium here: `make verify` installs it"
)


@pytest.fixture(scope="module")
def held(store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A copy of the store, to decide in."""
    path = tmp_path_factory.mktemp("browser") / "case.db"
    with store_opened(Path(shutil.copyfile(store_path, path))) as store:
        yield store


@pytest.fixture(scope="module")
def address(held: Store) -> Iterator[str]:
    """Where the pages are served."""
    server = uvicorn.Server(
        uvicorn.Config(app(held, SetClock(), {"127.0.0.1"}), port=0, log_level="error", ws="none")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of the browser."""
    assert _PROGRAM is not None
    with opened(_PROGRAM, tmp_path_factory.mktemp("profile")) as made:
        yield made


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize(
    "screen",
    ["/", "/review", "/stories", "/agreements", "/agreements/air-safety-2015", "/reports",
     "/coverage"],
)  # fmt: skip
def test_nothing_runs_over_the_edge(
    page: Page, address: str, screen: str, width: int, language: str
) -> None:
    """On a telephone as on a desk all of a page is within the window, in either direction."""
    page.show(f"{address}{screen}?lang={language}", width)
    assert page.ask("document.documentElement.scrollWidth <= innerWidth")
    assert page.ask("getComputedStyle(document.body).direction") == (
        "rtl" if language == "ar" else "ltr"
    )


def test_a_picture_is_not_blank(page: Page, address: str, tmp_path: Path) -> None:
    """The style arrives under the policy: the page is not bare, and has something on it."""
    page.show(f"{address}/review?lang=ar")
    page.picture(tmp_path / "review.png")
    assert (tmp_path / "review.png").stat().st_size > 20_000
    assert page.ask("getComputedStyle(document.querySelector('.bar')).display") == "flex"


def test_the_queue_by_keys(page: Page, address: str, held: Store) -> None:
    """By j and k one goes, by a accepts, by r rejects, by u takes back; on Arabic keys as well."""
    page.show(f"{address}/review?kind=incident&lang=ar")
    page.ask("document.querySelector('[name=name]').value = 'ر. ح.'")
    page.ask("document.querySelector('form[action=\"/name\"]').requestSubmit()")
    page.wait(f"!location.search.includes('lang') && {_THERE}")
    focused = "document.activeElement.dataset.claim"
    claims = "[...document.querySelectorAll('[data-claim]')].map(x => x.dataset.claim)"
    first, second, third, *_ = page.ask(claims)
    page.press("j", "KeyJ")
    assert page.ask(focused) == first
    page.press("ت", "KeyJ")
    assert page.ask(focused) == second
    page.press("k", "KeyK")
    assert page.ask(focused) == first
    page.press("a", "KeyA")
    page.wait(f"{focused} === '{second}' && location.search.includes('done=1')")
    assert first not in page.ask(claims)
    page.press("ق", "KeyR")
    page.wait(f"{focused} === '{third}' && location.search.includes('done=2')")
    page.press("u", "KeyU")
    page.wait(f"location.search.includes('done=3') && {_THERE}")
    assert second in page.ask(claims)
    page.press("?", "Slash")
    assert page.ask("document.getElementById('keys').open")
    with held.reading() as connection:
        acts = [x.act for x in entries.every(connection)]
    assert [type(x) for x in acts] == [ClaimAccepted, ClaimRejected, Undone]


def test_letters_in_a_field_are_letters(page: Page, address: str, held: Store) -> None:
    """Whoever writes a reason decides nothing by it."""
    page.show(f"{address}/review?kind=incident&lang=en")
    with held.reading() as connection:
        before = len(entries.every(connection))
    page.ask("document.querySelector('[name=reason]').focus()")
    for letter in "aru":
        page.press(letter, f"Key{letter.upper()}")
    assert page.ask("document.querySelector('[name=reason]').value") == "aru"
    with held.reading() as connection:
        assert len(entries.every(connection)) == before


def test_words_light_up_without_a_script(page: Page, address: str) -> None:
    """A link to a claim's words shows them lit, by style alone."""
    page.show(f"{address}/review?kind=incident&lang=ar")
    link = page.ask("document.querySelector('.meta a[href*=\"#w-\"]').href")
    page.do("Emulation.setScriptExecutionDisabled", value=True)
    page.do("Page.navigate", url=link)
    page.do("Emulation.setScriptExecutionDisabled", value=False)
    claim = link.partition("#w-")[2]
    lit = f"getComputedStyle(document.querySelector('[data-c~=\"{claim}\"]')).backgroundColor"
    page.wait(
        f"document.querySelector('[data-c~=\"{claim}\"]') && document.readyState !== 'loading'"
    )
    page.wait(f"{lit} !== 'rgba(0, 0, 0, 0)'")
