"""Words for goods and trades: they go on with a name more often than they open one."""

from __future__ import annotations

from ledger.folding import listed

#: Folded. "X Mines and Minerals Ltd." is one firm, "X Mines and Tanganyika Minerals Ltd." are two.
TRADE_WORDS = frozenset(
    listed("""
    agency|agricultural|agriculture|agro|allied|aluminium|aluminum|and|apparel|associated|aquaculture|beverage|beverages
    bottling|brick|bricks|business|canning|cannery|carpet|carpets|cement|ceramic|ceramics|chemical|chemicals|clay
    clothing|coal|cobalt|cocoa|coffee|cold|commerce|commercial|construction|copper|cotton|dairy|design|development
    distribution|dyeing|electric|electrical|electronics|embroidery|energy|engineering|equipment|estates|ethanol|export
    exports|fabrics|farming|farms|fashion|fertilizer|fibre|fiber|finishing|fish|fisheries|fishing|flour|food|foods
    footwear|forestry|forging|foundry|freezing|fruit|fruits|furniture|garment|garments|gems|general|ginning|glass|gold
    grain|group|granite|hardware|handicrafts|holding|holdings|household|import|imports|industrial|industries|industry|ingredients
    international|investment|investments|iron|jewellery|jewelry|knitting|knitwear|laboratory|leather|livestock|logistics
    machine|machinery|maintenance|manufacturing|marble|marine|marketing|meat|metal|metals|milling|mills|mineral|minerals
    mining|of|oil|oils|packaging|packing|paper|plant|plantations|plastic|plastics|poultry|power|precious|pressing|printing
    processing|production|products|power|ranching|refining|refinery|research|rice|rubber|sales|salt|seafood|seafoods
    service|services|shipping|shoe|shoes|silica|silicon|silk|smelting|spices|spinning|steel|stone|storage|sugar|supply
    tannery|tanning|tea|technical|technology|textile|textiles|tiles|timber|tobacco|tool|tools|toys|trade|trading
    training|transport|vegetable|vegetables|warehousing|weaving|wood|wool|yarn|yarns
    """)
)
