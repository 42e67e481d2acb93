"""Addresses have one form, and none that means something else is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import FetchError
from hudna.fetch.urls import checked


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("http://Example.ORG", "http://example.org/"),
        ("  https://example.org:443/a#b\n", "https://example.org/a"),
        ("http://example.org./", "http://example.org/"),
        ("http://example.org/أ ب?ج=د", "http://example.org/%D8%A3%20%D8%A8?%D8%AC=%D8%AF"),
        ("http://مثال.إختبار/", "http://xn--mgbh0fb.xn--kgbechtv/"),
        ("http://[2606:4700::0:1]/", "http://[2606:4700::1]/"),
        ("http://example.org/%D8%A3?a=%20", "http://example.org/%D8%A3?a=%20"),
    ],
)
def test_normal_form(written: str, normal: str) -> None:
    """Case, default ports, fragments, blanks and Arabic letters are written in one way."""
    assert checked(written).text == normal
    assert checked(normal).text == normal


def test_relative_addresses_are_joined() -> None:
    """What a page names is meant from where the page is."""
    assert checked("../b", "http://example.org/x/y/z").text == "http://example.org/x/b"
    assert checked("//other.example/b", "https://example.org/").text == "https://other.example/b"


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("file:///etc/passwd", "scheme"),
        ("data:text/html,x", "scheme"),
        ("ftp://example.org/", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("gopher://127.0.0.1:70/", "scheme"),
        ("example.org/a", "scheme"),
        ("", "scheme"),
        ("http://user:secret@example.org/", "credentials"),
        ("http://@example.org/", "credentials"),
        (r"http://example.org\@127.0.0.1/", "credentials"),
        ("http://example.org:25/", "port"),
        ("http://example.org:0/", "port"),
        ("http://example.org:99999/", "bad-url"),
        ("http://example.org:x/", "bad-url"),
        ("http:///a", "bad-url"),
        ("http://exa mple.org/", "bad-url"),
        ("http://example.org/a\r\nHost: b", "bad-url"),
        ("http://example.org\x00.evil/", "bad-url"),
        ("http://[::1", "bad-url"),
        ("http://[fe80::1%25eth0]/", "bad-url"),
        ("http://2130706433/", "odd-address"),
        ("http://0177.0.0.1/", "odd-address"),
        ("http://0x7f000001/", "odd-address"),
        ("http://127.1/", "odd-address"),
        ("http://127.0.0.0x1/", "odd-address"),
        ("http://１２７.1/", "odd-address"),
        ("http://" + "a" * 300 + ".example/", "bad-url"),
        ("http://example.org/" + "a" * 5000, "bad-url"),
        ("http://example.org/\ud800", "bad-url"),
    ],
)
def test_what_is_refused(written: str, error: str) -> None:
    """Other schemes, credentials, odd ports and hosts in disguise are named and refused."""
    with pytest.raises(FetchError) as caught:
        checked(written)
    assert caught.value.error == error


@given(st.one_of(st.text(max_size=60), st.text(max_size=60).map("http://a.example/".__add__)))
def test_no_address_breaks_out_of_a_request(written: str) -> None:
    """Whatever is written, it is refused, or is one line of ASCII that is its own normal form."""
    try:
        url = checked(written)
    except FetchError:
        return
    assert url.text.isascii()
    assert url.text.isprintable()
    assert " " not in url.text
    assert url.text == url.origin + url.target
    assert checked(url.text) == url
