from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from hudna.model import Document, Problem
from hudna.read import read

SENTENCE = "أعلن الطرفان، مساء الأحد، هدنة في المدينة تبدأ صباح الاثنين، وتشمل الريف كله."
RSS = f"""<?xml version="1.0" encoding="{{charset}}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>شبكة النور</title>
<link>https://alnoor.example/</link>
<item><title>هدنة في &quot;المدينة&quot;</title><link>https://alnoor.example/1</link>
<guid isPermaLink="false">n1</guid><pubDate>Sun, 03 Apr 2016 20:10:00 GMT</pubDate>
<dc:creator>رويترز</dc:creator><description>ملخص</description>
<content:encoded><![CDATA[<p>{SENTENCE}</p><p>وقال&nbsp;الوزير ذلك.</p>]]></content:encoded></item>
<item><title>ثان</title><link>/2</link>
<description>&lt;p&gt;نص &amp;amp; نص&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>شبكة النور</title>
<entry><id>urn:1</id><link rel="edit" href="/e"/><link href="https://alnoor.example/1"/>
<updated>2016-04-05T10:00:00Z</updated><published>2016-04-03T10:00:00Z</published>
<author><name>فلان</name></author><title type="html">&lt;b&gt;هدنة&lt;/b&gt;</title>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SENTENCE}</p><p>ب<br/>ج</p></div>
</content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>شبكة النور</title></channel>
<item rdf:about="https://alnoor.example/1"><title>هدنة</title><dc:date>2016-04-03</dc:date>
<link>https://alnoor.example/1</link><description>{SENTENCE}</description></item></rdf:RDF>"""
JSON = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "شبكة النور", "items": [
        {"id": 1, "url": "https://alnoor.example/1", "title": "هدنة", "authors": [{"name": "فلان"}],
         "date_published": "2016-04-03T10:00:00Z", "content_html": f"<p>{SENTENCE}</p>"},
        3,
        {"id": 2, "content_text": SENTENCE, "title": None},
    ]},
    ensure_ascii=False,
)  # fmt: skip


def items(data: str | bytes) -> list[Document | Problem]:
    """What some bytes give."""
    return list(read(["-"], io.BytesIO(data if isinstance(data, bytes) else data.encode())))


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "utf-16"])
def test_rss(encoding: str) -> None:
    """Each item is a report with its text, headline, address, day, author and outlet."""
    one, two = items(RSS.format(charset=encoding).encode(encoding))
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert one.text == f"{SENTENCE}\n\nوقال\u00a0الوزير ذلك."
    assert (one.row, one.url, one.title) == ("n1", "https://alnoor.example/1", 'هدنة في "المدينة"')
    assert one.published is not None
    assert (str(one.published.start), one.published.rule) == ("2016-04-03", "feed")
    assert one.byline == "رويترز"
    assert one.source is not None
    assert (one.source.name, one.source.domain) == ("شبكة النور", "alnoor.example")
    assert (two.text, two.url) == ("نص & نص", "https://alnoor.example/2")
    assert one.notices == ()


@pytest.mark.parametrize(("feed", "text"), [(ATOM, f"{SENTENCE}\n\nب\nج"), (RDF, SENTENCE)])
def test_atom_and_rdf(feed: str, text: str) -> None:
    """Entries of the other families are read alike."""
    (one,) = items(feed)
    assert isinstance(one, Document)
    assert (one.text, one.title, one.url) == (text, "هدنة", "https://alnoor.example/1")
    assert one.published is not None
    assert (str(one.published.start), one.published.rule) == ("2016-04-03", "feed")


def test_json_feed() -> None:
    """Items of a JSON feed are reports; what is no item is a problem, and the next is read."""
    one, two, three = items(JSON)
    assert isinstance(one, Document)
    assert (one.text, one.byline, one.title) == (SENTENCE, "فلان", "هدنة")
    assert isinstance(two, Problem)
    assert (two.error, two.where) == ("broken-entry", "entry 2")
    assert isinstance(three, Document)
    assert (three.text, three.row) == (SENTENCE, "2")


def test_broken_feed_is_read_as_far_as_it_goes() -> None:
    """Whole entries of a feed that breaks off are reports; then one problem says where."""
    whole = RSS.format(charset="utf-8")
    one, problem = items(whole[: whole.index("ثان")])
    assert isinstance(one, Document)
    assert isinstance(problem, Problem)
    assert (problem.error, problem.where) == ("broken-feed", "after entry 1")


@pytest.mark.parametrize("mistake", ["&nbsp;", "&", "&foo;", "<br>", "</b>", "\x00", "\x0b"])
def test_small_mistakes_do_not_stop_a_feed(mistake: str) -> None:
    """Entities of HTML, bare signs and open tags are passed over."""
    feed = RSS.format(charset="utf-8").replace("ملخص", f"مل{mistake}خص")
    one, two = items(feed)
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert mistake == "</b>" or one.text.startswith(SENTENCE)
    assert two.text == "نص & نص"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ("<rss><channel><title>x</title></channel></rss>", "no-entries"),
        ('{"version": "https://jsonfeed.org/version/1", "items": []}', "no-entries"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "broken-feed"),
        ("<rss><channel><item/></channel></rss>", "no-text"),
        ('<?xml version="1.0"?><sitemap/>', "unsupported"),
    ],
)
def test_what_gives_no_report(data: str, error: str) -> None:
    """A feed without entries or an entry without words is a problem that says so."""
    (problem,) = items(data)
    assert isinstance(problem, Problem)
    assert problem.error == error


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """Neither a billion laughs nor a file that an entity names gets into a text."""
    secret = tmp_path / "secret"
    secret.write_text("سر")
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    declared = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file://{secret}">]>'
    item = "<item><title>t</title><description>{}</description></item>"
    feed = f"{declared}<rss><channel>{item}</channel></rss>"
    for inner in ("أ &l1; ب", "أ &l11; ب", "أ &x; ب"):
        for found in items(feed.format(inner)):
            text = found.text if isinstance(found, Document) else ""
            assert "سر" not in text
            assert text.count("ha") == 0
