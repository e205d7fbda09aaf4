"""How people ask for an overview: patterns over a whole question, in lower case.

Each matches all of a question from which politeness has been taken (`read_breadth`), so that
"what is this about" is one and "what is this bridge made of" is none. `{D}` in a pattern stands
for the documents ("these texts", "it", "the whole collection").
"""

from __future__ import annotations

import re

from qa.question import Extent

_ANY = (
    r"documents?|docs?|texts?|sources?|articles?|files?|corpus|corpora|collections?|materials?|"
    r"papers|archives?|folders?|dataset|data|dossier|readings|uploads?|pages?|pdfs?|contents?|stuff|"
    r"things?|excerpts?|passages?"
)
"""What a set of documents is called, and what hardly one of them tells of."""

_ONE = (
    r"paper|reports?|books?|story|stories|letters?|speech|speeches|interviews?|transcripts?|"
    r"e-?mails?|mails?|messages?|chapters?|memos?|threads?|conversations?|chats?|essays?|study|"
    r"studies|records?|testimon(?:y|ies)|posts?|blogs?|talks?|podcasts?|episodes?|minutes|novels?|"
    r"plays?|poems?|news|reading|accounts?|reviews?"
)
"""What one document may be, or be about: only "this report" is surely the former."""

_KIND = (
    r"(?:(?:whole|entire|given|uploaded|available|different|various|several|other|attached|above|"
    r"same|two|three|four|five|six|ten|\d+|news|source|following)\s+)*"
)
_HERE = (
    r"(?:\s+(?:here|above|below|in here|on file|i (?:have |just )?(?:uploaded|added|gave you|sent you)|"
    r"you have|in (?:this|the) (?:folder|corpus|collection)))?"
)
_OF_ALL = r"(?:(?:all|each|both|any|every one|one)\s+)?(?:of\s+)?"
DOCUMENTS = (
    rf"(?:{_OF_ALL}(?:(?:the|these|this|those|that|your|my|our|every|each|all)\s+)?{_KIND}(?:{_ANY}){_HERE}"
    rf"|{_OF_ALL}(?:these|this|those|that|my|our|your)\s+{_KIND}(?:{_ONE}){_HERE}"
    rf"|{_OF_ALL}(?:this|these|everything|that i uploaded|them|they)"
    r"|all this|the (?:whole )?(?:thing|lot)|(?:each|every) one(?: of (?:them|these))?"
    r"|(?P<leans>it|that|those))"
)
_OWN = rf"(?:{DOCUMENTS}|the {_KIND}(?:{_ONE}))"
"""What is summarised: then "the report" is the document, for it is asked for as a whole."""

_SHORT = (
    r"(?:(?:very|brief|short|quick|general|concise|rough|full|complete|overall|simple|good|little|"
    r"one[- ]paragraph|bullet[- ]point|executive|broad)\s+)*"
)
_SUM = (
    r"(?:summary|overview|gist|outline|synopsis|abstract|recap|digest|rundown|run-down|breakdown|"
    r"big picture|introduction|intro|lowdown|essentials|basics|highlights|takeaways?|tl;?\s?dr|"
    r"idea|description|key (?:points?|facts?|takeaways?|messages?|findings?|ideas?|information)|"
    r"(?:main|most important|central|essential) (?:points?|facts?|ideas?|things?|messages?|topics?|"
    r"themes?|findings?|arguments?|information|takeaways?))"
)
_MAIN = r"(?:(?:main|key|central|most important|general|overall|core|big|major|principal|common|primary|chief)\s+)"
_POINT = (
    r"(?:points?|ideas?|topics?|themes?|subjects?|subject matter|gist|messages?|takeaways?|take-aways?|"
    r"findings?|arguments?|contents?|story|stories|stor(?:y|ies) here|issues?|summary|thesis|theses|"
    r"conclusions?|claims?|facts?|things?|information|highlights|essence|purpose|focus|context|questions?)"
)
_PLAIN_POINT = r"(?:topics?|themes?|subjects?|subject matter|gist|takeaways?|essence|summary|contents?|highlights)"
_BE = r"(?:is|are|was|were)"
_TOLD = (
    r"(?:say|tell|talk|deal|speak|write|discuss|cover|contain|describe|report|mention|include|consist|"
    r"address|concern|focus|argue|claim|show|explain|teach|reveal|have to say|want to say|try to say)"
)
_TELLING = r"(?:saying|telling|talking|dealing|speaking|discussing|covering|describing|reporting)"
_GET = (
    r"(?:(?:give|show|get|write|make|provide|list|prepare|create|produce|draw up|tell|do|have|see|read|"
    r"want|need|find|name|build|draft|generate|extract|bring|like)\s+)?(?:me\s+|us\s+|up\s+)?"
    r"(?:with\s+)?(?:all\s+)?(?:(?:a|an|the|some|any|your)\s+)?"
)
_OF = r"(?:of|on|about|for|to|from|in|across)"
_WHAT = r"(?:what|which)"

_SOURCES = (
    rf"(?:what|what all) {_BE} {{D}} (?:all |mainly |mostly |actually |roughly )*about",
    rf"what {{D}} {_BE} (?:all |mainly |mostly )?about",
    rf"what {_BE} {{D}} {_TELLING}(?: us| me)?(?: about| with)?",
    rf"what (?:does|do|did) {{D}} {_TOLD}(?: us| me)?(?: about| with| in| of| on)?",
    rf"what {{D}} {_TOLD}s?(?: us| me)?(?: about| with| in| of| on)?",
    rf"what (?:(?:is|are) )?(?:there |written |said |covered |discussed |contained |described |reported |"
    rf"mentioned |inside |known )?(?:in|inside|by) {{D}}",
    r"what (?:is|are) (?:this|these)(?: all)?(?: here)?",
    rf"what (?:kind|sort|type)s? of (?:{_ANY}|{_ONE}) (?:is|are) (?:this|these|there|here)(?: here)?",
    rf"what (?:is|are) (?:in )?(?:these|this) (?:{_ANY})",
    rf"what {_BE} the {_MAIN}{_POINT}(?: here|(?: \w+)? (?:of|in|from|across|behind|covered in|by) {{O}})?",
    rf"what {_BE} the {_PLAIN_POINT}(?: here|(?: \w+)? (?:of|in|from|across|covered in) {{O}})?",
    rf"{_WHAT} (?:{_MAIN})?{_POINT} (?:do|does|did) {{D}} {_TOLD}(?: about| with| on)?",
    rf"{_WHAT} (?:{_MAIN})?{_POINT} {_BE} (?:covered|discussed|addressed|raised|treated|there|"
    r"dealt with|talked about|mentioned|described)(?: (?:in|by) {D})?",
    rf"{_GET}{_SHORT}{_SUM}(?: (?:of|on|about|for|from|in|across) {{O}}| here)?",
    rf"(?:the )?{_MAIN}{_POINT}(?: (?:of|in|from) {{O}})?",
    r"(?:to )?(?:summari[sz]e|sum up|recap|outline|condense|synopsi[sz]e|abridge|describe|explain|introduce|"
    r"boil down|shorten|go over|walk me through|break down)(?: (?:up|{O}))?(?: (?:up|to me|by source))?",
    r"(?:sum|boil|break) {O} (?:up|down)",
    r"(?:the )?(?:tl|to long|too long)\s?[;,:]?\s?(?:dr|didn't read)(?: (?:of )?{O})?",
    rf"what (?:should|do|must|can) (?:i|we|one) (?:need to |have to )?(?:know|learn|read|find|remember|understand|"
    r"take away)(?: (?:about|from|in|of) {D})?(?: here)?",
    r"what can {D} (?:tell|teach|show)(?: me| us)?",
    r"what (?:is|was) (?:going on|happening|the matter|important|interesting|worth knowing|the story|"
    r"known|new|here|it all about)(?: here)?(?: (?:in|about) {D})?",
    r"what (?:has |have )?(?:happened|happens|took place)(?: (?:in|according to) {D})",
    r"what (?:have|did) (?:we|you|i) (?:got |have )?(?:here|upload|uploaded|get|been given)",
    r"tell me (?:about|more about|something about|all about|everything about) {D}",
    r"tell me (?:something|everything|more|all)",
    r"(?:the )?(?:overview|summary|gist|main points|key points|synopsis|abstract|outline|highlights)",
    rf"(?:compare|contrast) {{D}}(?: (?:with|to) (?:each other|one another))?",
    rf"how (?:do|does|are) {{D}} (?:compare|differ(?:ent)?|vary)(?: (?:from|to|with) (?:each other|one another))?",
    r"what (?:is|are) the (?:main |key )?differences? between {D}",
)
_LEANING_SOURCES = (r"what (?:has |have )?(?:happened|happens|took place|was going on|is going on)",
                    r"and in short", r"in short", r"what is known so far", r"tell me more")  # fmt: skip

_LINE = (
    r"(?:time\s?-?line|chronology|chronicle|sequence of events|order of events|course of events|"
    r"chronological (?:order|overview|list|summary|account)|key dates|important dates|history of events|"
    r"(?:main|key|important|major|most important) events|list of (?:the )?(?:events|dates)|events|dates)"
)
_EVENTS_OF = (
    r"(?: (?:of|for|from|in|about|with|mentioned in|described in) (?:{D}|(?:all )?(?:the |these |those )?"
    r"(?:main |key |important |major )*(?:events|dates|things|facts)(?: (?:in|from|of) {D})?|what happened))?"
)
_ORDER = (
    r"(?: (?:in|by|sorted by|ordered by|with) (?:a |the |their |chronological |time )*(?:order|date|dates|"
    r"chronologically|time|sequence|timeline))?"
)
_EVENTS = (
    rf"{_GET}{_SHORT}{_LINE}{_EVENTS_OF}{_ORDER}",
    rf"(?:what|which) {_BE} (?:all )?the (?:{_MAIN})?(?:events|dates|timeline|chronology)"
    rf"(?: (?:of|in|described|mentioned|covered|here|from|there)(?: in| by)?(?: {{D}}| events)?)?{_ORDER}",
    rf"(?:what|which) (?:{_MAIN})?(?:events|dates) (?:{_BE}|do|does|did) (?:{{D}} )?(?:mention|describe|cover|"
    rf"mentioned|described|covered|there|reported|report|given|give)(?: (?:in|by) {{D}})?{_ORDER}",
    r"(?:what happened|what did happen|when did what happen|who did what) (?:and )?when",
    r"when did (?:what|everything|all (?:of )?(?:this|that|it|these things)|these (?:things|events)) (?:happen|take place)",
    rf"what happened(?: (?:in|according to) {{D}})?,?{_ORDER}",
    r"in (?:what|which) order did (?:things|everything|it|events|it all|all this|the events) (?:happen|occur|take place|unfold)",
    r"how did (?:things|events|everything|the events|it all) (?:unfold|develop|happen|come about)",
)
_EVENTS_ABOUT = (
    rf"{_GET}{_SHORT}(?:timeline|time line|chronology|sequence of events|chronological (?:order|overview|"
    rf"list|summary|account)|key dates|events|main events)(?: of events)? {_OF} (?P<topic>.+)",
)

_HAPPENED = (
    r"(?:happened|happens|happen|took place|takes place|occurred|went on|was going on|was happening|"
    r"was reported|is reported|was said|is said|was done|changed|is known|was known|has happened|had "
    r"happened|did happen|was up)"
)
_IN = r"(?:in|on|during|at|over|throughout|about|for|from|around|by|within|of)"
_PERIOD = (
    rf"(?:what|what else|what all|what exactly|what things?|which (?:things|events)) {_HAPPENED}"
    rf"(?: (?:according to|in) (?:{{D}}))? (?:(?:{_IN}) )?(?P<period>.+)",
    rf"(?:what|which) (?:do|does|did) {{D}} {_TOLD}(?: us| me)? {_IN} (?P<period>.+)",
    rf"what (?:is|was|are|were) (?:said|reported|written|told|known|described|happening|going on|there|"
    rf"mentioned) {_IN} (?P<period>.+)",
    rf"{_GET}{_SHORT}(?:{_LINE}|{_SUM}|anything|everything|all|all that happened|things that happened|"
    rf"(?:what|everything that|all that) happened|news|something) (?:{_IN}) (?P<period>.+)",
    rf"(?:in|on|during) (?P<period>.+?),? what (?:happened|took place|occurred|was going on)",
    rf"(?:is there |was there |do you have |have you )?(?:anything|something) {_IN} (?P<period>.+)",
    rf"what {_BE} the (?:{_MAIN})?(?:events|news) {_IN} (?P<period>.+)",
)
_LEANING_PERIOD = (
    r"(?:and |or |but )?(?:what about |how about )?(?:in |on |during )?(?P<period>.+)",
)

_ABOUT = r"(?:about|on|of|regarding|concerning|with regard to|in regard to|as regards|relating to|related to)"
_TOPIC = (
    rf"what (?:else )?(?:is|was|are|were|has been|have been|gets) (?:being |all )?(?:said|written|reported|told|"
    rf"known|stated|mentioned|there|claimed|to be found)(?: (?:in|by) {{D}})? {_ABOUT} (?P<topic>.+)",
    rf"what (?:else )?(?:do|does|did) (?:{{D}}|people|everyone|everybody|we|you) (?:all |actually )?(?:say|tell us|tell me|"
    rf"write|report|know|have to say|mention|state|claim|tell|have|reveal) {_ABOUT} (?P<topic>.+)",
    rf"{_GET}(?:(?:everything|all|anything|all that|everything that|whatever|all the information|"
    rf"information|info|all mentions?|every mention|mentions?|all references|references?|more|"
    rf"every(?:thing)? passage|all passages|passages|all quotes|what is known|the facts)"
    rf"(?: (?:that )?(?:{{D}} (?:say|says|tell us|tells us)|there is|is|was|is said|is there|you have|you know|"
    rf"known|we know|said|written))?) (?:{_ABOUT}|to) (?P<topic>.+)",
    rf"tell (?:me|us) (?:(?:all|everything|something|more|what you know|what {{D}} says?|what is said) )?about (?P<topic>.+)",
    r"what can (?:{D} tell (?:me|us)|you tell me|i (?:learn|find|read)(?: out)?) about (?P<topic>.+)",
    rf"(?:{_GET}{_SHORT}{_SUM}|summari[sz]e what (?:{{D}} says?|is said)) {_ABOUT} (?P<topic>.+)",
    r"(?:is there |are there |do you have )?(?:anything|something) (?:said |written )?(?:about|on) (?P<topic>.+)",
    r"summari[sz]e (?P<topic>.+)",
    r"where (?:is|are) (?P<topic>.+?) mentioned(?: in {D})?",
)
_LEANING_TOPIC = (r"(?:and )?(?:what|how) about (?P<topic>.+)",)

_PEOPLE_NOUN = (
    r"(?:people|persons?|figures|speakers?|voices|characters|actors|players|protagonists?|witnesses|names|"
    r"individuals|participants|stakeholders|men and women|cast|experts)"
)
_NAMED = (
    r"(?:mentioned|quoted|named|cited|interviewed|speaking|talking|involved|featured|described|present|"
    r"referred to|heard|introduced|talked about|written about|discussed|to be heard)"
)
_MOST = r"(?: (?:most|most often|a lot|by name|there|here))?"
_PEOPLE = (
    rf"who (?:all )?(?:{_BE}|gets?|has been|have been) (?:all )?{_NAMED}{_MOST}(?: (?:in|by) {{D}})?{_MOST}",
    r"who (?:all )?(?:speaks?|talks?|appears?|features?|occurs?|has a say|have a say|gets a say)(?: (?:in|here in) {D})?"
    r"(?: here)?",
    r"who (?:is|are) (?:all )?in {D}",
    r"who (?:is|are) who(?: in {D})?",
    rf"who {_BE} (?:all )?(?:the )?(?:{_MAIN})?(?:other )?{_PEOPLE_NOUN}"
    rf"(?: (?:who |that )?(?:{_BE} )?{_NAMED})?(?: (?:in|of|by) {{D}})?(?: here)?",
    rf"who (?:do|does|did) {{D}} (?:quote|mention|name|cite|interview|feature|talk about|describe)",
    rf"(?:what|which) (?:{_MAIN})?(?:{_PEOPLE_NOUN}) (?:{_BE}|do|does|appear|speak|occur)"
    rf"(?: (?:{{D}} )?(?:quote|mention|name|cite|appear|speak|there|{_NAMED}))?(?: (?:in|by) {{D}})?",
    rf"{_GET}(?:list of )?(?:all )?(?:the )?(?:{_MAIN})?{_PEOPLE_NOUN}"
    rf"(?: (?:who |that )?(?:{_BE} )?{_NAMED})?(?: (?:in|of|from|by) {{D}})?",
    rf"(?:whose (?:voices?|words|statements) {_BE} (?:heard|quoted|there)|whom (?:do|does) {{D}} (?:quote|mention))"
    r"(?: in {D})?",
)

_CONTRADICT = (
    r"(?:disagree|contradict|conflict|clash|diverge|agree|differ in what they say|say (?:the same|different things)|"
    r"tell (?:the same story|different stories|another story)|oppose|dispute|argue)"
)
_EACH = r"(?: (?:each other|one another|themselves|with (?:each other|one another)|on anything|about anything|at all))*"
_CONFLICTS = (
    rf"(?:where|how|when|whether|if|on what|in what|about what|on which points?|in which points?) (?:do|does|did) "
    rf"{{D}} {_CONTRADICT}{_EACH}(?: (?:on|about|over))?",
    rf"(?:do|does|did) (?:any of )?{{D}} (?:ever )?{_CONTRADICT}{_EACH}",
    rf"(?:what|which things?|which points?) (?:do|does|did) {{D}} (?:disagree|not agree|argue|agree|contradict|"
    rf"conflict)(?: (?:on|about|over))?{_EACH}",
    r"(?:(?:what|where) (?:is|are)|are there|is there|show|list|find|give|any)(?: (?:me|us|all|any|the|a|some|main|key|"
    r"there))* (?:contradictions?|disagreements?|discrepanc(?:y|ies)|inconsistenc(?:y|ies)|conflicts?|disputes?|"
    r"points of (?:disagreement|contention))(?: (?:between|among|in|of|within|across) {D})?",
    r"(?:contradictions?|disagreements?|discrepancies|inconsistencies)(?: (?:between|among|in|across) {D})?",
    r"(?:what|which (?:facts|claims|points|things)) (?:is|are) (?:disputed|contested|contradicted|controversial|"
    r"in dispute)(?: (?:in|by|between|among) {D})?",
)

_SAY = (
    r"(?:say|says|said|saying|claim|claims|claimed|tell|tells|told|write|wrote|report|reported|think|thinks|"
    r"argue|argues|state|states|believe|believes)"
)
_VIEWS = (
    r"(?:accounts?|statements?|views?|versions?|positions?|words|testimon(?:y|ies)|claims?|opinions?|arguments?|"
    r"stories|reports?|reactions?|stances?|descriptions?|perspectives?|attitudes?)"
)
_TO = rf"(?: (?:about|on|over|regarding|concerning|when it comes to|in what they {_SAY} about) (?P<topic>.+))?"
_A, _B = r"(?P<one>.+?)", r"(?P<other>.+?)"
_WITH = r"(?:and|with|to|versus|vs\.?|against)"
_COMPARE = r"(?:compare|contrast|(?:draw |make )?a comparison (?:of|between)|comparison (?:of|between)|set side by side)"
_BETWEEN = r"(?:(?:what (?:is|are)|show(?: me)?|explain)(?: the)? )?(?:main |key )?differences? (?:between|in)"
_SIDES = (
    rf"(?:{_COMPARE}|{_BETWEEN}) what {_A} {_WITH} (?:what )?{_B} {_SAY}{_TO}",
    rf"(?:{_COMPARE}|{_BETWEEN}) what {_A} {_SAY}{_TO.replace('topic', 'first')} {_WITH} what {_B} {_SAY}{_TO}",
    rf"(?:{_COMPARE}|{_BETWEEN}) (?:the )?{_VIEWS} of {_A} {_WITH} (?:(?:those|that) of )?{_B}{_TO}",
    rf"(?:{_COMPARE}|{_BETWEEN}) {_A}(?:['’]s?)? {_WITH} {_B}['’]s? {_VIEWS}{_TO}",
    rf"(?:{_COMPARE}) {_A} {_WITH} {_B}{_TO}",
    rf"{_BETWEEN} {_A} and {_B}{_TO}",
    rf"(?:how|where|in what|on what) (?:do|does|did) (?:the {_VIEWS} of )?{_A} and {_B}(?:['’]s? {_VIEWS})? (?:differ|"
    rf"compare|disagree|agree|contrast|contradict each other){_TO}",
    rf"how (?:do|does|did) what {_A} {_SAY}{_TO.replace('topic', 'first')} (?:differ|compare|diverge) (?:from|with|to) what "
    rf"{_B} {_SAY}{_TO}",
    rf"(?:do|does|did) {_A} and {_B} (?:agree|disagree|contradict each other|say the same|tell the same story){_TO}",
)


def compile_phrases() -> tuple[tuple[Extent, re.Pattern[str], bool], ...]:
    """Return the patterns in the order in which they are tried; True: it may lean on a question
    before it.
    """
    kinds: tuple[tuple[Extent, tuple[str, ...], bool], ...] = (
        ("sources", _SOURCES, False),
        ("sources", _LEANING_SOURCES, True),
        ("people", _PEOPLE, False),
        ("conflicts", _CONFLICTS, False),
        ("events", _EVENTS, False),
        ("period", _PERIOD, False),
        ("period", _LEANING_PERIOD, True),
        ("events", _EVENTS_ABOUT, False),
        ("sides", _SIDES, False),
        ("topic", _TOPIC, False),
        ("topic", _LEANING_TOPIC, True),
    )
    return tuple(
        (extent, re.compile(_filled(phrase)), leans)
        for extent, phrases, leans in kinds
        for phrase in phrases
    )


def _filled(phrase: str) -> str:
    """The pattern with the documents in their places; a group may have its name only once."""
    filled = phrase.replace("{O}", _OWN).replace("{D}", DOCUMENTS)
    first, *more = filled.split("(?P<leans>")
    if not more:
        return filled
    return f"{first}(?P<leans>" + "(?:".join(more)
