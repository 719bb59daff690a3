"""Which column is which, by its header in the words of buyers, customs and spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ledger.folding import fold, listed
from screening.supplier import COLUMNS
from screening.tables.part import TableError

#: Canonical column -> folded headers for it, the surest first.
_HEADERS = {
    "name": """
        name|supplier|supplier name|vendor|vendor name|company|company name|manufacturer|manufacturer name|producer
        producer name|shipper|shipper name|exporter|exporter name|seller|factory|factory name|business name
        legal name|organisation|organization|organisation name|organization name|entity|entity name|account name
        trading partner|consignor|manufacturer seller|party|party name|proveedor|nombre|fournisseur|lieferant|firma
        名称|公司|公司名称|供应商|供应商名称|企业名称
        lieferantenname|name des lieferanten|hersteller|herstellername|firmenname|unternehmen|exporteur|absender|verkaufer
        nom|nom du fournisseur|nom fournisseur|raison sociale|societe|entreprise|fabricant|producteur|exportateur|vendeur
        nombre del proveedor|nombre proveedor|razon social|empresa|fabricante|productor|exportador|vendedor
    """,
    "parent": """
        parent|parent company|parent name|ultimate parent|group|group name|owner|owned by|holding company|holding
        global ultimate|corporate group|vessel owner|beneficial owner|母公司
        muttergesellschaft|mutterunternehmen|konzern|societe mere|maison mere|groupe|empresa matriz|matriz|grupo
    """,
    "tier": """
        tier|supplier tier|level|supply chain tier
    """,
    "country": """
        country|country of origin|origin|origin country|country code|supplier country|vendor country
        country of production|country of manufacture|coo|nation|iso country|country iso|pais|pays|land|国家|原产国
        ursprungsland|herkunftsland|herstellungsland|lieferland|landercode|pays dorigine|pays origine|pays de fabrication
        code pays|pais de origen|pais origen|pais de fabricacion|codigo pais|codigo de pais
    """,
    "region": """
        region|address|province|state|city|location|site|place|full address|supplier address|street|street address
        factory address|county|prefecture|state province|地址|省份|地区
        anschrift|adresse|ort|stadt|strasse|bundesland|provinz|ville|lieu|adresse complete|direccion|ciudad|provincia|domicilio
    """,
    "goods": """
        goods|description|product|products|product description|goods description|description of goods|item
        item description|commodity|commodity description|merchandise|category|product category|material|cargo
        cargo description|商品|产品|品名
        ware|waren|warengruppe|warenbezeichnung|warenbeschreibung|artikel|artikelbezeichnung|produkt|produkte|produktbezeichnung
        beschreibung|bezeichnung|marchandise|marchandises|produit|produits|designation|designation des marchandises
        description des marchandises|article|mercancia|mercancias|producto|productos|descripcion|articulo
        descripcion de la mercancia|descripcion de mercancias|descripcion del producto
    """,
    "hs": """
        hs|hs code|hscode|hts|hts code|htsus|tariff|tariff code|commodity code|hs number|harmonized code
        harmonised code|taric|cn code
        zolltarifnummer|zolltarifnr|zolltarif nr|tarifnummer|warennummer|warentarifnummer|statistische warennummer|hs nummer
        code sh|code douanier|code tarifaire|numero tarifaire|position tarifaire|code nc|nomenclature douaniere
        codigo hs|codigo sa|codigo arancelario|partida arancelaria|fraccion arancelaria|arancel
    """,
    "vessel": """
        vessel|vessel name|ship|ship name|fishing vessel|boat|carrier vessel|船名
        schiff|schiffsname|navire|nom du navire|bateau|buque|nombre del buque|barco|embarcacion
    """,
    "imo": """
        imo|imo number|imo no|vessel imo
        imo nummer|imo nr|numero imo|n imo
    """,
    "date": """
        date|shipment date|ship date|shipped|contract date|order date|purchase date|po date|invoice date
        arrival date|date of shipment|import date|entry date|delivery date|bill of lading date|bl date|日期
        eta|etd|ata|atd|eta date|etd date|estimated arrival|estimated time of arrival|estimated time of departure
        datum|bestelldatum|auftragsdatum|lieferdatum|rechnungsdatum|versanddatum|verschiffungsdatum|ankunftsdatum
        einfuhrdatum|wareneingangsdatum|date de commande|date commande|date dexpedition|date de livraison|date de facture
        date facture|date darrivee|date dimportation|fecha|fecha de pedido|fecha pedido|fecha de embarque|fecha de envio
        fecha de entrega|fecha de factura|fecha factura|fecha de llegada|fecha de importacion
    """,
    "id": """
        id|supplier id|vendor id|vendor number|supplier number|supplier no|vendor no|number|ref|reference|code
        supplier code|vendor code|duns|key|row id|record id|bill of lading|account|account number|编号
        lieferantennummer|lieferantennr|lieferanten nr|kreditor|kreditorennummer|nummer|nr|code fournisseur
        numero fournisseur|n fournisseur|codigo de proveedor|codigo proveedor|numero de proveedor|referenz|referencia|codigo
    """,
}
_KNOWN = {column: listed(text) for column, text in _HEADERS.items()}
#: One of them must be there.
_REQUIRED = frozenset(("name", "vessel", "imo"))
#: Rows below the names of groups of columns in which the header is looked for.
_GROUPED = 3
_UNIT = re.compile(r"\s*[(\[].*?[)\]]\s*$")


def understand(headers: Sequence[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Canonical column -> header. `chosen`: what the user says, which goes first.

    Raises `TableError` for a chosen header that the file has not.
    """
    wanted = dict(chosen or {})
    for column, header in wanted.items():
        if column not in COLUMNS:
            raise TableError(f"there is no column {column!r} to choose; there are {', '.join(COLUMNS)}")
        if header not in headers:
            raise TableError(f"the file has no column {header!r}; it has {', '.join(map(repr, headers))}")
    found = dict(wanted)
    free = [header for header in headers if header not in found.values()]
    for column, spellings in _KNOWN.items():
        if column not in found:
            met = _first(spellings, free)
            if met is not None:
                found[column] = met
                free.remove(met)
    return found


def _first(spellings: Iterable[str], headers: Sequence[str]) -> str | None:
    """The header that is the surest of these spellings."""
    folded = {fold(_UNIT.sub("", header.replace("_", " "))): header for header in reversed(headers)}
    return next((folded[spelling] for spelling in spellings if spelling in folded), None)


def header_at(rows: Sequence[Sequence[str]], chosen: Mapping[str, str]) -> int | None:
    """Which of these rows is the header: the first that has all chosen headers or names whom to screen.

    What stands over groups of columns ("Vendor | Location | Purchases") names some as well: a row close below that
    names as many columns and has more cells is the header then.
    """
    if chosen:
        wanted = set(chosen.values())
        return next((at for at, cells in enumerate(rows) if wanted <= set(distinct(cells))), _first_header(rows))
    first = _first_header(rows)
    if first is None:
        return None
    near = (at for at in range(first + 1, min(first + 1 + _GROUPED, len(rows))) if _is_header(rows[at]))
    known, filled = _rank(rows[first])
    better = (at for at in near if (rank := _rank(rows[at]))[0] >= max(known, 2) and rank[1] > filled)
    return next(better, first)


def _first_header(rows: Sequence[Sequence[str]]) -> int | None:
    return next((at for at, cells in enumerate(rows) if _is_header(cells)), None)


def _is_header(cells: Sequence[str]) -> bool:
    """Whether a row of cells names a column of suppliers, vessels or IMO numbers."""
    return bool(_REQUIRED & set(understand([cell for cell in cells if cell])))


def _rank(cells: Sequence[str]) -> tuple[int, int]:
    """(columns we know, different cells)."""
    filled = {cell for cell in cells if cell.strip()}
    return len(understand(sorted(filled))), len(filled)


def required(names: Mapping[str, str], headers: Sequence[str]) -> None:
    """Raises `TableError` where there is nobody to screen."""
    if not _REQUIRED & set(names):
        shown = ", ".join(map(repr, headers[:20])) or "no columns"
        raise TableError(f"no column of supplier names; the file has {shown}. Say which: --column name=HEADER")


def distinct(headers: Sequence[str]) -> list[str]:
    """Headers as keys: blank ones numbered, doubled ones told apart."""
    keys: list[str] = []
    for number, header in enumerate(headers, 1):
        key = " ".join(header.split()) or f"column {number}"
        count = 2
        while key in keys:
            key = f"{' '.join(header.split())} ({count})"
            count += 1
        keys.append(key)
    return keys
