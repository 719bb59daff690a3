"""Chinese names in Latin letters that are not pinyin: postal and Wade-Giles forms of places, Wade-Giles syllables.

Sources: the postal map romanisation of the Chinese Post Office (1906) and the tables of Wade-Giles; for each province
the forms on maps and papers before 1979.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from ledger.folding import listed
from screening.pinyin_syllables import is_pinyin, is_syllable

_POSTAL = listed("""
    anhui=anhwei|fujian=fukien,hokkien|gansu=kansu|guangdong=kwangtung,canton,kwungtung,kuangtung|guangxi=kwangsi,kuanghsi
    guizhou=kweichow,kueichou|hebei=hopei,hopeh,chihli|heilongjiang=heilungkiang,heilungchiang|hubei=hupei,hupeh
    jiangsu=kiangsu,chiangsu|jiangxi=kiangsi,chianghsi|jilin=kirin,chilin|liaoning=liaotung,fengtien
    ningxia=ninghsia,ningsia|qinghai=tsinghai,chinghai,kokonor|shaanxi=shensi|shanxi=shansi,shanhsi|shandong=shantung
    sichuan=szechuan,szechwan,szuchuan,ssuchuan,setchuan,szechuen|xinjiang=sinkiang,hsinchiang,xj,shinjang,sinjiang
    zhejiang=chekiang,chechiang|tibet=xizang|beijing=peking,peiping,pekin|tianjin=tientsin,tienching,tiensin
    chongqing=chungking|nanjing=nanking,nankin|guangzhou=kwangchow,kuangchou|shenyang=mukden|dalian=dairen,talien
    qingdao=tsingtao,tsingtau,chingtao|xuzhou=hsuchow,hsuchou,suchow|suzhou=soochow|wuxi=wusih,wuhsi|nantong=nantung
    hangzhou=hangchow,hangchou|ningbo=ningpo|wenzhou=wenchow|jiaxing=kashing,chiahsing|huzhou=huchow|shaoxing=shaohsing
    xiamen=amoy|fuzhou=foochow|quanzhou=chuanchow|shantou=swatow|zhongshan=chungshan|huizhou=waichow,huichow,hweichow
    hefei=hofei,luchow|zigong=tzekung,tzukung,tzegong,tzekong|chengdu=chengtu|leshan=loshan|kunming=yunnanfu
    xian=sian,hsian|xining=sining,hsining|lanzhou=lanchow|zhengzhou=chengchow|luoyang=loyang|kaifeng=kaifung|jinan=tsinan,chinan
    yantai=chefoo|baoding=paoting|tangshan=tongshan|shijiazhuang=shihkiachwang|baotou=paotow|hohhot=huhehot,huhehaote,kweisui
    taizhou=taichow|changzhou=changchow|yangzhou=yangchow|zhenjiang=chinkiang|changsha=tchangcha|xiangyang=hsiangyang,siangyang
    urumqi=urumchi,wulumuqi,tihwa|hetian=hotan,khotan,hotien,hoten|aksu=akesu|yili=ili,kulja|lop=luopu,lopu|kashgar=kashi
    shanshan=piqan,pichan|yunnan=yuennan|taipei=taibei|taichung=taizhong|kaohsiung=gaoxiong
    junggar=jungar,junger,dzungar,dzungaria,zungar,zhungar,zhunger,zhungeer,zunghar|tarim=talimu|korla=kuerle|turpan=turfan,tulufan
    mangalore=mangaluru,mlore|mysore=mysuru|bangalore=bengaluru,blore,blr
""")
#: A place's other spelling -> the one names are compared by.
POSTAL = {other: one for entry in _POSTAL for one, _, others in [entry.partition("=")] for other in others.split(",")}

#: How Wade-Giles writes what pinyin writes otherwise; the mark of breath that told two sounds apart is always lost.
_INITIALS = (
    ("chih", ("zhi", "chi")), ("tzu", ("zi", "ci")), ("ssu", ("si",)), ("szu", ("si",)), ("shih", ("shi",)), ("jih", ("ri",)),
    ("hs", ("x",)), ("ts", ("z", "c")), ("tz", ("z", "c")), ("ch", ("zh", "ch", "j", "q")), ("sh", ("sh",)),
    ("p", ("b", "p")), ("t", ("d", "t")), ("k", ("g", "k")), ("j", ("r",)),
)  # fmt: skip
_FINALS = (("ien", "ian"), ("ieh", "ie"), ("ueh", "ue"), ("ung", "ong"), ("iung", "iong"), ("erh", "er"), ("uei", "ui"))
_MOST = 16  #: readings of a name; more are no help


@lru_cache(maxsize=1 << 12)
def in_pinyin(syllable: str) -> tuple[str, ...]:
    """What a syllable of Wade-Giles may be in pinyin: "hsing" is "xing", "chiang" is "jiang" or "qiang"."""
    written, initials = next((pair for pair in _INITIALS if syllable.startswith(pair[0])), ("", ("",)))
    rest = syllable.removeprefix(written)
    rest = next((rest.removesuffix(end) + other for end, other in _FINALS if rest.endswith(end)), rest)
    return tuple(initial + rest for initial in initials if is_syllable(initial + rest))


@lru_cache(maxsize=1 << 12)
def wade_giles(syllable: str) -> tuple[str, ...]:
    """How Wade-Giles may write a syllable of pinyin: "guang" is "kuang"."""
    starts = [(syllable, "", "")]
    starts += [
        (syllable, one, written) for written, initials in _INITIALS for one in initials if syllable.startswith(one)
    ]
    begun = [written + whole.removeprefix(one) for whole, one, written in starts]
    ended = [form.removesuffix(to) + end for form in begun for end, to in _FINALS if form.endswith(to)]
    found = dict.fromkeys((*begun, *ended))
    return tuple(form for form in found if form != syllable and syllable in in_pinyin(form))


def readings(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The readings in pinyin of the syllables of a name, when one of them can be nothing but Wade-Giles; else ()."""
    if not any(in_pinyin(word) and not is_pinyin(word) for word in words):
        return ()
    each = [in_pinyin(word) or (word,) for word in words]
    return tuple(product(*each))[:_MOST]
