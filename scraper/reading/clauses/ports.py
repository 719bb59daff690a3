"""What ports are said to do: the words for stopping goods and for letting them in."""

from __future__ import annotations

import re

from scraper.reading.text.lowercase import Needles, in_small, opening

#: One of these stands in every clause that stops goods, or lets them in.
DETAIN_NEEDLES = Needles(
    *(
        "detain| list of|off limits|off-limits|lost | stay|remain|banned| ban | bar | bans |shuts|cut off|"
        "shut out|acted |moved |taken action|took action|await|detention|clos| shut|find its way|"
        "find their way|make its way|make their way|be kept|seiz|release of|stop|block|exclud|applies to|"
        "bears on|reaches|take in|takes in|also names|is also|also lists|includ|cover|extends to|barr|"
        "inadmissib|bars|targets|hits |concerns |directed a|aimed a|prohibit|withh| hold| held|refus| turn|"
        "denied|deny|kept out|ban on|keep|halt|suspend|no longer|not be |not to |neither|not clear|"
        "not release|not admit|no port|not get|not enter|not pass|cannot |can't |won't |impound| face|"
        " again |once more"
    ).split("|")
)
RELEASE_NEEDLES = Needles(
    *(
        "no longer|reopen|re-open|no more|no further|once more| now be |not be |neither|welcome|let in|treat |not apply|"
        "not cover|not reach|not extend| lets |not subject|longer subject| free|admissib|allow|permit|admit|"
        "any longer|any more|to release|may release|immediately release|can release|now release|will release|"
        "shall release|releasing|be released|is released|are released|were released|have released|clear|"
        "enter|be imported|being released| pass |normally|move through|excepted|dropped|struck|deleted|"
        "spared|leave|left the| off | out |taken o|remov|exclud|exempt| outside |eligible|carved|resum|"
        "again |come in again|ship again|be sold|be shipped|be marketed|be exported|be landed|ceas|stop|halt|"
        "ended |ends |ending |an end to|market is |won't be |isn't |aren't |green light| road | path | way |"
        "will not |ports release|directors release|officers release|personnel release| back "
    ).split("|")
)
#: What is held that no port holds: hearings, talks, companies to account.
_HOLD = (
    r"hold(?:s|ing)?(?!\s+(?:[\w'-]+\s+){0,6}?(?:accountable|responsible|liable|hearings?|meetings?|webinars?|calls?|events?|"
    r"sessions?|conferences?|talks|briefings?|summits?|workshops?|abeyance|discussions?|forums?|position|office|licen[sc]es?)\b)"
    r"(?!\s+(?:that|on\s+to|onto|in\s+abeyance)\b)(?:\s+at\s+the\s+border|\s+back|\s+up)?"
)
_STOP = (
    r"detain(?:s|ing)?|seiz(?:es?|ing)|withhold(?:s|ing)?\s+(?:the\s+)?release\s+of|withhold(?=\s+(?!(?:(?:the|its|their|any|all|such)\s+)?"
    r"(?:workers|wages|pay|salar|passport|document|information|comment|name|food|identity|consent|release)|release)[a-z])|stop(?:s|ping)?|block(?:s|ing)?|"
    r"bar(?:s|ring)?|ban(?:s|ning)?|shut(?:s|ting)?\s+out|halt(?:s|ing)?|exclud(?:es?|ing)|impound(?:s|ing)?|turn(?:s|ing)?\s+(?:(?:it|them)\s+)?(?:away|back)|(?:refus(?:es?|ing)|den(?:y|ies|ying))\s+(?:entry|release|"
    r"admission|clearance|delivery)\s+(?:to\s+(?:the\s+)?importers\s+of|to|of)|refus(?:es?|ing)\s+to\s+(?:release|admit|clear)|ke(?:ep|eps|eping)\s+out|"
    r"(?<!to\s)(?<!and\s)prohibit\s+(?:the\s+)?(?:entry|import(?:ation|s)?)\s+of|ke(?:ep|eps|eping)(?=\s[^;]{3,160}?\sout\s+of\s+(?:the\s+)?(?:u\.s|united\s+states|american|country|nation's)\b)|"
    r"suspend(?:s|ing)?\s+(?:(?:all|the|any)\s+)*(?:imports?|importation|entr(?:y|ies)|shipments?)\s+of|" + _HOLD
)
#: "gloves of A are off limits", "lost access to the U.S. market": how goods stand that are stopped, news only beside a day.
_SHUT_OUT = (
    r"(?:is|are|was|were|(?:has|have)\s+been)\s+(?:(?:now|today|also)\s+)*"
    r"(?:ordered\s+(?:detained|held|withheld|seized)|made\s+subject\s+to\s+(?:detention|seizure))|"
    r"(?:(?:is|are|was|were|(?:has|have)\s+been)\s+(?:(?:now|today|also)\s+)*"
    r"(?:(?:put|placed|declared|made|ruled)\s+)?off[- ]limits|"
    r"(?:(?:has|have)\s+)?lost\s+(?:its\s+|their\s+)?access\s+to\s+(?:the\s+)?(?:u\.s|american)|"
    r"(?:stays?|remains?)\s+(?:(?:out\s+of|outside)\s+(?:the\s+(?:u|country)|u\.s)|(?:at|on)\s+the\s+(?:ports?|docks?|piers?|quays?|border)))"
)
#: "are no longer allowed in", "no longer get past U.S. ports", "must stay on the dock".
_NOT_LET_IN = (
    r"(?:will|shall|(?:is|are)\s+to)\s+be\s+kept\s+(?:from\s+entering|off\s+the)|(?:will\s+not|won't)\s+(?:find|make)\s+(?:its|their)\s+way|"
    r"(?:is|are)\s+not\s+to\s+be\s+(?:released|admitted|imported|cleared)|"
    r"(?:is|are)\s+no\s+longer\s+(?:allowed|permitted|let\s+in|welcome|admitted|admissible|accepted|cleared|free\s+to\s+enter|able\s+to\s+enter)|"
    r"no\s+longer\s+(?:gets?|pass(?:es)?|clears?|enters?|comes?)\s+(?:past|through|into|in\b|u\.s|customs|american|the\s+(?:u|american|country|border|ports?))|"
    r"(?:will|must|(?:has|have|is|are)\s+to)\s+(?:stay|remain)\s+(?:out\s+of|outside|off)\s+(?:the\s+(?:u|american|country|market)|u\.s|american)|"
    r"(?:will|must|(?:has|have|is|are)\s+to)\s+(?:stay|remain)\s+(?:on|at)\s+the\s+(?:docks?|piers?|quays?|ports?|border)"
)
#: "CBP has barred", "the agency today acted against": what CBP itself did, and not one port to a load.
_DID = (
    r"(?:cbp|agency)\s+(?:(?:has|have|today|now|also|therefore|yesterday|on\s+[a-z]+day)\s+)*(?P<did>barred|banned|blocked|stopped|halted|suspended|"
    r"shut\s+out|cut\s+off|closed\s+off|excluded|turned\s+away|(?:acted|moved)\s+(?:today\s+)?against|taken\s+action\s+against|took\s+action\s+(?:today\s+)?against)"
    r"(?:\s+from\s+(?:release|entry|import(?:ation)?|the\s+(?:u\.s\.|american)\s+market|(?:u\.s\.|american)\s+ports))?"
    r"(?!\s+(?:forced|child|convict|prison|modern|an?|one|two|three|four|five|six|some|several|many|more\s+than|nearly|almost|about|over|hundreds|thousands|goods|merchandise|products|\d[\d,.]*)\s)"
)
#: What stops goods in words other than those of the trade: of the goods another clause mostly tells more.
IN_OTHER_WORDS = in_small(rf"\b(?:{_SHUT_OUT}|{_NOT_LET_IN}|{_DID})")
#: Whose present tense is news: "Ports hold", "CBP now refuses", "officers are turning away".
_AT_WORK = (
    r"(?:cbp(?:\s+(?:officers|personnel))?|(?:all\s+)?(?:u\.s\.\s+)?ports(?:\s+of\s+entry)?|officers|personnel|directors)"
    r"(?:\s+at\s+(?:all|every|each)\s+[^,;.]{3,24}?)?"
)
_NOW = r"(?:(?:now|immediately|also|promptly|then|from\s+(?:today|now)(?:\s+on)?|henceforth)\s+)*"
_STOPPED = (
    r"detained|seized|withheld|barred|excluded|stopped|impounded|held(?!\s+(?:accountable|responsible|liable|in\s+abeyance|on|in)\b)|"
    r"refused(?:\s+(?:entry|release|admission))?|denied\s+(?:entry|admission|release)|turned\s+(?:away|back)|kept\s+out"
)
#: What goods do that come in, said with "not" and "no longer" of those that do not.
_COME_IN = (
    r"be\s+(?:released|admitted|cleared|landed|imported|entered|let\s+in(?:to)?|allowed\s+(?:in(?:to)?|entry|to\s+enter)|permitted\s+(?:into|entry|to\s+enter)|sold\s+in\s+the\s+united|brought\s+into|admissible)|clear|enter|"
    r"leave(?=\s+(?:u\.s\.\s+)?(?:customs|the\s+ports?|port)\b)|pass|get\s+(?:past|through|into)|come\s+in(?:to)?|"
    r"reach(?=\s+(?:(?:the\s+)?(?:american|u\.s\.|united)|consumers|buyers|shoppers|stores|shelves|households|customers|kitchens|tables)\b)"
)
DETAIN = in_small(
    r"\b"
    + opening(
        "wi wr sh mu to an as at ef be st fr si un sa be cb al u. po of pe is ar it or fi re di ca ha no fa ma le pr mo pl im pu "
        "cl ad ag de en lo ha se in te bl ba ap au ho"
    )
    + r"(?:(?:will|shall|must|to|and)\s+(?:now\s+|immediately\s+|also\s+|begin\s+|start\s+|be\s+|promptly\s+|"
    r"then\s+|once\s+(?:more|again)\s+|again\s+)*(?:to\s+)?(?:immediately\s+)?(?P<act>" + _STOP + r")"
    r"|(?:(?<=^)|(?<=[:;]\s))(?:(?:as\s+of|effective|beginning|starting|from|since|with\s+(?:immediate\s+)?effect)\b(?:[^;.]|(?<=\s[a-z][a-z][a-z])\.(?=\s\d)){3,60}?\b|"
    r"at\s+(?:all|every|each)\s+(?:u\.s\.\s+)?ports?(?:\s+of\s+entry)?(?:,\s|\s{3})\s*)"
    + _AT_WORK
    + r"\s+(?:now\s+)?(?P<act7>"
    + _STOP
    + r")"
    r"|(?:(?<=^)|(?<=[:;]\s))(?:as\s+of|effective|beginning|starting|since)\b[^;]{3,140}?\b(?:has|have)\s+been\s+(?P<act13>detaining|seizing|holding|stopping|"
    r"turning\s+(?:away|back)|withholding\s+(?:the\s+)?release\s+of)"
    r"|(?:has|have)\s+(?:since|as\s+of|from)\s+[^,;.]{3,14}\.?(?:\s+\d{1,2})?(?:,\s+\d{4},?)?\s+been\s+(?P<act49>detaining|seizing|holding|stopping|turning\s+(?:away|back)|withholding\s+(?:the\s+)?release\s+of)"
    r"|(?:seizure|detention)(?:,\s+[^,;.]{3,60},)?\s+(?:at\s+[^,;.]{3,40}\s+)?(?:that\s+)?(?:now\s+)?(?P<act48>awaits)(?!\s+(?:any|all|such|those|goods|merchandise|importers|them|it)\b)"
    r"|\bsince\s+(?:then|that\s+(?:date|day)),?\s+(?:they|it|officers|personnel|(?:the\s+)?ports|cbp)\s+(?:has|have)\s+been\s+(?P<act39>detaining|seizing|holding|stopping|"
    r"turning\s+(?:away|back)|withholding\s+(?:the\s+)?release\s+of)"
    r"|(?:will|shall)\s+(?:now\s+)?no\s+longer\s+(?P<act14>release(?:\s+from\s+its\s+custody)?|admit|accept|allow|permit|let)"
    r"|(?<=^)under\s+(?:an?|the|this|that|its)\s+(?:new\s+)?(?:withhold\s+release\s+order|wro|order|finding|first|second|third|fourth|fifth|other|last)\b[^;.]{0,90}?\b"
    + _AT_WORK
    + r"\s+(?P<act16>"
    + _STOP
    + r")"
    r"|" + _DID + r"|(?:detention|seizure)\s+"
    r"(?P<act43>awaits?|of(?=\s[^;.]{3,160}?(?:\.\s?[^;.]{1,60}?){0,4}?\s(?:begins|began|starts|started|has\s+begun|(?:was|is|has\s+been)\s+ordered)\b))"
    r"|(?:approved|authorized|announced)\s+(?:today\s+)?the\s+(?P<act50>detention|seizure)\s+of(?!\s+(?:an?|one|two|three|four|some|several|hundreds|more|nearly|about|shipments|goods|\d[\d,]*|the\s+(?:first|shipment))\b)"
    r"|(?<=^)(?P<act60>blocked|barred|banned|detained|stopped|held|withheld)\s(?:[^:;]{3,70}?:|(?:from|as\s+of|at|under|by|since)\s[^:;]{3,120}?\s(?:is|are))\s+(?=[a-z])"
    r"|(?<=:\s)(?P<act52>hold|detain|stop|seize|withhold\s+(?:the\s+)?release\s+of)(?=\s+[a-z])"
    r"|(?:begun|began|started)\s+(?:today\s+)?(?P<began>detaining|seizing|holding|stopping|blocking|barring|turning\s+(?:away|back)|withholding\s+(?:the\s+)?release\s+of)"
    r"|(?:entry|release|admission)\s+(?:is|will\s+be|has\s+been)\s+(?P<act44>denied|refused)(?:\s+(?:as\s+of|from)\s+[^,;]{3,16}?)?\s+to"
    r"|(?:order(?:s|ed)|directed)\s+(?:today\s+)?(?P<act45>(?=(?!that\s|the\s+(?:detention|seizure)\s)[a-z][^;]{3,200}?\s(?:withheld|detained|held\s+(?:at|back)|kept\s+out|turned\s+away|stopped\s+at|seized)\b))"
    r"|(?:plac(?:ed|es|ing)|impos(?:ed|es|ing)|order(?:ed|s)|put(?:s|ting)?)\s+(?:today\s+|yesterday\s+)?an?\s+(?:(?:new|immediate|import|indefinite)\s+)*(?P<act29>holds?|stop|block|halt|ban)"
    r"(?:\s+at\s+(?:all\s+)?(?:u\.s\.\s+)?ports(?:\s+of\s+entry)?)?\s+(?:on|to|against)"
    r"|(?:ports|market)\s+(?:(?:is|are|(?:has|have)(?:\s+been)?)\s+)?(?:now\s+)?(?P<act47>shut|closed)(?:\s+(?:as\s+of|from)\s+[a-z]+(?:\s+\d{1,2})?)?(?:\s+them)?\s+to"
    r"|(?:clos|shut)(?:ed|es|s|ting|ing)?\s+the\s+(?P<act51>doors?)\s+(?:on|to)"
    r"|(?:has\s+|have\s+)?clos(?:ed|es|ing)\s+(?:all\s+|its\s+|the\s+nation's\s+)?(?:u\.s\.\s+)?(?P<act30>ports?(?:\s+of\s+entry)?|the\s+(?:u\.s\.|american)\s+market|the\s+border)\s+to"
    r"|(?:led|prompted|moved|caused|persuaded)\s+cbp\s+to\s+(?:order|direct|require)\s+(?:the\s+)?(?:immediate\s+)?(?P<act28>detention|seizure)\s+of"
    r"|(?:(?:issued|signed|imposed)\s+(?:today\s+|yesterday\s+)?|(?<=^))an?\s+(?:new\s+)?(?:withhold\s+release\s+|detention\s+)?order\s+(?:(?:went\s+into\s+(?:effect|force)|took\s+effect|was\s+(?:issued|signed))\s+)?"
    r"(?:(?:today|yesterday|on\s+[a-z]+(?:\s+\d{1,2})?)\s+)?(?:that|which)\s+"
    r"(?P<act27>bars|stops|blocks|covers|targets|prohibits|keeps(?:\s+out)?|shuts\s+out|excludes|reaches|applies\s+to)"
    r"|(?:said|says|announced)\s+(?:[a-z]+\s+)?that\s+it\s+would\s+(?P<act17>" + _STOP + r")"
    r"|(?:instruct|direct|order|tell|told)(?:s|ed|ing)?\s+(?:cbp\s+|its\s+|all\s+|port\s+|customs\s+)*(?:personnel|officers|ports|directors)\b[^;,]{0,60}?\snot\s+to\s+"
    r"(?P<act31>release|admit|clear|let\s+in)"
    r"|(?:ports?(?:\s+of\s+entry)?|directors|officers|personnel|cbp)\s+(?:shall|must|may|can|will|are)\s+(?:now\s+)?not\s+(?:to\s+)?(?P<act32>release|admit|clear)(?=\s+[a-z])"
    r"|no\s+(?:u\.s\.\s+)?ports?(?:\s+(?:of\s+entry|director))?\s+(?:shall|may|can|will|is\s+to)\s+(?:now\s+)?(?P<act33>release|admit|clear)(?=\s+[a-z])"
    r"|" + _AT_WORK + r"\s+now\s+(?P<act8>" + _STOP + r")"
    r"|(?<=^)ports\s+(?P<act9>" + _STOP + r")"
    r"|\b(?:is|are)\s+"
    + _NOW
    + r"(?P<act2>detaining|seizing|withholding\s+(?:the\s+)?release\s+of|holding(?:\s+back|\s+up)?|"
    r"keeping\s+(?:back|out)|turning\s+(?:away|back)|"
    r"refusing\s+(?:entry|release)\s+(?:to|of)|stopping|impounding|(?:halting|suspending)\s+(?:(?:all|the|any)\s+)*(?:imports?|importation|entry)\s+of)"
    r"|(?:(?<=^)|(?<=[,:;]\s)|(?<=\band\s)|\bfrom\s+(?:today|now|that\s+day)\s+(?:on\s+)?,?\s*)it\s+(?:(?:will|now|then|also|henceforth)\s+)+(?P<act25>includes?|covers?|takes?\s+in|reach(?:es)?|appl(?:y|ies)\s+to|extends?\s+to)|(?:(?<=^)|(?<=[,:;]\s)|\b(?:from|as\s+of)\s+(?:today|[a-z]+\s+\d{1,2}),?\s+)(?:it|the\s+order)\s+is\s+(?:now\s+)?also\s+(?P<act34>on|against)(?=\s+[a-z])"
    r"|(?<=^)(?:as\s+of|effective|from|beginning)\s[^;.]{3,30},\s+(?:it|the\s+order)\s+(?P<act26>includes|takes\s+in|also\s+(?:names|lists|covers|includes|takes\s+in|applies\s+to|extends\s+to))"
    r"|\b(?:(?<=^)it|WRO|[Oo]rder|"
    r"[Ff]inding|import\s+hold)(?:\s+under\s+(?:19\s+u\.s\.c\.|section)\s+\d+(?:\s+of\s+the\s+tariff\s+act(?:\s+of\s+1930)?)?)?(?:\s*\([a-z]+\)|(?<=wro)\))?(?:,\s+[^,;.]{4,90},|\s+that\s+[^,;.]{4,70}?\s(?:today|yesterday|this\s+\w+|on\s+[a-z]+(?:,?\s+[a-z]+\.?)?(?:\s+\d{1,2}(?:,\s+\d{4},?)?)?)|\s+(?:published|issued|announced|signed)\s+(?:by|today|yesterday|in|on)\b[^,;.]{0,60})?\s+(?:now\s+)?(?:also\s+)?(?P<act6>applies\s+to|bears\s+on|reaches|takes\s+in|covers|extends\s+to|prohibits(?:\s+the\s+importation\s+of)?|forbids|prevents|keeps(?!\s+(?:terrorists|criminals|dangerous|our|the\s+(?:nation|border|public))\b)|is\s+(?:directed|aimed)\s+(?:at|against)|"
    r"targets|hits|concerns|bars|stops|blocks)\b(?:(?<=keeps)\s+out\b)?|(?:requires?|require\s+the|requiring|ordered|orders|directs?|directed|directing|"
    r"calls?\s+for)\s+(?:today\s+|yesterday\s+)?(?:the\s+)?(?:immediate\s+)?(?P<act3>detention|"
    r"seizure)(?:\s+at\s+(?:all\s+)?(?:U\.S\.\s+)?ports\s+of\s+entry)?\s+of|"
    r"(?P<passive>(?:(?:will|shall|must|(?:is|are|has|have)(?:,\s+[^,;]{4,40}(?:,\s+\d{4})?,|\s+from\s+(?:today|now)(?:\s+on)?)?\s+to)\s+(?:now\s+|immediately\s+|also\s+|from\s+(?:now|today)\s+(?:on\s+)?|henceforth\s+|"
    r"all\s+|once\s+(?:more|again)\s+|again\s+)*be\s+(?:\w+ly\s+)?(?P<act4>" + _STOPPED + r")"
    r"|(?:(?:is|are|becomes?|became)\s+(?:now\s+|immediately\s+|also\s+|likewise\s+|once\s+(?:more|again)\s+|again\s+)*|will\s+(?:now\s+|immediately\s+|also\s+|likewise\s+|(?:once\s+)?again\s+)*be\s+|(?:has|have)\s+been\s+(?=\w+\s+to\s+\w+\s+(?:since|as\s+of|from|effective)\b))(?:subject|liable)\s+to\s+(?:immediate\s+)?(?P<act5>detention|seizure)"
    r"|(?:now\s+)?faces?\s+(?:immediate\s+)?(?P<act11>detention|seizure)(?=\s+(?:at|by|from|in|upon|on|as|wherever)\b|[.,;])"
    r"|(?:is|are)\s+(?:now\s+)?(?P<act15>(?:detained|seized|held|stopped)(?=\s+(?:at\s+(?:all|every|each|any|the\s+border)\b|as\s+of\b|from\s+(?:today|that|this)|on\s+arrival|upon\s+arrival|"
    r"effective|under\s+(?:a|the)\s+new\b))|(?:detained|stopped|held)(?=,\s+(?:too|likewise|as\s+well)\b)|(?:detained|seized|held|stopped|barred|turned\s+away|kept\s+out)(?=\s+(?:at\s+(?:all\s+)?(?:u\.s\.\s+)?ports?(?:\s+of\s+entry)?\s+)?(?:as\s+of|effective|"
    r"starting|beginning)\s)|denied\s+(?:entry|admission)(?=\s+(?:from\s+today|as\s+of|effective|starting|beginning)\b)|(?:denied\s+(?:entry|admission)(?=\s+(?:in)?to\b)|barred|banned|blocked|excluded|shut\s+out|kept\s+out|turned\s+away)(?=\s+(?:(?:in)?to|from|of)\s+(?:the\s+)?(?:united\s+states|u\.s|american|entry|import|release|admission|commerce|customs)))"
    r"|(?:is|are)\s+(?:now|henceforth|from\s+(?:today|now)(?:\s+on)?)\s+(?P<act18>inadmissible|barred|banned|blocked|excluded|kept\s+out|shut\s+out|turned\s+away|detained|stopped|held|seized)"
    r"|(?:is|are)\s+(?P<not_in>inadmissible)"
    r"|(?:is|are)\s+(?:now\s+)?being\s+(?P<being>detained|seized|stopped|withheld|turned\s+away|barred|blocked|held(?!\s+(?:accountable|responsible|liable|in\s+abeyance)\b))"
    r"|(?:(?:has|have)\s+been|is|are)\s+(?P<been>detained|seized|stopped|withheld|held|barred|blocked|excluded|kept\s+out|turned\s+away|suspended|halted|subject\s+to\s+(?:detention|seizure))"
    r"|(?:(?<=\bwas\s)|(?<=\bwere\s)|(?<=\bbeen\s)|(?<=\bis\s)|(?<=\bare\s))(?:added\s+to|put\s+on|placed\s+on)\s+(?:the|its|cbp's)\s+(?:\w+\s+)?list\s+of\s+(?:(?:goods|merchandise|products|imports|items)\s+|(?:companies|firms|producers|makers|manufacturers|exporters|vessels)\s+(?=under\s|whose\s))"
    r"(?:(?:that|which)\s+)?[^.;,]{0,60}?(?P<act40>not\s+(?:be\s+)?release|not\s+(?:be\s+)?admit|detain|stop|hold|barred|turn|refuse|withh[eo]ld|excluded|wro|orders?\\b)[a-z]*"
    r"|(?P<stand>" + _SHUT_OUT + r")"
    r"|(?P<act46>" + _NOT_LET_IN + r")"
    r"|be\s+(?P<ordered>withheld(?:\s+from\s+release)?|detained|seized|held|stopped|barred|turned\s+away)"
    r"|(?:is|are)\s+(?:once\s+more|once\s+again|again)\s+(?:being\s+)?(?P<act12>detained|seized|barred|stopped|held)"
    r"|(?:(?:will|shall|may|can|must)\s+(?:not|no\s+longer)|cannot|can't|won't)(?:\s+any\s+(?:longer|more))?\s+(?P<act10>"
    + _COME_IN
    + r"))))\b",
)
#: "will be denied entry into the United States and subject to seizure", behind a verb that stops goods.
AND_SEIZED = re.compile(r"[^.;,]{0,40}?\s(?:and|or)\s+(?:(?:be|is|are)\s+)?(?:subject\s+to\s+seizure|seized)\b")
_ENDS = r"\s*[.,;]|\s+(?:as|if|provided|effective|so\s+long)\b"
#: "are permitted, provided that": nothing that is permitted follows.
_AND_NOT_MORE = rf"(?!{_ENDS})"
#: Between a verb and what it lets goods do: as before the order.
_AGAIN = r"(?:(?:now|again|once\s+(?:more|again)|immediately|freely)\s+)*"
RELEASE = in_small(
    (
        r"\b(?=\s*(?:no|im)|"
        + opening(
            "wi wa we wo sh is ar as ef do ma ca ha ge go to mo re ch am ex pa cl en be le co dr tr fa st si li ce cb pu br th"
        )
        + r")(?:(?<!would)(?<!would )(?<!could )(?<!might )(?:will|shall|is|are)?\s*(?:now\s+|"
        r"immediately\s+)?no\s+longer\s+(?:be\s+)?(?:(?P<passive1>being,?\s+(?:or\s+(?:(?:is|are)\s+)?likely\s+to\s+be,?\s+)?imported(?=[^.;]{0,60}\bviolation\b)|imported\s+in\s+violation|(?:meets?|satisf(?:y|ies))\s+(?:the\s+)?(?:criteria|conditions|grounds|standards?|threshold)\s+(?:of|for|in|under)|detaine"
        r"d|seized|subject\s+to|withheld|barred|prohibited|excluded|restricted|covered|stopped|held|(?:fall(?:s|ing)?|stands?|comes?|bound|named|listed|included)\s+(?:under|within|by|in)(?=\s+(?:the|this|that|its|a)\s)|(?:under|on|within)(?=\s+(?:the|this|that|its|cbp's)\s+(?:[\w-]+\s+){0,3}?(?:orders?|wro|finding)\b))|(?P<active1>detain(?:s|ing)?|"
        r"seiz(?:es?|ing)|withholds?(?:\s+(?:the\s+)?release\s+of)?|applies?\s+to|appl(?:y|ies)\s+to|pertains?\s+to|relates?\s+to|cover(?:s)?|bars?|blocks?|stops?|keeps?\s+out|prohibits?|restricts?|affects?|concerns?|binds?|names?|reach(?:es)?(?!\s+(?:(?:the\s+)?(?:american|u\.s\.|united)|consumers|buyers|shoppers|stores|shelves|households|customers|kitchens|tables)\b)|extends?\s+to))"
        r"|(?<!not )(?:will|shall|may|can|is|are|now|has|to)\s+<again>(?:begin\s+)?(?:(?P<active2>allow(?:ing|ed"
        + _AND_NOT_MORE
        + r"|s)?|permit(?:ting|ted"
        + _AND_NOT_MORE
        + r"|s)?|admit(?:ting|s)?|releas(?:e|ing)|let(?:ting)?\s+in(?=\s+[a-z])|"
        r"clear(?:ing)?(?!\s+(?:u\.s\.\s+)?customs)|treat(?=\s[^;.]{3,140}?\s(?:like|as)\s+(?:any|all)\s+other\s))\b(?!(?<=ed)\s+(?:entry|into|to\s+enter|to\s+be|in|at\s+(?:all|any|every))\b))"
        r"|\b(?:modification|revocation|change|amendment|exemption)(?:,\s+[^,;.]{3,50},|\s+[^,;.]{3,70})?\s+(?P<active3>(?:allows|permits|lets|frees|admits|"
        r"clears)(?!\s+(?:cbp|the\s+agency|importers?|workers)\b))"
        r"|(?:does|do)\s+not\s+(?P<active6>(?:cover|apply\s+to|affect|concern|reach|extend\s+to|bar)(?=\s[^.;]{2,90}?\s(?:any\s+(?:longer|more)|anymore)\b))"
        r"|(?:does|do)\s+not\s+(?P<active8>cover|apply\s+to|reach|extend\s+to)|(?P<active9>exempts)|there\s+(?:will|shall)\s+be\s+no\s+(?:more|further)\s+(?P<active11>(?:detentions?|seizures?)\s+of)"
        r"|(?:does|do)\s+not\s+(?P<active7>apply\s+any\s+(?:longer|more)\s+to|cover\s+any\s+(?:longer|more))"
        r"|(?P<passive6>(?:pass|enter|come\s+in)(?:es|s)?\s+(?:freely|unhindered)\b|(?:(?:is|are)\s+not|isn't|aren't)\s+(?:any\s+longer\s+)?subject\s+to\s+(?:detention|seizure|(?:the|this|that)\s+(?:wro|order|withhold|finding)))"
        r"|(?P<passive5>(?:is|are|will\s+be)\s+(?:detained|barred|stopped|seized|held|excluded|blocked)\s+no\s+(?:more|longer))"
        r"|cbp(?:\s+\(cbp\))?\s+(?P<active5>permits|allows|admits)"
        r"|(?:has|have)\s+(?:today\s+|now\s+|also\s+)*(?P<active10>(?:allowed|let)(?=\s[^;]{3,120}?\sback\s+in(?:to)?\s)|cleared(?=\s[^;]{3,160}?\sfor\s+(?:entry|import(?:ation)?|release)\b))"
        rf"|(?:(?<=^)|(?<=[:;]\s))(?:as\s+of|effective|beginning|starting|(?:with\s+effect\s+)?from|since)\b[^;.]{{3,60}}?\b{_AT_WORK}\s+<again>"
        r"(?P<at_work>releases?|clears?|admits?|allows?|permits?|lets?(?=\s[^.;]{3,140}?\sin(?:to\s+the|[,.;]|\s+(?:again|as|once|at|if|so)\b)))(?=\s+[a-z])"
        r"|(?:will|shall)\s+(?P<not_so>not\s+(?:detain|stop|hold|seize))(?=\s+[a-z])"
        r"|(?P<treated><again>(?:treats?|regards?|considers?)(?=\s+[^;]{3,160}?\sas\s+admissible\b)|(?:makes?|renders?)(?=\s+[^;]{3,160}?\sadmissible\b))"
        r"|(?P<passive7>(?:is|are)\s+<again>not\s+(?:detained|seized|stopped|held)\s+any\s+(?:longer|more)"
        r"|(?:has|have|gets?|got)\s+<again>(?:a|the|its|their)\s+(?:green\s+light|(?:clear|free|open)\s+(?:road|path|way)(?=\s+(?:back\s+)?(?:in)?to\s+(?:the\s+)?(?:united|u\.s\.|american)))"
        r"|(?:is|are)\s+back\s+(?:in\s+business\s+with|on\s+(?:u\.s\.|american)\s+(?:shelves|store|markets?))|(?:is|are)\s+(?:back\s+)?on\s+(?:its|their|the)\s+way\s+back\s+(?:to|into|onto)\b)"
        r"|(?:is|are)\s+<again>letting\s+(?P<active4>(?:the\s+)?(?:goods|merchandise|products|shipments|them|it)\s+in)"
        r"|(?P<passive4>(?:(?:(?:will|shall)\s+(?:not|neither)|won't|(?:are|is)\s+not\s+to|isn't\s+to|aren't\s+to)\s+be|(?:are|is)\s+neither)\s+(?:detained|seized|withheld|held|stopped|barred|excluded)(?!\s+(?:in|during|for|at|until)\b)"
        r"|(?:are|is)\s+(?:again|once\s+(?:more|again)|now)\s+welcome|(?:are|is)\s+welcome\s+(?:(?:in|at|to|on)\s+(?:[\w.]+\s+){1,4}?)?(?:again|once\s+(?:more|again))"
        r"|(?:will|shall|can|may)\s+<again>be\s+(?:cleared|admitted|let\s+in|accepted|(?:processed|entered)\s+normally)"
        r"|(?:can|may)\s+(?:once\s+again|again|once\s+more|now)\s+be\s+(?:sold|shipped|marketed|exported|bought|offered|stocked)"
        r"(?=\s+(?:[a-z]+\s+)?(?:to|in|into|by)\s+(?:the\s+)?(?:u\.s\.|american|united\s+states|country))"
        r"|(?:can|may)\s+be\s+(?:sold|shipped|marketed|exported)(?=\s+(?:to|in|into)\s+(?:the\s+)?(?:u\.s\.|american|united\s+states)\s+(?:[a-z]+\s+)?(?:again|once\s+(?:more|again))\b)"
        r"|(?:may|can)\s+<again>(?:be\s+(?:brought|let|allowed)\s+in|come\s+in|ship|"
        r"(?:pass|clear|move\s+through|go\s+through)\s+(?:(?:all\s+)?u\.?s\.?\s+)?(?:ports|customs))"
        r"|<again>(?:pass|clear|enter|move\s+through)\s+(?:(?:all\s+)?u\.s\.\s+ports|customs|the\s+(?:united\s+states|country))\s+(?:freely|again|as\s+before)"
        r"|(?:is|are)\s+<again>being\s+(?:unloaded\s+and\s+)?(?:released|admitted|let\s+in|cleared)(?=\s+(?:at|by|into|again|once|from|as|here)\b|[.,;]))"
        r"|(?P<passive2>(?:will|shall|are|is|become|becomes|became)\s+(?:now\s+|again\s+|once\s+(?:more|again)\s+|freely\s+|be\s+|"
        r"deemed\s+|considered\s+|immediately\s+)*(?:admissible|admitted\b|released\b|(?:allowed|permitted|eligible|cleared|"
        r"free)\s+(?:for(?!\s+(?:an?|any|the|some|compensation|rewards?|awards?|payments?)\b)|to\s+(?:be\s+(?:sold|brought|entered|shipped)|come\s+in|move)|"
        r"to\s+(?:enter|be\s+imported)|entry|into|in(?=\s+(?:at|again|once|by|through)\b|[.,;])|at\s+(?:all|any|every)\s+(?:u\.s\.\s+)?ports?)|able\s+to\s+enter|"
        r"let\s+in(?=\s+(?:at|again|once|by|through)\b|[.,;])))"
        r"|(?P<passive8>(?:will|shall|may|can)\s+(?:pass|clear|get\s+(?:past|through)|leave|cross)\s+(?:an?|any|the)\s+(?:u\.s\.\s+|american\s+)?(?:ports?|border)\b)"
        r"|(?P<imported>(?:may|can)\s+<again>resume(?=[.,;]|\s+(?:today|immediately|at\s|from\s|as\s+of\s|effective\s|on\s))|(?:will|shall|are|is)\s+(?:be\s+)?<again>(?:be\s+)?(?:allowed|permitted|accepted)(?="
        + _ENDS
        + "))"
        r"|(?P<passive9>(?:has|have)\s+<again>been\s+(?:admissible|admitted|released|free\s+to\s+enter|let\s+in|(?:cleared|allowed|permitted)(?:\s+(?:for\s+entry|entry|in|to\s+enter))?)(?=\s+(?:since|as\s+of|from)\b)|(?:has|have)\s+<again>been\s+(?:admissible|free\s+to\s+enter)(?=[.,;])|"
        r"(?:has|have)\s+not\s+been\s+(?:detained|seized|stopped|held|withheld|barred)(?=\s+(?:since|as\s+of|from)\b)|"
        r"(?:is|are)\s+(?P<anymore>detained|seized|stopped|held)\s+any\s+(?:longer|more))"
        r"|(?P<passive3>may|can)\s+<again>(?:enter(?!\s+(?:the|its|any|all|their)\s+(?:company's\s+|factory's\s+)?(?:mill|plant|factor|premises|dormitor|site|camp|farm|workshop|building|facilit|housing|compound|mine\b|kiln|estate|grounds))|be\s+(?:imported|entered"
        r"|released|landed(?=\s+(?:and\s+sold\s+)?(?:again|once|in\s+the\s+united|at\s+u\.s)\b)))|(?P<removed>(?:has|have|had|was|were|are|is)\s+(?:been\s+|now\s+|being\s+)*(?:removed|excluded|"
        r"exempt(?:ed)?|carved\s+out)(?:\s+(?:today|yesterday|this\s+week))?\s+from\s+(?:the\s+(?:scope|coverage)\s+of\s+)?(?:the|this|that|its|a)\s"
        r"|(?:(?:has|have|was|were|are|is)\s+(?:been\s+|now\s+|being\s+)*(?:excepted|dropped|released|freed|struck|taken\s+(?:out|off)|deleted|cleared|spared)(?:\s+(?:from|of|off)|(?<=off))"
        r"|leaves?|(?:(?:has|have)\s+)?left|(?:comes?|came)\s+(?:off|out\s+of)|drops?\s+out\s+of|(?:is|are)\s+(?:off|out\s+of))\s+(?:the|this|that|its)\s+(?:\w+\s+){0,3}?(?:order|wro|finding|scope|coverage)"
        r"|(?:has|have|was|were)\s+(?:been\s+|now\s+)*(?:(?:removed|struck|dropped|deleted|released|excluded|exempted|freed)\s+from|taken\s+(?:off|out\s+of))\s+it(?=[.,;])|(?:is|are)\s+(?:now\s+)?(?:no\s+longer\s+(?:among|one\s+of|part\s+of)\s+(?:the|those|it|its|this|that)\b|(?:out|free|clear|rid)\s+of\s+it(?=[.,;]|\s+(?:as\s+of|from|since|today|effective|now)\b))"
        r"|(?:is|are|falls?|stands?|lies?)\s+<again>outside\s+(?:of\s+)?(?:the|this|that|its)\s)"
        r"|(?P<turned>(?:(?:will|shall|has|have|to|now|are|is)\s+(?:now\s+|immediately\s+|also\s+)*resum(?:e|ed|ing)|resumed|resumes)\s+"
        r"(?:accepting|admitting|releasing|clearing|processing|(?:the\s+)?(?:entry|admission|release|importation)\s+of)"
        r"|(?:will|shall|to|now|can)\s+(?:once\s+)?again\s+accept"
        r"|end(?:ed|s|ing)\s+(?:the\s+|its\s+)?(?:detentions?|seizures?)\s+of"
        r"|(?:ceas(?:ed?|es|ing)|stop(?:ped|s)?|halt(?:ed|s)?)\s+(?:to\s+(?:detain|seize|hold|stop|block|withhold)|detaining|seizing|holding|stopping|(?:the\s+)?detention\s+of)"
        r"|ceased\s+to\s+(?:apply\s+to|cover)|(?:puts?|brings?|brought)\s+an\s+end\s+to\s+(?:[\w-]+\s+){0,4}?(?:detentions?|seizures?)\s+of"
        r"|re-?open(?:s|ed)?\s+(?:the\s+)?(?:u\.s\.|american)\s+market\s+to|market\s+is\s+(?:(?:once\s+)?(?:again|more)\s+|now\s+)?open\s+(?:(?:once\s+)?(?:again|more)\s+)?to)\b"
        r")"
    ).replace("<again>", _AGAIN)
)
