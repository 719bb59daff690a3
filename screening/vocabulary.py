"""What words in company names are worth as evidence: names, places, businesses, and words that say nothing.

"Giant Food Manufacturing" and "Giant Manufacturing" share two words and are two firms; "Hetian Haolin" and "Hetian
Haolin Hair Accessories" share two words and are one. Which of these it is, the kinds below decide.
"""

from __future__ import annotations

from enum import IntEnum

from ledger.folding import listed
from screening.romanisations import POSTAL


class Kind(IntEnum):
    """Of a word, least telling first."""

    EMPTY = 0  #: may stand or be missing
    BUSINESS = 1  #: what the firm does or is: another one makes another firm
    PLACE = 2  #: where it is: another one makes another firm
    NUMBER = 3  #: must be equal
    COMMON = 4  #: part of a name, and of many names
    RARE = 5  #: part of a name, and of hardly any other


#: How much a matched word speaks for its being the same firm.
WEIGHT = {Kind.EMPTY: 0.0, Kind.BUSINESS: 0.5, Kind.PLACE: 0.5, Kind.NUMBER: 0.5, Kind.COMMON: 1.0, Kind.RARE: 3.0}

_EMPTY = listed("group|enterprise|company|corporation|firm|co|incorporated|limited|du|des|los|las")

_BUSINESS = listed("""
    accessory|acid|activated|aerospace|agency|agriculture|agro|air|alloy|aluminum|analytics|apparatus|appliance|aquaculture|art
    asbestos|asset|assistance|associates|association|auto|automation|automobile|automotive|bag|bakery|bank|battery
    beauty|bedding|beedi|beverage|bicycle|biotech|biotechnology|boat|bone|book|boiler|brand|brewery|brick|broker|build
    builder|building|bureau|business|cable|camp|canning|capital|car|card|cargo|carbon|care|carpet|cashmere|casting
    catering|cement|center|ceramic|charcoal|chemical|cigarette|city|clinic|clothes|coal|coating|cocoa|coffee
    cold|collection|college|commerce|commercial|communication|component|computer|concrete|condom|confectionery
    connection|construction|consultancy|consultant|consulting|consumer|container|contractor|control|cooperative|copper
    cosmetic|cotton|council|county|cultivation|curtain|cycle|dairy|data|decoration|defense|defence|delivery|dental
    department|design|detachment|development|diamond|diesel|digital|dispensary|display|distribution|distributor|division
    drilling|drug|dye|dyeing|economic|education|electric|electrical|electricity|electronic|electronics|embroidery
    energy|engine|engineering|entertainment|environment|environmental|equipment|estate|estates|event|express
    extraction|extrusion|fabric|fabrication|factory|fan|farm|farming|farmer|fashion|fastener|feed|fertilizer|fiber|field
    film|finance|financial|fire|fish|fishery|fitting|flavor|flooring|flower|food|foods|footwear|forging|forwarder
    forwarding|foundation|foundry|freight|frozen|fruit|fuel|funding|furniture|fur|galvanizing|garage|garden|garlic
    garment|gas|gear|general|gift|gin|ginning|glass|glove|gold|goods|grain|graphic|graphite|grocery|growers
    hair|hardware|harvest|headwear|health|healthcare|heating|hide|hoist|holding|home|hosiery|hospital|hotel|house
    household|housing|hygiene|import|indoor|industry|information|ingredient|innovation|insurance|institute|instrument
    integrated|interior|international|internet|investment|iron|irrigation|jewelry|kitchen|knit|knitting|knitwear|labor
    laboratory|lab|land|latex|laundry|leaf|leather|leasing|lifting|light|lighting|linen|liquid|livestock|logistics
    luggage|lumber|machine|machinery|maintenance|management|manufacturing|marble|marine|maritime|market|marketing
    material|meat|mechanical|mechanism|media|medical|medicine|merchandise|merchandising|merchant|metal|metallurgy|mill
    milk|mine|mineral|mining|mobile|model|motor|mould|mold|music|net|network|nickel|nursery|nut|nutrition|office
    oil|oleochemical|optical|optics|organic|ornament|outdoor|overseas|packaging|packing|paint|palm|paper|park|part
    partner|partnership|pepper|petroleum|pharma|pharmaceutical|pharmacy|photo|photovoltaic|pipe|pipeline|plantation
    plastic|plumbing|plywood|polymer|polysilicon|porcelain|port|poultry|power|precision|pressing|press|printing|prison
    private|processing|processor|procurement|produce|producer|product|production|project|property|protection|protective
    public|publishing|pulp|pump|quarry|radio|railway|rayon|realty|recycling|refinery|refining|reeducation|region
    regional|renewable|repair|research|resource|restaurant|retail|rice|rolling|rubber|safety|sales|salt|sanitary
    school|science|scientific|sea|seafood|seed|security|semiconductor|sensor|service|sewing|shipping|shipbuilding|shirt
    shoe|shop|silica|silicon|silk|silver|sleepwear|soap|sock|soda|software|solar|solution|sourcing|specialty|spice
    spinning|sport|sportswear|stationery|steel|stone|storage|store|stores|studio|sugar|supermarket|supplier|supply
    surgical|surveying|swimwear|synthetic|system|tannery|tea|technical|technology|tech|telecom|telecommunication
    textile|thread|tile|timber|tin|tire|titanium|tobacco|tomato|tool|tour|tourism|toy|trader|trading|training|transport
    transportation|travel|tree|trim|truck|tube|tuna|turbine|underwear|uniform|university|utensil|utility|valve|vegetable
    vehicle|ventilation|vessel|viscose|vocational|warehouse|waste|watch|water|weaving|web|welding|wheat|wholesale|wind
    wine|wire|wood|woodwork|wool|woolen|worker|workshop|yarn|zinc|administration|autonomous|municipal|national|province
    provincial|state|prefecture|district|town|village|reform|skill|secondary|second|first|third|main|heavy|duty
    malleable|hand|knotted|specialist|cycling|bike|biomedical|examination|disposable|kernel|downstream|upstream
    agrotech|biofuel|biodiesel|oleo|hydro|welfare|handicraft|craftsman|lubricant|adhesive|tape|foam|mattress|sofa
    contracting|club|society|federation|union|trust|fund|venture|works|line|lines|carrier|airline|airport|charter
    horticulture|horticola|fresh|nutrient|aqua|vet|veterinary|pet|animal|biochemical|chemistry|physics|laser|lens
    nuclear|electronica|motorcycle|scooter|tractor|trailer|crane|elevator|escalator|bearing|screw|bolt|chain|nail
    lock|key|knife|blade|pen|pencil|ink|label|tag|button|zipper|lace|ribbon|rope|sack|box|carton|bottle|can|cap|hat
    belt|wallet|bra|lingerie|denim|jean|jeans|socks|towel|blanket|pillow|quilt|tent|umbrella|lamp|bulb|led|panel|module
    wafer|chip|circuit|board|wiring|connector|plug|switch|socket|meter|gauge|robot|drone|camera|phone|tablet|laptop
    printer|screen|monitor|cinema|theatre|theater|gallery|museum|library|gym|fitness|spa|salon|barber|hairdressing
    florist|butcher|baker|bar|grill|pizza|burger|noodle|pasta|sauce|soup|snack|candy|chocolate|honey|jam|juice
    beer|spirit|liquor|tyre
""")

#: Parts of names that many firms have in theirs. Made of English words and given names that firms like to call
#: themselves; of words a letter or two from these and from tracked names ("grove", "gleam", "smartest", "kraft"), lest
#: they be taken for misspelt ones; and of tracked words that other firms share ("wrp", "annapurna", "tom").
_COMMON = listed("""
    advance|advanced|all|alliance|alpha|america|american|apex|asia|asian|atlantic|beta|best|big|black|blue|bright|british
    brother|casual|central|century|choice|clear|continental|core|craft|creative|crown|crystal|delta|diversified|dragon
    dynamic|eagle|east|eastern|elite|empire|euro|europe|european|everest|excel|excellent|fair|fashionable|fast|federal
    fine|five|forest|fortune|forward|four|future|galaxy|gamma|giant|glory|global|globe|golden|good|grand|great|greater
    green|happy|harmony|hero|high|hill|honest|honor|horizon|horse|ideal|imperial|infinity|inner|inter|jade|jumbo|just
    king|kingdom|leader|leading|life|lion|little|long|lotus|lucky|luxury|magic|major|master|max|mega|mercury|meta|metro
    micro|mighty|modern|monte|moon|mountain|needle|neo|new|noble|north|northern|nova|ocean|old|omega|one|only|orient
    oriental|original|pacific|paragon|peak|pearl|perfect|phoenix|pioneer|planet|platinum|plus|polar|premier|premium
    prestige|prime|pro|prosperity|prospect|pure|quality|queen|quick|rainbow|rapid|red|rich|right|rising|river|rock|rose
    royal|ruby|sapphire|select|senior|seven|shine|shining|sigma|simple|sincere|sky|small|smart|smooth|snow|south
    southeast|southern|special|speed|spring|star|standard|sterling|stevia|strong|summit|sun|sunny|sunrise|sunshine|super
    superior|supreme|sure|swan|swift|team|tiger|top|total|tower|triple|tropical|true|ultra|unique|united|unity|universal
    up|urban|valley|vast|victory|vision|vista|vital|wear|well|west|western|white|wide|wild|win|wing|wise|wonder|world
    yellow|young|zenith|zero|singh|kumar|ganesh|krishna|lakshmi|shree|sri|shri|sai|maria|jose|santa|san|saint|finca
    hacienda|rancho|tom|john|smith|jones|brown|lee|kim|khan|ali|sons|son|family|house|national|royal|annapurna|himalaya
    through|wrp|artisanal|rough|cut|mill|lady|boy|girl|man|men|woman|women|child|children|baby|kid|kids|youth
    day|night|time|way|road|bridge|gate|arch|tech|bio|eco|geo|agri|smartest|toply|tops|glide|glow|gleam|grove|dove|love
    natural|nature|naturals|earth|solid|safe|secure|trustworthy|gem|gems|jewel|needles|crafts|arts|kraft|easy|every|ever
    premiere|premio|valle|vale|mount|mountains|hills|hope|faith|grace|peace|joy|dream|dreams|spark|flash|fusion|force
    titan|atlas|zeus|apollo|orion|venus|mars|jupiter|saturn|neptune|pluto|hero|heroes|saga|epic|legend|legacy|heritage
    tangent|vector|matrix|nexus|axis|pivot|pulse|wave|tide|bay|coast|shore|beach|island|isle|lake|pond|brook|creek
    diamondback|coral|reef|shell|whale|shark|dolphin|falcon|hawk|owl|raven|wolf|bear|fox|deer|elk|bull|ox|ram|goat|lamb
""")

_PLACES = listed("""
    afghanistan|africa|african|algeria|angola|argentina|armenia|australia|austria|azerbaijan|bahrain|bangladesh|belgium
    benin|bolivia|botswana|brasil|brazil|bulgaria|burkina|cambodia|cameroon|canada|chile|china|colombia|congo|croatia
    cuba|cyprus|czech|denmark|dominican|dominicana|ecuador|egypt|ethiopia|fiji|finland|france|georgia|germany|ghana
    greece|guatemala|guinea|haiti|honduras|hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|jamaica|japan
    jordan|kazakhstan|kenya|korea|kosovo|kuwait|kyrgyzstan|laos|latvia|lebanon|lesotho|libya|lithuania|macau|madagascar
    malawi|malaysia|maldives|mali|malta|mauritius|mexico|moldova|mongolia|montenegro|morocco|mozambique|myanmar|namibia
    nepal|netherlands|nicaragua|niger|nigeria|norway|oman|pakistan|panama|paraguay|peru|philippines|poland|portugal
    qatar|romania|russia|rwanda|senegal|serbia|singapore|slovakia|slovenia|somalia|spain|sudan|sweden|switzerland|syria
    taiwan|tajikistan|tanzania|thailand|togo|tunisia|turkey|turkiye|turkmenistan|uganda|uk|ukraine|usa|us|uruguay
    uzbekistan|vanuatu|venezuela|vietnam|yemen|zambia|zimbabwe|england|scotland|wales|britain|hongkong|dubai|emirates
    anhui|fujian|gansu|guangdong|guangxi|guizhou|hainan|hebei|heilongjiang|henan|hubei|hunan|jiangsu|jiangxi|jilin
    liaoning|ningxia|qinghai|shaanxi|shandong|shanxi|sichuan|tibet|xinjiang|yunnan|zhejiang|beijing|shanghai|tianjin
    chongqing|guangzhou|shenzhen|dongguan|foshan|huizhou|zhongshan|zhuhai|jiangmen|shantou|xiamen|fuzhou|quanzhou
    zhangzhou|hangzhou|ningbo|wenzhou|jiaxing|huzhou|shaoxing|jinhua|yiwu|taizhou|zhoushan|nanjing|suzhou|wuxi
    changzhou|nantong|xuzhou|yangzhou|zhenjiang|yancheng|lianyungang|hefei|wuhu|anqing|bengbu|wuhan|yichang|changsha
    zhuzhou|nanchang|ganzhou|zhengzhou|luoyang|kaifeng|jinan|qingdao|yantai|weifang|weihai|zibo|linyi|laiyang|rizhao
    shijiazhuang|tangshan|baoding|handan|cangzhou|langfang|taiyuan|datong|xian|xiangyang|baoji|lanzhou|xining|yinchuan|urumqi|wulumuqi
    kashgar|kashi|hotan|hetian|khotan|aksu|akesu|korla|karamay|turpan|hami|kumul|yili|ili|yining|changji|shihezi|bayingol
    bortala|altay|tacheng|kizilsu|lop|luopu|moyu|karakax|yutian|keriya|shache|yarkand|artux|alar|tumxuk|wujiaqu|shanshan
    junggar|tarim|harbin|changchun|shenyang|dalian|anshan|dandong|chengdu|mianyang|zigong|leshan|yaan|guiyang|kunming
    nanning|guilin|haikou|lhasa|hohhot|baotou|taipei|taichung|taoyuan|tainan|kaohsiung|hsinchu|changhua|kowloon
    bangalore|bengaluru|mumbai|bombay|delhi|chennai|madras|kolkata|calcutta|hyderabad|pune|ahmedabad|surat|jaipur|kanpur
    tirupur|tiruppur|coimbatore|mangalore|mysore|dindigul|tamil|nadu|karnataka|gujarat|punjab|kerala|maharashtra|ludhiana
    dhaka|chittagong|karachi|lahore|sialkot|faisalabad|kathmandu|colombo|hanoi|saigon|danang|haiphong|bangkok|phuket
    jakarta|surabaya|bandung|medan|sumatra|java|borneo|sabah|sarawak|kalimantan|selangor|johor|penang|perak|kedah|ipoh
    klang|lumut|kulim|manila|cebu|yangon|phnom|penh|vientiane|tokyo|osaka|nagoya|yokohama|kobe|fukuoka|sapporo|fuchu
    seoul|busan|incheon|daegu|sinan|shinan|gyeonggi|amman|irbid|aqaba|zrenjanin|bor|belgrade|beograd|nis|subotica
    sinaloa|culiacan|jalisco|chiapas|sonora|tamaulipas|victoria|tijuana|monterrey|guadalajara|puebla|guanajuato|ciudad
    romana|santo|domingo|managua|lilongwe|blantyre|limbe|harare|mutare|marange|bulawayo|goma|bukavu|kivu|kinshasa|ituri
    katanga|maniema|tanganyika|ashgabat|mary|turkmenabat|dashoguz|mogadishu|hargeisa|somaliland|puntland|port|louis
    london|manchester|birmingham|paris|lyon|berlin|hamburg|munich|vienna|zurich|geneva|milan|rome|madrid|barcelona
    lisbon|amsterdam|rotterdam|brussels|antwerp|copenhagen|stockholm|oslo|helsinki|warsaw|prague|budapest|bucharest
    sofia|athens|istanbul|ankara|izmir|bursa|moscow|kiev|kyiv|minsk|york|california|texas|florida|ohio|chicago|boston
    houston|miami|seattle|toronto|vancouver|montreal|sydney|melbourne|auckland|johannesburg|durban|nairobi|lagos|accra
    cairo|casablanca|tunis|hk|eu|prc|roc|uae|oriente|occidente
""")

_SAME = listed("""
    manufacturing=mfg,mfr,mfrs,manuf,mnfg,mnfr,mfrg,manufacture,manufacturer,manufacturers,manufactory
    industry=industrial,industri,ind,inds,indust,industria,industrias,industrie,industries
    product=prod,prods|garment=apparel,clothing,clothes,attire|technology=tech,technological,tecnologia
    information=info|factory=plant,work,works,mill,fty,fcty,wks,fact|trading=trade,trader,trdg,trdng,tradg,comercio
    agriculture=agricultural,agri,agricola|chemical=chem|fishery=fishing|tire=tyre
    aluminum=aluminium,aluminio|beedi=beedie,bidi,biri|prison=penitentiary,jail,gaol,penitenciaria,prision,presidio,carcel,cadeia,zatvor|state=estado,estatal|holding=hldg,hldgs,hlds,hld
    international=intl,internacional,internationale,internazionale|group=grp,grupo,groupe,kumpulan,gruppa,grupa,gruppe|enterprise=ent,entp,enterprize
    brother=bros|department=dept|university=univ|development=dev|engineering=engg,engr|accessory=acc,accs
    asbestos=asbestos|center=centre|labor=labour|mold=mould|galvanizing=galvanising|export=exp,exporter|import=imp,importer
    specialty=speciality|fiber=fibre|carbon=carvao
    activated=ativado|garden=gardens|brazil=brasil
    service=svc,svcs|electronic=electronics|transportation=transport|europe=evropa,europa|sulfuric=sulphuric|jewelry=jewellery
    technician=technicians|sportswear=sportwear|pharmaceutical=pharma|association=assn|institute=inst
    construction=constr|production=produce|plantation=plantn|corps=corp|hongkong=hk|america=american
    tobacco=tabaco,tabac,tembakau,duvan|sugar=azucar,acucar,sucre|glove=guante,luva,gant,eldiven,rukavice
    cotton=algodon,algodao,pamuk,coton,pamuka|copper=cobre,cuivre,bakar|carpet=alfombra,tapete,permaidani
    tomato=tomate,jitomate|diamond=diamante|silicon=silicio|bicycle=bicicleta,bisiklet,basikal|rubber=caucho,borracha,getah
    fishery=pesca,pesquera,perikanan|plantation=perladangan,perkebunan,plantacion,plantacao|textile=textil,tekstil
    garment=vetement,vetements,ropa,roupa,roupas,bekleidung,abbigliamento,odeca,confeccion,confecciones,confeccoes,prenda,prendas,pakaian,konfeksiyon,giyim|tire=neumatico,llanta,pneu,lastik,guma
    horticola=horticultura|finca=fazenda|machinery=maquinaria,machinerie|chemical=quimica,kimya,kimia
    factory=fabrica,fabrika,usine,pabrik,zavod|prison=keimusho|manufacturing=manufactura,manufatura,fabricacion,fabricacao,imalat,pembuatan,proizvodnja
    trading=ticaret,perdagangan,trgovina|industry=sanayi,industrija,perindustrian
    international=uluslararasi,antarabangsa,medunarodna,medjunarodna|food=alimentos,makanan,gida
    technology=teknologi,teknoloji,tehnologija|farm=granja,ferme,ciftlik
    company=cos|corporation=corporacion,corporacao,corporacio,korporasi,korporacija,korporasyon|serbia=srbija
    hide=piel,pieles,piele,cuero,couro|silicon=silicium,silisyum,silikon|ocean=oceanic,oceanica,oceanico,oceanique,okyanus
    linen=lino,linho|copper=koper,kupfer|steel=acero,aco,acier,stahl,celik|salt=salz,tuz,garam
    furniture=mueble,moveis,meuble,mobilya|coffee=kahve,kopi,cafe,kaffee,koffie|rice=arroz,riz|shoe=calzado,calcado,ayakkabi
    leather=kulit,deri|palm=sawit|oil=aceite,minyak|seafood=marisco,mariscos|fish=ikan,balik
    mine=maden|mining=mineria,mineracao,madencilik|wood=madera,madeira,kayu
    distribution=distributor,distributors|processing=processor|management=mgmt|national=natl|general=gen
""")

#: Any spelling of a word -> the one we compare by.
CANONICAL = POSTAL | {
    other: one for entry in _SAME for one, _, others in [entry.partition("=")] for other in others.split(",")
}


def _canonical(words: tuple[str, ...]) -> dict[str, None]:
    return {CANONICAL.get(word, word): None for word in words}


KINDS: dict[str, Kind] = (
    dict.fromkeys(_canonical(_COMMON), Kind.COMMON)
    | dict.fromkeys(_canonical(_BUSINESS), Kind.BUSINESS)
    | dict.fromkeys(_canonical(_PLACES), Kind.PLACE)
    | dict.fromkeys(_canonical(_EMPTY), Kind.EMPTY)
)

#: Words that may be left out of a firm's name when enough of it is there.
OFTEN_LEFT_OUT = frozenset(("factory", "industry", "product", "manufacturing", "trading", "holding", "international"))
