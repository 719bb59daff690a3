"""What ports are said to do: the words for stopping goods and for letting them in."""

from __future__ import annotations

from scraper.reading.lowercase import in_small

#: One of these stands in every clause that stops goods, or lets them in.
DETAIN_NEEDLES = (
    "detain",
    "detention",
    "seiz",
    "withhold ",
    "withholding",
    "stop",
    "block",
    "exclud",
    "applies to",
    "covers",
    "extends to",
    "barr",
    "bars",
    "targets",
    "prohibits",
    "withheld",
)
RELEASE_NEEDLES = (
    "no longer",
    "admissib",
    "allow",
    "permit",
    "admit",
    "o release",
    "l release",
    "releasing",
    "e released",
    "clear",
    "enter",
    "be imported",
    "remov",
    "exclud",
    "exempt",
    "eligible",
    "carved",
    "resum",
    "again",
    "ceas",
    "stop",
    "halt",
)
DETAIN = in_small(
    r"\b(?:(?:will|shall|must|to|and)\s+(?:now\s+|immediately\s+|also\s+|begin\s+|start\s+|be\s+|promptly\s+|"
    r"then\s+)*(?:to\s+)?(?:immediately\s+)?(?P<act>detain(?:ing)?|seiz(?:e|ing)|"
    r"withhold(?:ing)?\s+(?:the\s+)?release\s+of|stop(?:ping)?|block(?:ing)?|exclud(?:e|ing))\b"
    r"|(?<=^)(?:as\s+of|effective|beginning|starting)\b[^;.]{3,60}?\b(?:cbp|(?:ports|officers|personnel)(?:\s+of\s+entry)?)\s+"
    r"(?:now\s+)?(?P<act7>detains?|seizes?)\b|\b(?:is|are)\s+(?:now\s+|immediately\s+)?(?P<act2>detaining|seizing)\b|\b(?:WRO|[Oo]rder|"
    r"[Ff]inding)(?:,\s+[^,;.]{4,90},|\s+(?:published|issued|announced|signed)\s+(?:by|today|yesterday|in|on)\b[^,;.]{0,60})?\s+(?:now\s+)?(?:also\s+)?(?P<act6>applies\s+to|covers|extends\s+to|prohibits\s+the\s+importation\s+of|"
    r"targets|bars|stops|blocks)\b|(?:requires?|require\s+the|requiring|ordered|orders|directs?|directed|directing|"
    r"calls?\s+for)\s+(?:today\s+|yesterday\s+)?(?:the\s+)?(?:immediate\s+)?(?P<act3>detention|"
    r"seizure)(?:\s+at\s+(?:all\s+)?(?:U\.S\.\s+)?ports\s+of\s+entry)?\s+of|"
    r"(?P<passive>(?:will|shall|must|(?:is|are)\s+to)\s+(?:now\s+|immediately\s+|also\s+|"
    r"all\s+)*be\s+(?:\w+ly\s+)?(?P<act4>detained|seized|withheld|barred|excluded|stopped)|(?:is|are)\s+(?:now\s+|"
    r"immediately\s+)?subject\s+to\s+(?:immediate\s+)?(?P<act5>detention|seizure)))",
)
RELEASE = in_small(
    r"\b(?:(?<!would)(?<!would )(?<!could )(?<!might )(?:will|shall|is|are)?\s*(?:now\s+|"
    r"immediately\s+)?no\s+longer\s+(?:be\s+)?(?:(?P<passive1>detaine"
    r"d|seized|subject\s+to|withheld|barred|prohibited|excluded|restricted|covered)|(?P<active1>detain(?:ing)?|"
    r"seiz(?:e|ing)|withhold|applies?\s+to|appl(?:y|ies)\s+to|cover(?:s)?))"
    r"|(?:will|shall|may|can|is|are|now|has|to)\s+(?:now\s+|immediately\s+|once\s+again\s+|again\s+|"
    r"begin\s+)*(?:(?P<active2>allow(?:ing|ed|s)?|permit(?:ting|ted|s)?|admit(?:ting|s)?|releas(?:e|ing)|"
    r"clear(?:ing)?)\b(?!(?<=ed)\s+entry\b))"
    r"|(?P<passive2>(?:will|shall|are|is|become|becomes|were|was)\s+(?:now\s+|again\s+|once\s+again\s+|be\s+|"
    r"deemed\s+|considered\s+|immediately\s+)*(?:admissible|admitted\b|released\b|(?:allowed|permitted|eligible|cleared|"
    r"free)\s+(?:for|"
    r"to\s+(?:enter|be\s+imported)|entry|into)|able\s+to\s+enter))"
    r"|(?P<passive3>may|can)\s+(?:now\s+|again\s+|once\s+again\s+|immediately\s+)*(?:enter|be\s+(?:imported|entered"
    r"|released))|(?P<removed>(?:has|have|had|was|were|are|is)\s+(?:been\s+|now\s+|being\s+)*(?:removed|excluded|"
    r"exempted?|carved\s+out)\s+from\s+(?:the\s+(?:scope|coverage)\s+of\s+)?(?:the|this|that|its|a)\s)"
    r"|(?P<turned>(?:(?:will|shall|has|have|to|now|are|is)\s+(?:now\s+|immediately\s+|also\s+)*resum(?:e|ed|ing)|resumed|resumes)\s+"
    r"(?:accepting|admitting|releasing|clearing|processing|(?:the\s+)?(?:entry|admission|release|importation)\s+of)"
    r"|(?:will|shall|to|now|can)\s+(?:once\s+)?again\s+accept"
    r"|(?:ceas(?:ed?|es|ing)|stop(?:ped|s)?|halt(?:ed|s)?)\s+(?:to\s+detain|detaining|(?:the\s+)?detention\s+of))\b"
    r")",
)
