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
