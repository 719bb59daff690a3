"""Words for how goods come to be: the clause that ties goods to their maker."""

from __future__ import annotations

import re

MAKING = (
    r"(?:produced|manufactured|made|handmade|hand-made|handwoven|hand-woven|harvested|mined|grown|processed|sourced|supplied|caught|fished|landed|extracted"
    r"|farmed|assembled|originating|imported|exported|derived|sewn|woven|"
    r"picked|refined|smelted|packed|packaged|sold|traceable|fabricated|cultivated|gathered|raised|cut|knotted|"
    r"hand-knotted|collected|quarried|milled|spun|shipped|obtained|coming|cast|"
    r"(?<=that\s)(?:bears?|carr(?:y|ies))\s+the\s+(?:mark|brand|label|name)(?=\sof\b)|dug|blown|hewn|forged|distilled|prepared|crafted|finished|tanned|stitched|built|"
    r"brought\s+(?:in|ashore)(?=\s+(?:by|aboard|on|from)\s)|(?:bought|purchased)(?=\s+from\s)|split(?=\s+(?:in|by|at|and)\s)|turned\s+out(?=\s+(?:in|by|at)\s))\b"
)
MADE = re.compile(
    r"(?=[\s,]|\b[a-z])(?:,?\s+(?:that|which)\s+(?:is|are|was|were|have\s+been|had\s+been)\s+)?(?:\b(?:wholly|partly|entirely|"
    r"exclusively)\s+(?:or\s+(?:partly|in\s+part)\s+)?)?"
    r"\b(?=[a-z])(?:(?<=that\s)(?:originates?|comes?|stems?|hails?|derives?)|(?<=which\s)(?:originates?|comes?|stems?|hails?|derives?)|"
    + MAKING
    + (
        r"|(?:peeled|purchased|bought|bottled|canned|dried|cured|cleaned|graded|sorted|dyed|printed|welded|molded|moulded|ground|"
        r"cooked|frozen|roasted|fermented|pressed|brewed|baked|bred|hatched|slaughtered|carved|woven|drilled|pumped|sawn|felled|knit(?:ted)?|stitched|tanned|embroidered|painted|fired|cast|forged|rolled|"
        r"logged|trapped|dredged|panned|polished|taken)\b(?=\s+(?:and|or|by|at|(?:in|on)\s+the\s+(?:[a-z-]+\s+){1,2}of)\s)"
        r"|[a-z]++(?:(?<=[a-z]ed)|(?<=[a-z]wn)|(?<=[a-z]oven)|(?<=[a-z]ung)|(?<=[a-z]ght)|(?<=[a-z]ound)|(?<=\bknit)|(?<=\bcut))\b(?=\s+(?:(?:in\s+(?:the\s+)?[A-Z][^,;]{0,60}?\s+)?by|in\s+(?:the\s+)?[A-Z][^,;]{0,60}?\s+(?:at|aboard))\s+(?:the\s+)?\d*[A-Z])|"
        r"[a-z]++(?:(?<=[a-z][a-z]ed)(?<!seed)(?<!feed)(?<!reed)(?<!weed)(?<!\bshed)|(?<=[a-z][a-z]wn)|(?<=[a-z][a-z]oven))\b(?=\s+(?:at|aboard|for)\s+(?:the\s+)?\d*[A-Z]))"
    )
    + r"(?=\s+(?:(?:and|or|and/or)\s+[a-z]+(?:ed|wn|en|de|ing|ht)\b|by|in|from|with|at|on|wholly|partly|entirely|"
    r"exclusively|using|aboard|to|for|under|through|near|either|outside|inside|within|during|of|elsewhere|abroad|there|here|locally|domestically)\b|"
    r",\s+[a-z]+(?:ed|wn)\b|\s*,?\s*$|/)",
)
