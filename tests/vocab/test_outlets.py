from __future__ import annotations

from collections import Counter

from hudna.text.fold import fold
from hudna.vocab import outlets
from hudna.vocab.furniture import split
from hudna.vocab.table import rows

TABLE = rows(outlets.FILE, outlets.Outlet)


def test_ids_are_unique() -> None:
    """No two outlets share an id."""
    assert [i for i, n in Counter(o.id for o in TABLE).items() if n > 1] == []


def test_a_name_leads_to_one_outlet() -> None:
    """No name in a byline stands for two outlets."""
    named: dict[str, set[str]] = {}
    for outlet in TABLE:
        for name in (outlet.ar, outlet.en, *outlet.aliases):
            named.setdefault(" ".join(split(fold(name))), set()).add(outlet.id)
    assert {name: ids for name, ids in named.items() if len(ids) > 1} == {}


def test_a_domain_leads_to_one_outlet() -> None:
    """No domain is given twice, and all are written bare."""
    domains = [domain for outlet in TABLE for domain in outlet.domains]
    assert [d for d, n in Counter(domains).items() if n > 1] == []
    assert all(d == d.lower() and not d.startswith("www.") and "/" not in d for d in domains)


def test_outlet_is_found_by_a_domain_below_its_own() -> None:
    """A host below an outlet's domain is that outlet's."""
    known = outlets.load()
    found = known.at("ar.reuters.com")
    assert found is not None
    assert found.id == "reuters"
    assert known.at("reuters.example") is None
