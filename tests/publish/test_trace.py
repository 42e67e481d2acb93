"""The page of a trace: the whole report, every claim with its words, safe, in both directions."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from hudna import vocab
from hudna.coding.coder import Coder
from hudna.model import (
    Actor,
    ActorType,
    Basis,
    Claim,
    Commitment,
    DateRange,
    Document,
    Event,
    EventType,
    Form,
    Incident,
    IncidentType,
    Mention,
    Modality,
    Place,
    PlaceMention,
    Precision,
    Source,
    Stance,
    Statement,
    Status,
    StatusType,
    Toll,
)
from hudna.model.record import Reading
from hudna.publish import trace
from hudna.publish.segments import shown
from hudna.publish.trace import Language
from hudna.read import read
from hudna.vocab import labels as label_tables
from hudna.vocab.labels import Labels

_FILES = Path(trace.__file__).parent / "templates"
_SAMPLES = Path(__file__).parents[2] / "samples"

_TEXT = (
    "الرئيسية\n"
    "الوفد: هدنة <b>غدا</b>\n"
    'قال وزير خارجية الوادي إن "الجيش & الحرس" قصفا السوق <script>alert(1)</script> أمس.\n'
    "وتعهد الطرفان وقف إطلاق النار في الوادي.\n"
    "طباعة\x00"
)


def _span(words: str, after: int = 0) -> tuple[int, int]:
    start = _TEXT.index(words, after)
    return start, start + len(words)


_HOSTILE = Actor(id="x", name="<img src=x onerror=alert(2)>", name_ar='"><script>', of="<i>")
_MINISTER = Actor(id="wadi-minister", name="Minister", name_ar="الوزير",
                  type=ActorType.OFFICE_HOLDER, of="wadi")  # fmt: skip
_WADI = Actor(id="wadi", name="Wadi", name_ar="الوادي", type=ActorType.STATE)
_PLACE = Place(id="wadi", name="Wadi", name_ar="الوادي", country="disputed",
               precision=Precision.NEAR)  # fmt: skip
_DAY = DateRange(start=dt.date(2023, 6, 7), end=dt.date(2023, 6, 8), basis=Basis.RELATIVE,
                 span=_span("أمس"), anchor=dt.date(2023, 6, 8), rule="deictic",
                 part="night")  # fmt: skip
_SENTENCE = _span(_TEXT.split("\n")[2])
_PLEDGE = _span(_TEXT.split("\n")[3])

_DOCUMENT = Document(
    id="d1", sha256="ab", file="<file>.txt", row="7", source=Source(name="<em>منبر</em>"),
    url="javascript:alert(3)", title="الوفد: هدنة <b>غدا</b>",
    title_span=_span("الوفد: هدنة <b>غدا</b>"),
    published=_DAY, language="ar", encoding="utf-8", text=_TEXT,
    body=((_SENTENCE[0], _PLEDGE[1]),), byline="وكالة <u>", notices=("<s>repaired</s>",),
)  # fmt: skip
_CLAIMS: tuple[Claim, ...] = (
    Mention(id="m1", document="d1", coder="r/1", span=_span("وزير خارجية الوادي"), actor=_MINISTER,
            form=Form.ROLE),
    Mention(id="m2", document="d1", coder="r/1", span=_span("الوادي"), actor=_WADI, form=Form.NAME),
    Mention(id="m3", document="d1", coder="r/1", span=_span("الطرفان"), actor=_WADI,
            form=Form.PRONOUN),
    Mention(id="m4", document="d1", coder="r/1", span=_span("الطرفان"), actor=_HOSTILE,
            form=Form.PRONOUN),
    PlaceMention(id="p1", document="d1", coder="r/1", span=_span("الوادي", _PLEDGE[0]),
                 place=_PLACE),
    Statement(id="s1", document="d1", coder="r/1", span=_SENTENCE, speaker=_MINISTER,
              content=_span("الجيش & الحرس"), cue=_span("قال"), direct=True, stance=Stance.ACCUSES,
              audience=(_WADI,), about=(_HOSTILE,), date=_DAY, forum="<forum>", confidence=0.5),
    Statement(id="s2", document="d1", coder="r/1", span=_span("إن \"الجيش"), speaker=_HOSTILE,
              content=_span("الجيش"), cue=_span("إن"), direct=False, within="s1"),
    Event(id="e1", document="d1", coder="<r>", span=_span("قصفا السوق <script>alert(1)</script>"),
          type=EventType.ASSAULT, mode="aerial", actors=(_HOSTILE,), recipients=(_WADI,),
          trigger=_span("قصفا"), negated=True, modality=Modality.CONDITIONAL,
          attributed_to=_MINISTER, statement="s1", date=_DAY, place=_PLACE),
    Commitment(id="c1", document="d1", coder="r/1", span=_PLEDGE, by=(), to=(_WADI,),
               action=_span("وقف إطلاق النار"), agreement="<a>اتفاق</a>", excludes=(_HOSTILE,),
               condition=_span("في الوادي"), deadline=_DAY, since=_DAY, statement="s1"),
    # begins in the statement and ends in the pledge: neither holds the other
    Status(id="t1", document="d1", coder="r/1", span=(_span("أمس")[0], _span("الطرفان")[1]),
           subject="c1", status=StatusType.VIOLATED, modality=Modality.PLANNED,
           asserted_by=_MINISTER, date=_DAY, said=_DAY, statement="s1"),
    Status(id="t2", document="d1", coder="r/1", span=_PLEDGE, subject="<h1>هدنة</h1>",
           status=StatusType.IN_FORCE, modality=Modality.ACTUAL),
    Incident(id="not fit for an anchor <>", document="d1", coder="r/1",
             span=_span("قصفا السوق <script>alert(1)</script>"), type=IncidentType.AIR_STRIKE,
             weapon="drone", date=_DAY, places=(_PLACE,), perpetrators=(_HOSTILE,),
             alleged_by=(_MINISTER,), denied_by=(_WADI,), targets=(_WADI,),
             killed=Toll(min=3, max=None, unit="<p>"), wounded=Toll(min=2, max=4),
             tolls=(Reading(by=_MINISTER, killed=Toll(min=7, max=7), span=_span("السوق")),),
             modality=Modality.ACTUAL, events=("e1",)),
)  # fmt: skip


class _Page(HTMLParser):
    """What a browser would make of a page: elements, attributes, text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text_of: dict[str, str] = {}
        self.report = ""
        self.inline: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        mapped = {key: value or "" for key, value in attrs}
        self.tags.append((tag, mapped))
        if tag not in {"meta", "img", "br"}:
            self._open.append((tag, mapped))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        for tag, attributes in self._open:
            if "id" in attributes:
                key = attributes["id"]
                self.text_of[key] = self.text_of.get(key, "") + data
            if "t" in attributes.get("class", "").split():
                self.report += data
            if tag in {"script", "style"}:
                self.inline[tag] = self.inline.get(tag, "") + data

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


@cache
def _labels() -> Labels:
    return label_tables.load()


@cache
def _page(language: Language) -> str:
    sentences = (_SENTENCE, _PLEDGE)
    return trace.page(
        trace.view(_DOCUMENT, _CLAIMS, _labels(), sentences, "text"), _labels(), language
    )


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_page_says_its_language_and_direction(language: Language, direction: str) -> None:
    """The page has the language and direction asked for; the report's text always its own."""
    page = _Page(_page(language))
    assert page.tags[0] == ("html", {"lang": language, "dir": direction})
    texts = [a for t, a in page.tags if a.get("class") == "text" or t == "blockquote"]
    assert len(texts) == 1 + 7
    assert all((each["lang"], each["dir"]) == ("ar", "rtl") for each in texts)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_report_on_the_page_is_the_documents_text(language: Language) -> None:
    """Every character once and in order; what no page can hold is replaced in place."""
    assert _Page(_page(language)).report == shown(_TEXT)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_claim_is_there_with_its_exact_words(language: Language) -> None:
    """Each claim has its card with the words of its span."""
    page = _Page(_page(language))
    view = trace.view(_DOCUMENT, _CLAIMS, _labels())
    anchors = {card.id: card.anchor for section in view.sections for card in section.cards}
    for claim in _CLAIMS:
        words = _TEXT[slice(*claim.span)]
        assert words in page.text_of[f"c-{anchors.get(claim.id, claim.id)}"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_claims_and_words_lead_to_each_other(language: Language) -> None:
    """Ids are unique, every link has its target, and every claim a link each way."""
    page = _Page(_page(language))
    ids = page.ids()
    assert len(ids) == len(set(ids))
    links = [a["href"] for _, a in page.tags if "href" in a]
    assert all(each.startswith("#") and each[1:] in ids for each in links)
    cards = {each for each in ids if each.startswith("c-")}
    words = {each for each in ids if each.startswith("w-")}
    assert {each[2:] for each in cards} == {each[2:] for each in words}
    assert len(cards) == len(_CLAIMS)
    assert {f"#{each}" for each in cards | words} <= set(links)


def test_overlapping_claims_share_segments() -> None:
    """Where spans overlap, the words belong to all of them, shortest first."""
    page = _Page(_page("ar"))
    shared = [a["data-c"].split() for _, a in page.tags if "data-c" in a]
    assert any(each[:2] == ["m2", "m1"] and "s1" in each for each in shared)
    assert any({"t1", "s1"} <= set(each) for each in shared)
    assert any({"t1", "c1", "t2", "m3", "m4"} == set(each) for each in shared)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_report_cannot_put_anything_into_the_page(language: Language) -> None:
    """Markup in text, names, ids and notices stays text; scripts are the page's own, by hash."""
    html = _page(language)
    page = _Page(html)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"img", "b1", "em", "u", "s", "i", "iframe", "link", "object", "form"}
    assert [tag for tag, _ in page.tags].count("script") == 1
    for _, attributes in page.tags:
        assert not any(name.startswith("on") or name in {"src", "style"} for name in attributes)
        assert not attributes.get("href", "#").startswith("javascript")
    policy = next(a["content"] for _, a in page.tags if "http-equiv" in a)
    for each in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.inline[each].encode()).digest()).decode()
        assert f"{each}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_page_needs_no_network_and_no_script() -> None:
    """Nothing is loaded, and without the script every word is still there."""
    html = _page("ar")
    assert not re.search(r"@import|url\(|fetch\(|https?://", html)
    assert not any("src" in attributes for _, attributes in _Page(html).tags)
    without = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert _Page(without).text_of["claims"] == _Page(html).text_of["claims"]


def test_claims_are_attributed_and_not_established() -> None:
    """The page says so at its head, and a violation that a party asserts is an allegation."""
    page = _Page(_page("en"))
    assert "reported, not established" in page.text_of["top"]
    assert "an allegation, not a finding" in page.text_of["c-t1"]
    assert "the report itself" in page.text_of["c-t2"]


def test_names_that_only_the_report_gives_stay_in_quotation() -> None:
    """An actor that the vocabulary does not know is named as the report names it, quoted."""
    named = Actor(id="y", name="Bandits of the hill", name_ar="عصابة التلة", type=ActorType.UNKNOWN)
    claim = Mention(id="m9", document="d1", coder="r/1", span=(0, 3), actor=named, form=Form.NAME)
    page = _Page(trace.page(trace.view(_DOCUMENT, (claim,), _labels()), _labels()))
    assert "«عصابة التلة»" in page.text_of["mention"]
    assert "“Bandits of the hill”" in page.text_of["mention"]
    assert "«الوزير»" not in _Page(_page("ar")).text_of["mention"]


def test_days_keep_their_order_among_arabic_words() -> None:
    """A day within Arabic words is isolated: year, month, day, not the other way round."""
    assert "محسوب من \u20662023-06-08\u2069" in _Page(_page("ar")).text_of["c-e1"]


def test_cards_show_every_field() -> None:
    """What a claim holds is on its card: dates with basis, tolls, negation, attribution."""
    text = _Page(_page("en")).text_of
    for words in (
        *("negated", "yes", "conditional", "2023-06-07 – 2023-06-08", "relative", "night"),
        *("counted from 2023-06-08", "disputed", "near", "Minister", "statement 1"),
    ):
        assert words in text["c-e1"]
    incident = next(
        value for key, value in text.items() if key.startswith("c-") and "drone" in value
    )
    for words in ("3 or more", "2–4", "7", "air strike", "laid to", "denied by", "event 3"):
        assert words in incident
    assert "50%" in text["c-s1"]
    assert "not given" in text["c-e1"]


@pytest.mark.parametrize("path", sorted(_FILES.iterdir()), ids=lambda path: path.name)
def test_templates_know_no_left_and_right(path: Path) -> None:
    """Only logical properties: the same sheet serves both directions."""
    source = path.read_text("utf-8")
    assert not re.search(r"\b(left|right)\b", source)
    assert not re.search(r"\bfloat\s*:", source)
    if path.suffix == ".css":
        plain = re.sub(r"\([^()]*\)", "()", source)
        assert not re.search(r"(margin|padding|inset|border-radius):(\s+[^\s;]+){4};", plain)


def test_page_has_landmarks_and_heeds_the_readers_wishes() -> None:
    """Header, navigation, main part, footer, one first heading; motion, darkness, focus, print."""
    page = _Page(_page("ar"))
    tags = [tag for tag, _ in page.tags]
    for each in ("header", "nav", "main", "footer", "h1", "title"):
        assert tags.count(each) == 1
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(b - a <= 1 for a, b in pairwise(levels))
    style = page.inline["style"]
    for each in (
        "prefers-reduced-motion",
        "prefers-color-scheme",
        ":focus-visible",
        "@media print",
    ):
        assert each in style
    for _, attributes in page.tags:
        for each in attributes.get("aria-labelledby", "").split():
            assert each in page.ids()


def test_colours_can_be_told_from_their_ground() -> None:
    """Every text colour has a contrast of 4.5 to 1 at least (WCAG AA), by day and by night."""
    style = (_FILES / "trace.css").read_text("utf-8")
    light, dark = style.split("@media (prefers-color-scheme: dark)")[:2]
    kinds = ("statement", "event", "commitment", "status", "incident", "mention", "place_mention")
    for part in (light, dark.partition("*,")[0]):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))
        pairs = [
            (ink, ground) for ink in ("ink", "soft") for ground in ("paper", "sheet", "caution")
        ]
        pairs += [(kind, "sheet") for kind in kinds] + [("on", kind) for kind in kinds]
        pairs += [("ink", "mention-tint"), ("ink", "place-tint"), ("lit-ink", "lit")]
        for ink, ground in pairs:
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, as WCAG 2 computes it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_report_without_claims_or_body_has_a_page() -> None:
    """Nothing read is shown as nothing read; an unknown language stays open."""
    bare = Document(id="d2", sha256="0", text="")
    page = _Page(trace.page(trace.view(bare, (), _labels()), _labels(), "en"))
    assert page.report == ""
    assert page.text_of["claims"].count("None was read in this report.") == 8
    text = next(a for _, a in page.tags if a.get("class") == "text")
    assert (text.get("lang"), text["dir"]) == (None, "auto")


@pytest.mark.parametrize("path", sorted(_SAMPLES.glob("gold/*.txt")), ids=lambda path: path.stem)
def test_samples_survive_the_page(path: Path) -> None:
    """Every sample, coded, is on its page whole, with the words of every claim."""
    document = next(iter(read([str(path)])))
    assert isinstance(document, Document)
    claims = list(_coder().code(document))
    page = _Page(trace.page(trace.view(document, claims, _labels()), _labels()))
    assert page.report == document.text
    for claim in claims:
        assert document.text[slice(*claim.span)] in page.text_of[f"c-{claim.id}"]
        assert f"w-{claim.id}" in page.ids()


@cache
def _coder() -> Coder:
    return Coder(vocab.load())
