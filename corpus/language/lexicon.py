"""Nouns and titles that tell who speaks. Compiled for this project."""

from __future__ import annotations

from typing import Final


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


NOUNS: Final = _words("""
accusation admission advice allegation announcement answer apology argument assertion assurance
assessment belief call charge claim comment complaint conclusion contention criticism
declaration demand denial description estimate explanation finding hint insistence letter
message note observation opinion order plea pledge post prediction promise proposal proposition
question reassurance recommendation remark reminder reply report request response revelation
statement suggestion suspicion testimony threat tweet verdict view vow warning words
""")
"""Nouns that name an utterance: "his claim that …", "X's warning that …", "her tweet:"."""

SOURCES: Final = _words("""
account analysis article audit blog book column complaint data document editorial email essay
filing indictment interview investigation lawsuit letter memo memoir note op-ed opinion paper
piece poll post report reports research review ruling source statement story study survey
testimony transcript tweet
""")
"""Things that report on their own account ("A shocking investigation revealed …")."""

GRANTED: Final = _words("""
access admission admittance appeal application asylum bail benefit care citizenship coverage
entrance entry funding leave loan motion parole passage permission permit petition request service
treatment visa
""")
"""What is granted or denied by an act: "denied them entry" is not what somebody said."""

UNNAMED_ROLES: Final = _words("""
spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons aide adviser advisor
representative lawyer attorney ally surrogate deputy assistant
""")
"""Who speaks *for* somebody else: a name behind or before such a word is not the speaker's
("a spokesman for Finch", "a Finch spokesman")."""

TITLES: Final = _words("""
mr mrs ms miss dr prof professor sen senator rep representative gov governor president mayor sir
lord lady judge justice general gen colonel col captain capt lt lieutenant sgt sergeant admiral
adm rev reverend father sister pope king queen prince princess chancellor secretary minister
premier ambassador commissioner congressman congresswoman chairman chairwoman speaker attorney
sheriff officer detective delegate councilman councilwoman mp head director leader whip
candidate nominee strategist chief editor reporter host correspondent founder manager executive
spokesman spokeswoman spokesperson ombudsman ombudswoman republican democrat
""")
"""Words before a name that are no part of it, in lower case and without a full stop."""

OCCUPATIONS: Final = _words("""
accountant actor actress architect artist astronaut author baker banker barber barista beekeeper
biologist blacksmith boxer brewer bricklayer builder butcher captain caretaker carpenter cashier
chef chemist cleaner coach composer cook councillor curator cyclist dancer dentist designer
developer doctor driver economist electrician engineer entrepreneur farmer firefighter fisher
fisherman florist forester gardener geologist glazier goalkeeper guide hairdresser historian
housekeeper inspector janitor jeweller joiner journalist judge keeper lawyer lecturer librarian
locksmith mason mechanic midwife miller miner model musician novelist nurse optician painter
paramedic pastor pensioner pharmacist photographer physicist pianist pilot playwright plumber poet
policeman policewoman porter postman potter priest printer programmer psychologist publican
rancher researcher retiree roofer sailor scientist sculptor shepherd shopkeeper singer soldier
solicitor stonemason striker student surgeon tailor teacher technician trader translator trucker
vet veterinarian waiter waitress watchmaker weaver welder writer zookeeper
""")
"""What somebody does, where it stands as the first word, capitalised, of a line: "Fisherman Olaf
Berg". In lower case any noun will do."""

VERBS_IN_FRONT: Final = _words("""
hath doth shall shalt wilt dost hast wert canst couldst wouldst shouldst hadst didst mayst is are
was were am be been does did has have had could should would must might ought let quoth spake
""")
"""Verbs that a line of verse or a question puts, capitalised, before a name ("Hath Finch …?").
Those that are first names as well (Will, May, Art, Can, Do) are left out."""

OCCUPATION_ENDS: Final = (
    "woman", "keeper", "maker", "worker", "ologist", "ographer", "ician", "wright", "monger",
    "herder", "catcher", "grower", "breeder", "trainer", "dealer", "skipper", "fisher", "rider",
    "boatman", "ferryman", "lineman", "cameraman", "fireman", "milkman", "doorman", "clergyman",
    "herdsman", "craftsman", "tradesman", "yachtsman", "oarsman", "helmsman", "salesman",
    "horseman", "foreman", "seaman", "handyman", "watchman", "groundsman", "bargeman",
)  # fmt: skip
"""What other words for what somebody does end with; first names that end so are excepted by the
table of names."""

IN_FRONT: Final = _words("""
also although and as but however later meanwhile now then today tonight when while yesterday yet
""")
"""What opens a sentence, capitalised, before a name."""

SAYING_BEHIND: Final = _words("""
adds added aloud asks asked claims replied replies said says tells told tweets warns warned writes
wrote again quietly loudly softly
""")
"""What stands behind a name in a headline or a line of a play, and is none of it."""

THINGS: Final = _words("""
aircraft album app boat book browser bus car cat cyclone dog drone ferry film frigate game horse
hurricane island lake lorry movie novel opera plane play river rocket satellite series ship show
software song spacecraft steamer storm submarine tanker trawler train truck typhoon vessel village
yacht hms uss ss mv
""")
"""What is no person where a name stands behind it: "the ship Vera Lind"."""

ABSTRACT: Final = _words("""
age beauty body childhood conscience courage culture death desire destiny dream faith fate fear
future god grief heart history hope imagination instinct intuition life logic love luck memory mind
nature past pride soul spirit time truth work world youth
""")
"""What is said to say something only in a manner of speaking: "our life tells us"."""

COLLECTIVES: Final = _words("""
administration agency alliance army association authority board body brigade bureau cabinet campaign
church club coalition college commission committee company congress council court department embassy
firm foundation government group hospital house industry institute institution jury kremlin
magazine military ministry network newspaper office organisation organization outlet panel paper
parliament party police press regime school senate service society station team tribunal union
university website
""")
"""Common nouns for bodies of people that speak as one."""

INSTITUTIONS: Final = _words("""
newspaper magazine website site agency broadcaster outlet daily weekly journal tabloid station
channel organisation organization group charity company firm network union think-tank nonprofit
""")
"""A name right behind one of these, or explained by one, is no person's."""

FEMALE_TITLES: Final = frozenset(
    {
        "mrs",
        "ms",
        "miss",
        "lady",
        "congresswoman",
        "chairwoman",
        "councilwoman",
        "queen",
        "princess",
        "sister",
    }
)
MALE_TITLES: Final = frozenset(
    {
        "mr",
        "sir",
        "lord",
        "congressman",
        "chairman",
        "councilman",
        "king",
        "prince",
        "father",
        "pope",
    }
)
