"""Words for goods and trades: they go on with a name more often than they open one."""

from __future__ import annotations

from ledger.folding import listed

#: Folded. "X Mines and Minerals Ltd." is one firm, "X Mines and Tanganyika Minerals Ltd." are two.
TRADE_WORDS = frozenset(
    listed("""
    agency|agricultural|agriculture|agro|allied|alloys|aluminium|aluminum|and|apparel|aquaculture|associated|bag
    bags|bakeries|bakery|bamboo|bananas|batteries|beef|beer|belts|berries|beverage|beverages|biscuits|blankets|boots
    bottlers|bottling|brass|breweries|brewery|brick|bricks|bronze|brothers|brushes|business|cable|cables|candles
    cane|cannery|canning|carpet|carpets|cashew|cashews|cassava|cement|ceramic|ceramics|charcoal|chemical|chemicals
    chicken|chocolate|chrome|cigar|cigars|clay|clinker|clothing|coal|cobalt|cocoa|coffee|coir|cold|commerce
    commercial|components|confectionery|construction|copper|corn|cotton|crab|cutlery|dairy|denims|design|development
    distilleries|distillery|distribution|dyeing|eggs|electric|electrical|electronics|embroidery|energy|engineering
    equipment|estates|ethanol|export|exports|fabrics|farming|farms|fashion|ferroalloys|fertilizer|fiber|fibre
    finishing|fireworks|fish|fisheries|fishing|flax|flour|flowers|food|foods|footwear|forestry|forging|foundry
    freezing|fruit|fruits|furniture|garlic|garment|garments|gem|gems|gemstone|gemstones|general|ginger|ginning|glass
    glassware|glove|gloves|gold|grain|granite|grapes|group|gypsum|hair|handicrafts|hardware|hemp|hides|holding
    holdings|honey|hosiery|household|import|imports|industrial|industries|industry|ingredients|instruments
    international|investment|investments|iron|jewellery|jewelry|juice|jute|kilns|knitting|knitwear|laboratory
    leather|linen|linens|lithium|livestock|logistics|lumber|machine|machinery|magnesium|maintenance|maize
    manufacturing|marble|marine|marketing|masks|mats|meat|medical|metal|metals|mica|milling|mills|mineral|minerals
    mining|modules|mushrooms|nickel|noodles|nuts|of|oil|oils|onions|packaging|packing|paper|parquet|peanuts|pepper
    pharmaceuticals|pineapple|plant|plantations|plastic|plastics|plywood|pork|pottery|poultry|power|prawn|prawns
    precious|pressing|printing|processing|production|products|pulp|quartz|raisins|ranching|rattan|refinery|refining
    research|resin|resins|rice|roses|rubber|rug|rugs|sales|salt|sardine|sardines|seafood|seafoods|service|services
    sesame|shawls|shipping|shoe|shoes|shrimp|shrimps|silica|silicon|silk|sisal|skins|smelting|soap|soaps|sock|socks
    sons|spices|spinning|spirits|squid|starch|steel|stone|storage|sugar|supply|surgical|talc|tannery|tanning
    tantalum|tea|technical|technology|textile|textiles|tiles|timber|tin|titanium|tobacco|tomato|tomatoes|tool|tools
    towels|toys|trade|trading|training|transport|tuna|tungsten|umbrellas|vanilla|vegetable|vegetables|veneer
    warehousing|weaving|wheat|wicker|wigs|wine|wire|wood|woods|wool|yarn|yarns|zinc
    """)
)
