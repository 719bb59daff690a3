"""Words for goods and trades: they go on with a name more often than they open one."""

from __future__ import annotations

from ledger.folding import listed

#: Folded. "X Mines and Minerals Ltd." is one firm, "X Mines and Tanganyika Minerals Ltd." are two.
TRADE_WORDS = frozenset(
    listed("""
    agency|agricultural|agriculture|agro|allied|aluminium|aluminum|and|apparel|aquaculture|associated|bag|bags
    bakeries|bakery|bananas|batteries|beef|beer|belts|berries|beverage|beverages|biscuits|boots|bottlers|bottling
    brass|breweries|brewery|brick|bricks|bronze|brothers|brushes|business|cable|cables|candles|cannery|canning
    carpet|carpets|cashew|cashews|cassava|cement|ceramic|ceramics|charcoal|chemical|chemicals|chicken|chocolate
    cigar|cigars|clay|clothing|coal|cobalt|cocoa|coffee|coir|cold|commerce|commercial|components|confectionery
    construction|copper|cotton|crab|dairy|denims|design|development|distilleries|distillery|distribution|dyeing
    eggs|electric|electrical|electronics|embroidery|energy|engineering|equipment|estates|ethanol|export|exports
    fabrics|farming|farms|fashion|fertilizer|fiber|fibre|finishing|fireworks|fish|fisheries|fishing|flour|food
    foods|footwear|forestry|forging|foundry|freezing|fruit|fruits|furniture|garment|garments|gem|gems|gemstone
    gemstones|general|ginning|glass|glassware|glove|gloves|gold|grain|granite|grapes|group|gypsum|hair|handicrafts
    hardware|hemp|holding|holdings|hosiery|household|import|imports|industrial|industries|industry|ingredients
    instruments|international|investment|investments|iron|jewellery|jewelry|juice|jute|kilns|knitting|knitwear
    laboratory|leather|linens|lithium|livestock|logistics|machine|machinery|magnesium|maintenance|manufacturing
    marble|marine|marketing|masks|mats|meat|medical|metal|metals|mica|milling|mills|mineral|minerals|mining
    modules|nickel|noodles|nuts|of|oil|oils|packaging|packing|paper|parquet|peanuts|pharmaceuticals|plant
    plantations|plastic|plastics|plywood|pork|pottery|poultry|power|prawn|prawns|precious|pressing|printing
    processing|production|products|pulp|raisins|ranching|rattan|refinery|refining|research|rice|rubber|rug|rugs
    sales|salt|sardine|sardines|seafood|seafoods|service|services|shipping|shoe|shoes|shrimp|shrimps|silica
    silicon|silk|sisal|smelting|soap|soaps|sock|socks|sons|spices|spinning|spirits|squid|starch|steel|stone
    storage|sugar|supply|surgical|talc|tannery|tanning|tantalum|tea|technical|technology|textile|textiles|tiles
    timber|tin|titanium|tobacco|tomato|tomatoes|tool|tools|towels|toys|trade|trading|training|transport|tuna
    tungsten|vegetable|vegetables|veneer|warehousing|weaving|wigs|wine|wire|wood|wool|yarn|yarns|zinc
    """)
)
