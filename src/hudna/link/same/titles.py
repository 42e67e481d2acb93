"""What a story is called: its kind, place and day in the words of the labels, and no others."""

from __future__ import annotations

from hudna.model import DateRange, IncidentType, Place, StoryKind, Text
from hudna.vocab import labels


class Titles:
    """Titles of stories in both languages."""

    def __init__(self) -> None:
        self._labels = labels.load()

    def title(
        self, kind: StoryKind, type_: str, place: Place | None, date: DateRange | None
    ) -> Text:
        """«Shelling, Kansafra, 2021-12-22»; what is not known is left out."""
        group = "IncidentType" if kind is StoryKind.INCIDENT else "EventType"
        plain = type_ == IncidentType.OTHER
        label = self._labels.term(kind) if plain else self._labels.of(group, type_)
        english = [label.en[:1].upper() + label.en[1:]]
        arabic = [label.ar]
        if place is not None:
            english.append(place.name)
            arabic.append(place.name_ar or place.name)
        if date is not None:
            days = str(date.start) if date.start == date.end else f"{date.start} – {date.end}"
            english.append(days)
            arabic.append(days)
        return Text(ar="، ".join(arabic), en=", ".join(english))
