"""The country a cell names, as its ISO 3166-1 alpha-2 code."""

from __future__ import annotations

from functools import lru_cache

from scraper.reading.names.places import place_at

#: What people call those that ISO 3166-1 names for lists and treaties.
_CALLED = {
    "BN": "Brunei",
    "BQ": "Caribbean Netherlands",
    "CD": "DR Congo",
    "CG": "Republic of the Congo",
    "FK": "Falkland Islands",
    "FM": "Micronesia",
    "MF": "Saint Martin",
    "MM": "Myanmar (Burma)",
    "PS": "Palestine",
    "RU": "Russia",
    "SH": "Saint Helena",
    "SX": "Sint Maarten",
    "VA": "Vatican City",
    "VG": "British Virgin Islands",
    "VI": "U.S. Virgin Islands",
}


@lru_cache(maxsize=4096)
def country_code(name: str) -> str | None:
    """The alpha-2 code of a country's name in any usual spelling, None for anything else ("Fishing Vessels")."""
    name = " ".join(name.split()).strip(" .")
    place = place_at(name[:1].upper() + name[1:], 0)
    return place.code if place and place.kind == "country" and place.end == len(name) else None


@lru_cache(maxsize=512)
def is_country_code(code: str) -> bool:
    """Whether ISO 3166-1 has this alpha-2 code."""
    import pycountry  # its tables take 30 ms to load

    return pycountry.countries.get(alpha_2=code) is not None


@lru_cache(maxsize=512)
def country_name(code: str) -> str:
    """The usual name of an alpha-2 code, for people; the code itself when ISO 3166-1 has none such."""
    import pycountry  # its tables take 30 ms to load

    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return code
    return _CALLED.get(code) or str(getattr(country, "common_name", country.name))


@lru_cache(maxsize=4096)
def country_of_cell(cell: str) -> str | None:
    """The alpha-2 code of what people write into a country column: a name, an alpha-2 or alpha-3 code; None for else."""
    import pycountry  # its tables take 30 ms to load

    text = " ".join(cell.split()).strip(" .")
    if len(text) in (2, 3) and text.isascii() and text.isalpha():
        code = text.upper()
        found = pycountry.countries.get(alpha_2=code) if len(code) == 2 else pycountry.countries.get(alpha_3=code)
        if found is not None:
            return str(found.alpha_2)
        text = {"UK": "United Kingdom", "DRC": "Democratic Republic of the Congo"}.get(text.upper(), text)
    try:
        return country_code(text) or country_code(text.title()) or str(pycountry.countries.lookup(text).alpha_2)
    except LookupError:
        return None
