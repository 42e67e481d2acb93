"""The coder with a case: agreements of the case are instruments of their kind."""

from __future__ import annotations

from pathlib import Path

from hudna.case import load
from hudna.case.vocabulary import added
from hudna.coding.coder import Coder
from hudna.model import Document, Status, StatusType
from hudna.vocab import load as load_vocabulary

_WORKS = "قال قائد القوات إن {} تعمل منذ أمس."


def _statuses(coder: Coder, text: str) -> list[StatusType]:
    document = Document(id="d", sha256="0" * 64, text=text, body=((0, len(text)),), language="ar")
    return [each.status for each in coder.code(document) if isinstance(each, Status)]


def test_a_mechanism_of_a_case_can_work_and_a_truce_cannot(folder: Path) -> None:
    """That it works says that a mechanism is in force, of whatever name; of a truce nothing."""
    agreement = folder / "agreements" / "rasd-2023.toml"
    truce = next((folder / "agreements").glob("*.toml")).read_text("utf-8")
    lines = truce.splitlines()
    head = lines[: next(n for n, line in enumerate(lines) if line.startswith("[["))]
    changed = {
        "id": '"rasd-2023"',
        "type": '"mechanism"',
        "aliases": '["غرفة الرصد المشتركة"]',
        "generic": "[]",
    }
    kept = [line for line in head if line.partition(" ")[0] not in changed]
    agreement.write_text(
        "\n".join([*(f"{key} = {value}" for key, value in changed.items()), *kept]), "utf-8"
    )
    coder = Coder(load_vocabulary(added(load(str(folder)))))
    assert _statuses(coder, _WORKS.format("غرفة الرصد المشتركة")) == [StatusType.IN_FORCE]
    assert _statuses(coder, _WORKS.format("هدنة السهل")) == []
