"""Legal forms that only some countries have: a "GmbH" of the name of a Taiwanese firm is likely another firm."""

from __future__ import annotations

import re
from functools import cache

from ledger.folding import fold, listed

_FORMS = listed("""
    sdn bhd=MY BN SG|sdn=MY BN SG|bhd=MY BN|berhad=MY BN|sendirian berhad=MY BN|pte ltd=SG FJ|pty ltd=AU ZA BW NA
    pvt ltd=IN PK NP LK BD ZW MV|private limited=IN PK NP LK BD ZW SG|p ltd=IN NP|gmbh=DE AT CH LI
    gmbh and co kg=DE AT|sa de cv=MX SV HN|s de rl de cv=MX|sapi de cv=MX|doo=RS BA HR SI ME MK|dooel=MK|a d=RS ME
    tbk=ID|ltd sti=TR|anonim sirketi=TR|tnhh=VN|cong ty=VN|kabushiki kaisha=JP|ooo=RU BY KZ|oao=RU BY|zao=RU
    pao=RU|tov=UA|sp zoo=PL|s r o=CZ SK|sro=CZ SK|kft=HU|oyj=FI|aktiebolag=SE|aps=DK|ltda=BR CL CO PT BO PY EC
    eirl=PE DO CL|wll=QA BH KW|fze=AE|fzco=AE|eood=BG|ood=BG|sp z o o=PL|llp=GB US IN SG
""")


def countries_of_form(name: str) -> frozenset[str]:
    """Alpha-2 codes of the countries whose firms write the legal form that is in a name; empty for none or a common one."""
    folded = f" {fold(name)} "
    return frozenset().union(*(codes for form, codes in _table().items() if f" {form} " in folded))


@cache
def _table() -> dict[str, frozenset[str]]:
    pairs = (entry.partition("=") for entry in _FORMS)
    return {re.sub(r"\s+", " ", form): frozenset(codes.split()) for form, _, codes in pairs}
