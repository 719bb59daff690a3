"""Names in Chinese script: one script for all variants, firm parts told apart, and a romanised form.

"和田泰达服饰有限公司" is place 和田, brand 泰达, business 服饰 and a legal form; romanised: "hetian taida garment".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from ledger.folding import listed

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_FORM = re.compile(
    r"(?:\(股\)(?:有限)?公司|股份有限责任公司|有限责任公司|股份有限公司|集团有限公司|集团公司|有限公司|集团股份|股份公司|总公司|分公司|公司|株式会社"
    r"|股份|集团|\(集团\)|\(股份\)|企业)"
)
#: Chinese words have two characters; an odd one goes with those before it.
_TWOS = re.compile(r"..(?:.$)?|.")
_OTHER = re.compile(r"[^\w]+")
_DIGITS = dict(zip("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖", "00123456789123456789", strict=True))
_NUMBER = re.compile(r"(?:第)?([零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖十拾]+)(?=号|厂|监狱|职业|师|团)")

_PLACES = listed("""
    新疆维吾尔自治区=xinjiang uyghur autonomous region|新疆=xinjiang|内蒙古自治区=inner mongolia
    内蒙古=inner mongolia|合肥=hefei|和田=hetian|洛浦=lop|伊犁=yili|保定=baoding|唐山=tangshan|大连=dalian
    上海=shanghai|南通=nantong|惠州=huizhou|徐州=xuzhou|山东=shandong|莱阳=laiyang|浙江=zhejiang|北京=beijing
    天津=tianjin|广州=guangzhou|广东=guangdong|深圳=shenzhen|四川=sichuan|成都=chengdu|重庆=chongqing|江苏=jiangsu
    苏州=suzhou|无锡=wuxi|南京=nanjing|杭州=hangzhou|宁波=ningbo|嘉兴=jiaxing|福建=fujian|厦门=xiamen|泉州=quanzhou
    湖北=hubei|武汉=wuhan|湖南=hunan|长沙=changsha|河南=henan|郑州=zhengzhou|河北=hebei|石家庄=shijiazhuang
    山西=shanxi|陕西=shaanxi|西安=xian|甘肃=gansu|兰州=lanzhou|青海=qinghai|西宁=xining|宁夏=ningxia|辽宁=liaoning
    沈阳=shenyang|吉林=jilin|长春=changchun|黑龙江=heilongjiang|哈尔滨=harbin|安徽=anhui|江西=jiangxi|南昌=nanchang
    广西=guangxi|贵州=guizhou|云南=yunnan|昆明=kunming|西藏=tibet|海南=hainan|台湾=taiwan|台北=taipei|台中=taichung
    高雄=kaohsiung|香港=hongkong|中国=china|阿克苏=aksu|喀什=kashgar|石河子=shihezi|库尔勒=korla|乌鲁木齐=urumqi
    鄯善=shanshan|塞尔维亚=serbia|青岛=qingdao|济南=jinan|东莞=dongguan|佛山=foshan|襄阳=xiangyang|自贡=zigong
    雅安=yaan|呼和浩特=hohhot|岳西=yuexi|马来西亚=malaysia|越南=vietnam
""")
_BUSINESSES = listed("""
    信息技术=information technology|服饰=garment|服装=garment|制衣=garment|制造=manufacturing
    发饰品=hair accessories|发制品=hair products|硅业=silicon industry|机械=machinery|工业园区=industrial park
    工业园=industrial park|工业=industry|实业=industry|安全用品=safety products|商贸=trade and business|贸易=trading
    国际=international|棉麻=cotton and linen|棉业=cotton|棉花=cotton|纺织=textile|渔业=fishery|远洋=ocean
    金枪鱼钓=tuna|果蔬=fruits vegetable|制品=product|农工贸=agriculture industry trade|农业=agriculture
    工贸=industry trade|铜业=copper|茶业=tea|茶场=tea farm|茶叶=tea|农场=farm|林场=tree farm|监狱=prison
    锻压=forging and pressing|机床厂=machine works|重型=heavy duty|化工=chemical|橡胶=rubber|电子=electronics
    科技=technology|技术=technology|食品=food|番茄=tomato|光电=photoelectric|光伏=photovoltaic|能源=energy
    新能源=new energy|材料=material|新材料=new material|钢铁=steel|铝业=aluminum|矿业=mining|集装箱=container
    汽车=auto|轮胎=tire|自行车=bicycle|手套=glove|医疗=medical|医药=pharmaceutical|电器=electrical|家具=furniture
    包装=packaging|印刷=printing|物流=logistics|运输=transport|建筑=building|建设=construction
    生产建设兵团=production and construction corps|兵团=bingtuan|房地产=property|置业=property|地产=property
    投资=investment|控股=holding|发展=development|文化=culture|传媒=media|餐饮=catering|酒店=hotel|教育=education
    培训=training|职业技能教育培训中心=vocational skills education and training center|厂=factory|袜=hosiery
    贸=trade|号=|县=county
""")


@dataclass(frozen=True, slots=True)
class Parts:
    """A Chinese name taken apart. `brand` may be empty where a name is all place and business."""

    places: tuple[str, ...]
    brand: str
    businesses: tuple[str, ...]
    number: str

    @property
    def core(self) -> str:
        return self.brand + "".join(self.businesses)


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


def simplified(text: str, *, tracked: bool = False) -> str:
    """Full-width folded, traditional and Taiwan characters as simplified ones, numerals as digits.

    `tracked`: a name of ours, which is in simplified characters already: the table of variants need not be loaded.
    """
    folded = unicodedata.normalize("NFKC", text)
    return _NUMBER.sub(lambda met: _digits(met.group(1)), folded if tracked else folded.translate(_variants()))


def _digits(numeral: str) -> str:
    """Numerals up to 99, and digit by digit beyond."""
    tens, ten, ones = numeral.replace("拾", "十").partition("十")
    if not ten:
        return "".join(_DIGITS[sign] for sign in tens)
    return (_DIGITS[tens] if tens else "1") + (_DIGITS[ones] if ones else "0")


@cache
def _variants() -> dict[int, str]:
    """Traditional character -> simplified."""
    from opencc import OpenCC  # needed only where a list has Chinese names

    signs = "\n".join(map(chr, range(0x3400, 0xA000)))
    pairs = zip(signs.split("\n"), OpenCC("t2s").convert(signs).split("\n"), strict=True)
    # What Taiwan calls silicon is another character, not another form of one.
    return {ord(one): other for one, other in pairs if one != other} | {ord("矽"): "硅"}


@lru_cache(maxsize=1 << 16)
def bare(name: str, *, tracked: bool = False) -> str:
    """The simplified name without legal forms and punctuation."""
    return _OTHER.sub("", _FORM.sub("", simplified(name, tracked=tracked)))


@lru_cache(maxsize=1 << 16)
def parts(name: str, *, tracked: bool = False) -> Parts:
    """Place, brand, business and number of a name in Chinese script."""
    text = bare(name, tracked=tracked)
    number = "".join(char for char in text if char.isdigit()).lstrip("0")
    places, brand, endings = _cut(text)
    told = [_place_table().get(place, "county") for place in places]
    told += [_place_table()[word] for word in reversed(endings) if word not in _business_table()]
    businesses = [_business_table()[word] for word in endings if word in _business_table()]
    return Parts(tuple(told), brand, tuple(word for word in businesses if word), number)


def _cut(text: str) -> tuple[list[str], str, list[str]]:
    """The places in front, the brand between, and the businesses and places behind, in the order of the name."""
    text = "".join(char for char in text if _HAN.match(char))
    places: list[str] = []
    while found := next((place for place in _place_table() if text.startswith(place) and text != place), None):
        places.append(found)
        text = re.sub("^(?:省|市|自治区)", "", text.removeprefix(found))
        if text.startswith("县") and len(text) > 1:
            text = text.removeprefix("县")
            places.append("县")
    endings: list[str] = []
    while found := _ending(text):
        text = text.removesuffix(found)
        endings.insert(0, found)
    return places, text, endings


def _ending(text: str) -> str | None:
    """The business, or the place short of the whole text, that a name ends with."""
    business = next((word for word in _business_table() if text.endswith(word)), None)
    return business or next((place for place in _place_table() if text.endswith(place) and text != place), None)


@cache
def _place_table() -> dict[str, str]:
    return _longest_first(_PLACES)


@cache
def _business_table() -> dict[str, str]:
    return _longest_first(_BUSINESSES)


def _longest_first(table: tuple[str, ...]) -> dict[str, str]:
    pairs = [(han, latin) for entry in table for han, _, latin in [entry.partition("=")]]
    return dict(sorted(((han, latin.strip()) for han, latin in pairs), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1 << 16)
def romanised(name: str) -> str:
    """A Chinese name in Latin letters: places and businesses in English, the brand in pinyin without tones."""
    found = parts(name)
    latin = " ".join(re.findall(r"[A-Za-z]+", name))
    return " ".join(
        word for word in (*found.places, pinyin(found.brand), *found.businesses, found.number, latin) if word
    )


@lru_cache(maxsize=1 << 12)
def read_out(name: str) -> str:
    """A Chinese name wholly in pinyin, as bills of lading have it: 合盛硅业 is "hesheng guiye".

    "" for one with a number, or of nothing but places.
    """
    places, brand, endings = _cut(bare(name))
    if parts(name).number or not (brand or endings):
        return ""
    said = [part for ending in endings for part in _TWOS.findall(ending)]
    return " ".join(map(pinyin, filter(None, (*places, brand, *said))))


def pinyin(text: str) -> str:
    """Chinese characters read one by one, joined, without tones: 卓万 is "zhuowan"."""
    return "".join(_reading(char) for char in text)


@lru_cache(maxsize=1 << 14)
def _reading(char: str) -> str:
    from pypinyin import Style, lazy_pinyin  # its tables take 100 ms to load

    return "".join(lazy_pinyin(char, style=Style.NORMAL, errors="ignore")).replace("ü", "v")
