"""The names of countries and US states as people write them, each with its code."""

from __future__ import annotations

from functools import cache

import pycountry
from babel import Locale

# Names in daily use that the lists do not hold.
_MORE_COUNTRIES = {
    "uk": "GB", "u.k.": "GB", "u.k": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
    "channel islands": "GG", "the channel islands": "GG", "britain": "GB", "great britain": "GB", "london": "GB",
    "usa": "US", "u.s.a.": "US", "u.s.": "US", "the states": "US", "united states": "US", "america": "US",
    "south korea": "KR", "korea": "KR", "north korea": "KP", "russia": "RU", "vietnam": "VN", "taiwan": "TW",
    "czech republic": "CZ", "holland": "NL", "the netherlands": "NL", "uae": "AE", "dubai": "AE", "nz": "NZ", "n zealand": "NZ", "n. zealand": "NZ", "new zeland": "NZ",
    "phillipines": "PH", "philipines": "PH", "phillippines": "PH", "the philippines": "PH", "austrailia": "AU", "aus": "AU",
    "oz": "AU", "sydney": "AU", "melbourne": "AU", "toronto": "CA", "vancouver": "CA", "ontario": "CA", "quebec": "CA",
    "british columbia": "CA", "alberta": "CA", "puerto rico": "PR", "germnay": "DE", "brasil": "BR", "espana": "ES",
    # Cities that hardly anybody means another one by.
    "manchester": "GB", "birmingham uk": "GB", "edinburgh": "GB", "glasgow": "GB", "liverpool": "GB", "belfast": "GB", "cardiff": "GB",
    "auckland": "NZ", "christchurch": "NZ", "wellington nz": "NZ", "brisbane": "AU", "adelaide": "AU", "perth australia": "AU",
    "canberra": "AU", "montreal": "CA", "calgary": "CA", "edmonton": "CA", "ottawa": "CA", "winnipeg": "CA", "nova scotia": "CA",
    "saskatchewan": "CA", "manitoba": "CA", "manila": "PH", "cebu": "PH", "davao": "PH", "mexico city": "MX", "guadalajara": "MX",
    "monterrey": "MX", "cancun": "MX", "dublin": "IE", "madrid": "ES", "barcelona": "ES", "rome": "IT", "milan": "IT",
    "munich": "DE", "hamburg": "DE", "frankfurt": "DE", "amsterdam": "NL", "brussels": "BE", "vienna": "AT", "zurich": "CH",
    "stockholm": "SE", "oslo": "NO", "copenhagen": "DK", "helsinki": "FI", "lisbon": "PT", "warsaw": "PL", "mumbai": "IN",
    "delhi": "IN", "bangalore": "IN", "lagos": "NG", "nairobi": "KE", "cape town": "ZA", "johannesburg": "ZA", "tel aviv": "IL",
    "bangkok": "TH", "kuala lumpur": "MY", "jakarta": "ID", "seoul": "KR", "beijing": "CN", "shanghai": "CN", "osaka": "JP",
    "sao paulo": "BR", "são paulo": "BR", "rio de janeiro": "BR", "buenos aires": "AR", "bogota": "CO", "bogotá": "CO",
    "ivory coast": "CI", "turkey": "TR", "macau": "MO", "hong kong": "HK", "paris": "FR", "berlin": "DE", "tokyo": "JP",
}  # fmt: skip

# A word of English, or far more often a person's or a thing's name than the country's.
_NOT_COUNTRIES = {"jersey", "chad", "jordan", "guinea", "man", "niger", "oman", "georgia"}

# In lower case these are words; in capitals after "in", "to", "from" or a comma they are states.
_STATES_THAT_ARE_WORDS = {
    "IN",
    "OR",
    "ME",
    "OK",
    "HI",
    "OH",
    "PA",
    "MA",
    "ID",
    "DE",
    "LA",
    "AL",
    "AR",
    "CO",
    "MS",
    "MO",
}


@cache
def country_names() -> dict[str, str]:
    """Lower-case name -> ISO 3166-1 alpha-2 code."""
    names: dict[str, str] = {}
    for code, name in Locale("en").territories.items():
        if len(code) == 2 and code.isalpha() and pycountry.countries.get(alpha_2=code):
            names[name.lower()] = code
            names[name.lower().replace("&", "and")] = code
    for country in pycountry.countries:
        names.setdefault(country.name.lower(), country.alpha_2)
        if hasattr(country, "common_name"):
            names[country.common_name.lower()] = country.alpha_2
    names.update(_MORE_COUNTRIES)
    return {name: code for name, code in names.items() if name not in _NOT_COUNTRIES}


@cache
def state_names() -> dict[str, str]:
    """Lower-case name -> the state's two letters; the District of Columbia counts as one."""
    names = {}
    for subdivision in pycountry.subdivisions.get(country_code="US"):
        if subdivision.type in ("State", "District"):
            names[subdivision.name.lower()] = subdivision.code[3:]
    names["washington dc"] = names["washington d.c."] = "DC"
    return names


@cache
def state_codes() -> frozenset[str]:
    """The two letters of each state."""
    return frozenset(state_names().values())


def is_also_a_word(code: str) -> bool:
    """Whether the state's two letters are an English word or another abbreviation."""
    return code in _STATES_THAT_ARE_WORDS
