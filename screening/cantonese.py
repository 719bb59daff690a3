"""Syllables of Chinese names as Hong Kong and the emigrants' towns spell them, beside pinyin and Wade-Giles.

Source: the Hong Kong Government Cantonese Romanisation, as on identity papers and in the companies register. Here are
the common characters of the names of firms and ships; a spelling that is a syllable of pinyin or an English word of
firms' names as well is left out, since there it is the other.
"""

from __future__ import annotations

from functools import lru_cache

from ledger.folding import listed
from screening.romanisations import in_pinyin, wade_giles
from screening.vocabulary import KINDS

#: pinyin=Cantonese spellings of one character; one pinyin is several characters, and these are kept apart.
_CHARACTERS = listed("""
    guang=kwong|guo=kwok|wang=wong|huang=wong|zhang=cheung,cheong|lin=lam|liang=leung,leong|liu=lau|zhou=chow,chau
    xu=tsui|feng=fung|ye=yip|xie=tse|luo=law,loh|jiang=keung|qiang=keung|zeng=tsang|pan=poon,pun|cai=choi,tsoi,choy
    yang=yeung,yeong|xing=hing|qing=hing|sheng=shing|cheng=shing|rong=yung|fa=fatt|fu=fuk,fook|de=tak,tack|yi=ngai|yi=yee
    yi=yik|yi=yat|yuan=yuen|long=lung|hua=wah|hai=hoi|jin=kam|jia=kar|ji=kee|xiang=heung|guan=kwan,koon
    gui=kwai|dong=tung|nan=nam|bei=pak|zhong=chung|shi=shek|shi=sik|sun=suen|song=sung|shen=shum|tan=tam|yao=yiu
    zhao=chiu|chao=chiu|qiu=yau|you=yau|jie=kit|le=lok|lu=luk|mao=mau|quan=chuen|quan=kuen|shou=sau
    shu=shue|xiao=siu|xue=suet|yan=yim|yue=yuet|hu=woo|jiu=kau|mu=muk|zhen=tsun|zi=tsz|ying=yeng|he=hok|xue=hok
    shun=soon|xin=sum
""")
_LEAST = 3  #: letters
_READ: dict[str, set[tuple[str, int]]] = {}
_BY_PINYIN: dict[str, set[str]] = {}
for _at, _entry in enumerate(_CHARACTERS):
    _pinyin, _, _forms = _entry.partition("=")
    for _form in _forms.split(","):
        _READ.setdefault(_form, set()).add((_pinyin, _at))
        _BY_PINYIN.setdefault(_pinyin, set()).add(_form)


@lru_cache(maxsize=1 << 14)
def one_character(typed: str, known: str) -> bool:
    """Whether two spellings, one of them Cantonese, may be of one character: "kuang" and "kwong", "guang" and "kwong".

    Not of two letters: "yi" is dozens. Two Cantonese spellings must be of the very character: "yee" and "ngai" are
    both "yi", and two.
    """
    one, other = _READ.get(typed), _READ.get(known)
    if typed == known or min(len(typed), len(known)) < _LEAST or typed in KINDS or known in KINDS or not (one or other):
        return False
    if one and other:
        return bool({at for _, at in one} & {at for _, at in other})
    spoken, told = (one, known) if one else (other, typed)
    return bool({pinyin for pinyin, _ in spoken or ()} & {*in_pinyin(told)})


@lru_cache(maxsize=1 << 12)
def other_spellings(known: str) -> frozenset[str]:
    """Every word that `one_character` takes for a word."""
    read = {pinyin for pinyin, _ in _READ.get(known, ())}
    of_it = read | {*in_pinyin(known)}
    near = {form for pinyin in of_it for form in _BY_PINYIN.get(pinyin, ())}
    near |= {form for pinyin in read for form in (pinyin, *wade_giles(pinyin))}
    return frozenset(form for form in near if one_character(form, known))
