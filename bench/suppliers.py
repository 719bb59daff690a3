"""A million supplier rows such as buyers have: invented firms of many countries, and one in a thousand a true variant."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

_SYLLABLES = (
    "bao bei bo chang cheng chun da de dong fa fang fei feng fu gang guang guo hai han hao heng hong hua hui ji jia "
    "jian jie jin jing jun kai kang lan le li lian lin ling long lu lun mei ming nan ning peng ping qi qiang qing rong "
    "rui run sen shan sheng shi shun si song tai tao teng tian tong wan wang wei wen wu xi xiang xin xing xiong xu ya "
    "yan yang yi ying yong you yu yuan yue yun ze zhan zhao zhen zheng zhi zhong zhou zhu zi"
).split()
_BRANDS = (
    "Acme Alder Apex Arden Aurora Baltic Banyan Beacon Birch Blue Bolt Bright Cedar Celtic Central Cobalt Compass Condor "
    "Coral Corner Crown Delta Dune Eagle Elm Ember Ever Falcon Fern First Flint Fox Galaxy Giant Glen Gold Grand Green "
    "Harbor Hawk Hazel Helios Hero Heron Horizon Iris Iron Ivory Jade Juniper Karma Kestrel Lake Laurel Lion Lotus Lunar "
    "Maple Marlin Maxim Mesa Metro Mirage Nimbus Noble North Nova Oak Ocean Olive Omega Onyx Opal Orchid Orion Pacific "
    "Palm Peak Pearl Pine Pioneer Polar Prime Quartz Raven Red River Rock Royal Sable Sage Select Shore Sigma Silver Sky "
    "Smart Solar South Spruce Star Stone Summit Sun Super Swan Swift Tiger Titan Top Tulip Union Vale Vector Vista Willow"
).split()
_STEMS = (
    "Kor Ven Tal Mir Zan Bel Dor Fal Gar Hol Jas Kel Lum Mor Nar Pol Qui Ras Sel Tor Ul Var Wes Yor Zel Bri Cas Dex"
).split()
_ENDS = (
    "ando atech avia elor enta eron etta exa idon ifer ilo inex "
    "iona ista ivo omar onex oria ostar otec ula umax unda ura"
).split()
_BUSINESS = (
    "Apparel|Automotive Parts|Bicycle|Building Materials|Carpet|Chemical|Cold Storage|Cotton|Electronics|Engineering|Fishery|"
    "Food|Food Manufacturing|Footwear|Furniture|Garment|Garments Manufacturing|Gloves|Hair Products|Hardware|Healthcare|"
    "Import & Export|Industrial|Information Technology|International|International Trading|Knitting|Leather|Logistics|"
    "Machinery|Manufacturing|Medical|Metal Products|Packaging|Paper|Plantation|Plastics|Precision|Property|Rubber|Safety "
    "Products|Salt|Seafood|Shipping|Silicon|Spinning Mills|Steel|Sugar|Tea|Technology|Textile|Tobacco|Tools|Toys|Trading"
).split("|")
_FORMS = {
    "CN": ("Co., Ltd.", "Company Limited", "Co. Ltd", "Group Co., Ltd."),
    "MY": ("Sdn Bhd", "Sdn. Bhd.", "Berhad", "(M) Sdn Bhd"),
    "IN": ("Pvt. Ltd.", "Private Limited", "(P) Ltd.", "Ltd"),
    "MX": ("S.A. de C.V.", "S. de R.L. de C.V."),
    "VN": ("Joint Stock Company", "Co., Ltd", "JSC"),
    "ID": ("Tbk", ""),
    "DE": ("GmbH", "GmbH & Co. KG", "AG"),
    "US": ("Inc.", "LLC", "Corp."),
    "GB": ("Limited", "Ltd", "PLC"),
    "TR": ("A.Ş.", "Ltd. Şti."),
    "RS": ("d.o.o.", "D.O.O."),
    "TW": ("Co., Ltd.", "Corporation"),
}
_CITIES = (
    "Guangzhou Shenzhen Ningbo Shanghai Suzhou Qingdao Xiamen Foshan Hangzhou Wuxi Jinan Hefei Tianjin Dalian".split()
)
_SURNAMES = (
    "Müller Schäfer Yılmaz Öztürk Nguyễn Trần Hernández Muñoz Petrović Kumar Sharma Patel Abdullah Lim Tan Wong".split()
)
COLUMNS = ("id", "supplier", "country", "goods", "date")


def rows(count: int, variants: list[tuple[str, str]], seed: int = 7) -> Iterator[tuple[str, str, str, str, str]]:
    """`count` rows of (id, supplier, country, goods, date). One in a thousand is one of `variants`: (name, country)."""
    rng = random.Random(seed)  # noqa: S311 - a bench, not a secret
    for number in range(count):
        if number % 1000 == 500:
            name, country = variants[number // 1000 % len(variants)]
        else:
            country = rng.choice(tuple(_FORMS))
            name = firm(rng, country)
        yield (
            f"S{number}",
            name,
            country,
            rng.choice(_BUSINESS).lower(),
            f"20{rng.randint(18, 26)}-0{rng.randint(1, 9)}-15",
        )


def firm(rng: random.Random, country: str) -> str:
    """An invented firm, written as its country writes firms."""
    business = rng.choice(_BUSINESS)
    form = rng.choice(_FORMS[country])
    if country in {"CN", "TW"}:
        brand = "".join(rng.choices(_SYLLABLES, k=rng.choice((2, 2, 3)))).capitalize()
        place = rng.choice(_CITIES) + " " if rng.random() < 0.6 else ""
        return f"{place}{brand} {business} {form}"
    chance = rng.random()
    if chance < 0.4:
        brand = rng.choice(_STEMS) + rng.choice(_ENDS)
    elif chance < 0.8:
        brand = f"{rng.choice(_BRANDS)} {rng.choice(_BRANDS)}" if rng.random() < 0.5 else rng.choice(_BRANDS)
    else:
        brand = rng.choice(_SURNAMES)
    name = f"PT {brand} {business} {form}" if country == "ID" else f"{brand} {business} {form}"
    return name.upper() if rng.random() < 0.2 else name


def write(path: Path, count: int, variants: list[tuple[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows(rows(count, variants))
