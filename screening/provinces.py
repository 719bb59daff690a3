"""In which province a city lies: a province written before or behind its city says nothing new."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.folding import listed

_CITIES = listed("""
    anhui=hefei,wuhu,anqing,bengbu,yuexi|fujian=fuzhou,xiamen,quanzhou,zhangzhou|gansu=lanzhou
    guangdong=guangzhou,shenzhen,dongguan,foshan,huizhou,zhongshan,zhuhai,jiangmen,shantou|guangxi=nanning,guilin
    guizhou=guiyang|hainan=haikou|hebei=shijiazhuang,tangshan,baoding,handan,cangzhou,langfang
    heilongjiang=harbin|henan=zhengzhou,luoyang,kaifeng|hubei=wuhan,yichang,xiangyang|hunan=changsha,zhuzhou
    jiangsu=nanjing,suzhou,wuxi,changzhou,nantong,xuzhou,yangzhou,zhenjiang,yancheng,lianyungang
    jiangxi=nanchang,ganzhou|jilin=changchun|liaoning=shenyang,dalian,anshan,dandong|mongolia=hohhot,baotou
    ningxia=yinchuan|qinghai=xining|shaanxi=xian,baoji|shandong=jinan,qingdao,yantai,weifang,weihai,zibo,linyi,laiyang,rizhao
    shanxi=taiyuan,datong|sichuan=chengdu,mianyang,zigong,leshan,yaan|tibet=lhasa|yunnan=kunming
    zhejiang=hangzhou,ningbo,wenzhou,jiaxing,huzhou,shaoxing,jinhua,yiwu,taizhou,zhoushan
    xinjiang=urumqi,kashgar,hetian,aksu,korla,karamay,turpan,hami,yili,yining,changji,shihezi,lop,junggar,tarim,shanshan
    hetian=lop,moyu,yutian|kashgar=shache|inner=hohhot,baotou|karnataka=mangalore,mysore,bangalore|tamil=chennai,tirupur,coimbatore,dindigul|nadu=chennai,tirupur,coimbatore,dindigul
    tamaulipas=victoria|jeolla=sinan|jeonnam=sinan|vojvodina=zrenjanin,subotica|ontario=toronto
""")
#: A city -> the provinces or states it lies in.
_PROVINCES: dict[str, frozenset[str]] = {}
for _entry in _CITIES:
    _province, _, _cities = _entry.partition("=")
    for _city in _cities.split(","):
        _PROVINCES[_city] = _PROVINCES.get(_city, frozenset()) | {_province}

#: Said of a place and telling no more of it than its name.
RANKS = frozenset(("province", "prov", "city", "municipality", "shi", "sheng"))


def provinces_of(places: Iterable[str]) -> frozenset[str]:
    """The provinces that some cities lie in."""
    return frozenset().union(*(_PROVINCES.get(place, frozenset()) for place in places))
