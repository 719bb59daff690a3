"""Words for the countries and regions that orders are about."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.folding import fold, listed

_COUNTRIES = listed("""
    BR=brazil brasil|CD=congo drc|CN=china chinese prc|DO=dominican dominicana republic|FJ=fiji fijian|IN=india
    JO=jordan|JP=japan|KR=korea|MN=mongolia|MU=mauritius|MW=malawi|MX=mexico|MY=malaysia|NP=nepal|RS=serbia srbija
    SO=somalia somaliland|TM=turkmenistan|TW=taiwan taiwanese roc|VU=vanuatu|ZW=zimbabwe|TH=thailand|VN=vietnam|ID=indonesia
    BD=bangladesh|PK=pakistan|LK=lanka|KH=cambodia|PH=philippines|TR=turkey turkiye|UZ=uzbekistan|KZ=kazakhstan|TJ=tajikistan
    MM=myanmar burma|ET=ethiopia|KE=kenya|TZ=tanzania|ZA=africa|EG=egypt|MA=morocco|PE=peru|EC=ecuador|CO=colombia
    GT=guatemala|HN=honduras|NI=nicaragua|HT=haiti|BO=bolivia|PY=paraguay|GH=ghana|CI=ivoire|NG=nigeria|MZ=mozambique
""")

_OWN_NAMES = listed("""
    BR=brasil|CD=republica democratica del congo|CD=republique democratique du congo|CD=rdc|CN=中国|CN=中國|CN=中华人民共和国
    CN=kitay|CN=китай|CN=cina|CN=chine|CN=republica popular china|CN=cin|DO=republica dominicana|DO=rep dominicana
    FJ=fidji|FJ=fiyi|IN=inde|IN=indien|IN=hindistan|IN=индия|JO=jordania|JO=jordanie|JO=urdun|JP=japon|JP=日本|JP=jepun
    KR=corea del sur|KR=coree du sud|KR=대한민국|KR=한국|KR=韩国|MN=mongolie|MU=maurice|MU=ile maurice|MU=mauricio
    MX=mexico|MX=mexique|MX=meksiko|MY=malasia|MY=malaisie|MY=马来西亚|MY=malezya|RS=serbie|RS=srbija|RS=србија|RS=сербия
    SO=somalie|SO=soomaaliya|TM=turkmenistan|TM=turkmenistan|TM=туркменистан|TW=台湾|TW=臺灣|TW=台灣|TW=taiwan|TR=turkiye
    TR=turquia|TR=turquie|VN=viet nam|VN=vietnam|ZW=zimbabue|ID=indonesie|NP=nepal|MW=malaui|HK=hongkong|HK=hong kong|MO=macao
""")
#: Countries in other tongues than English, folded -> alpha-2.
OWN_NAMES = {fold(name): code for entry in _OWN_NAMES for code, _, name in [entry.partition("=")]}

#: ISO 3166-1 alpha-2 -> the words a firm of that country may add to its name without becoming another.
COUNTRY_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(found.split()) for entry in _COUNTRIES for code, _, found in [entry.partition("=")]
}

#: The same with the region that firms of the country name in its stead.
HOME_WORDS = COUNTRY_WORDS | {"CN": COUNTRY_WORDS["CN"] | {"xinjiang"}}

#: Words for any country: what may stand beside a ship's name.
FLAGS = frozenset().union(*COUNTRY_WORDS.values(), map(str.lower, COUNTRY_WORDS)) - {"republic"}

#: What else stands beside it.
SHIP_WORDS = frozenset(
    "boat buque barco carrier fishery fishing flag flagged jigger kapal longliner navire pesquero purse reefer seiner ship "
    "squid trawler tuna vessel".split()
)

_REGIONS = listed("""
    xinjiang=xinjiang|xinjiang=uyghur|xinjiang=uighur|xinjiang=xuar|xinjiang=urumqi|xinjiang=wulumuqi|xinjiang=kashgar
    xinjiang=kashi|xinjiang=hotan|xinjiang=hetian|xinjiang=khotan|xinjiang=aksu|xinjiang=akesu|xinjiang=korla
    xinjiang=karamay|xinjiang=turpan|xinjiang=hami|xinjiang=kumul|xinjiang=yili|xinjiang=yining|xinjiang=changji
    xinjiang=shihezi|xinjiang=bayingol|xinjiang=bortala|xinjiang=altay|xinjiang=tacheng|xinjiang=kizilsu
    xinjiang=lop county|xinjiang=moyu|xinjiang=karakax|xinjiang=yutian|xinjiang=shache|xinjiang=yarkand|xinjiang=artux
    xinjiang=aral|xinjiang=alar|xinjiang=tumxuk|xinjiang=wujiaqu|xinjiang=shanshan|xinjiang=kuqa|xinjiang=kuytun
    xinjiang=tarim|xinjiang=junggar|xinjiang=ili kazakh|xinjiang=bingtuan|xinjiang=xpcc|xinjiang=sinkiang
    xinjiang=新疆|xinjiang=乌鲁木齐|xinjiang=喀什|xinjiang=和田|xinjiang=阿克苏|xinjiang=库尔勒|xinjiang=石河子|xinjiang=伊犁
    xinjiang=昌吉|xinjiang=吐鲁番|xinjiang=哈密|xinjiang=克拉玛依|xinjiang=巴音郭楞|xinjiang=博尔塔拉|xinjiang=塔城
    lop=lop county|lop=luopu|lop=洛浦
    marange=marange|marange=chiadzwa|marange=mutare|marange=manicaland
    eastern=kivu|eastern=ituri|eastern=maniema|eastern=tanganyika|eastern=katanga|eastern=goma
    eastern=bukavu|eastern=uvira|eastern=bunia|eastern=butembo|eastern=haut uele
    malawi=malawi|malawi=lilongwe|malawi=blantyre|malawi=kasungu|malawi=mzuzu|malawi=limbe
    turkmenistan=turkmenistan|turkmenistan=turkmen|turkmenistan=ashgabat|turkmenistan=ashgabad|turkmenistan=turkmenabat
    turkmenistan=dashoguz|turkmenistan=balkanabat|turkmenistan=lebap
    congo=democratic republic of the congo|congo=democratic republic of congo|congo=drc|congo=dr congo|congo=kinshasa
    zimbabwe=zimbabwe|zimbabwe=harare
""")

#: Regions from which their country's covered goods come in the main (gold of the eastern provinces, diamonds of
#: Marange): where a file gives the country and no region, that is a weak sign.
MAIN_SOURCES = frozenset(("eastern", "marange"))

#: A word of a region's or country's name -> folded phrases that place a supplier there.
REGION_PHRASES: dict[str, tuple[str, ...]] = {}
for _entry in _REGIONS:
    _word, _, _phrase = _entry.partition("=")
    REGION_PHRASES[_word] = (*REGION_PHRASES.get(_word, ()), _phrase)


def of_country(code: str | None) -> tuple[str, ...]:
    """Folded words and phrases that place a supplier in a country: what it is called, and its places known here."""
    own = COUNTRY_WORDS.get(code or "", frozenset()) - {"republic"}
    return tuple(sorted(own.union(*(REGION_PHRASES.get(word, ()) for word in own))))


def narrowest(words: Iterable[str]) -> list[str]:
    """Of words for regions those that lie in no other: Lop County is in Xinjiang, which then says no more."""
    found = list(words)
    return [word for word in found if not any(_within(other, word) for other in found if other != word)]


def _within(inner: str, outer: str) -> bool:
    return bool(set(REGION_PHRASES[inner]) & set(REGION_PHRASES[outer])) and len(REGION_PHRASES[inner]) < len(
        REGION_PHRASES[outer]
    )
