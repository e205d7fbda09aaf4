"""Verbs that report speech, as a table. Compiled for this project.

Each verb lists what it may report:

    q  a quotation                            "We go," he laughed
    c  a clause                               he claimed (that) they go
    o  a noun phrase                          he denied the allegations
    d  somebody told to do something          he urged them to go
    i  what the speaker undertakes to do      he vowed to go
    n  a name given to something              he called it a disgrace
    and prepositions that introduce a topic   he called for calm: "for"

Verbs of thinking and feeling are left out but for those that report an uttered opinion.
"""

from __future__ import annotations

from typing import Final

from corpus.statements.grammar.manners_of_speaking import MANNERS

_TABLE: Final = """
accuse: o of
acknowledge: q c o
add: q c
address: o
admit: q c o to
advise: q c d
advocate: c o for
affirm: q c o
agree: q c i with on
allege: q c o
announce: q c o i
answer: q c
anticipate: c
apologise: q c for
apologize: q c for
appeal: for to
applaud: o
argue: q c for against
ask: q c d for about
assail: o
assert: q c o
assure: q c
attack: o
attest: c to
aver: q c
back: o
bash: o
beg: q d for
begin: q
believe: c
bemoan: o
berate: o
blame: o on
blast: q o
blog: q c
boast: q c of about
brag: q c of about
brand: n
call: q n for on upon
caution: q c d against
celebrate: o
challenge: d
chant: q
characterise: o
characterize: o
charge: q c
chide: q o
cite: o
claim: q c o i
clarify: q c o
comment: q c on about
compare: o
complain: q c about of
concede: q c o
conclude: q c
condemn: o
confess: q c to
confirm: q c o
congratulate: o
consider: n
contend: q c
continue: q
contradict: o
convey: c o
counsel: q c
counter: q c
criticise: q o
criticize: q o
cry: q
decide: c
declare: q c o
decline: i
decry: o
defend: o
demand: q c o i
denounce: o
deny: q c o
deride: o
describe: o
detail: o
disagree: q with
disclose: q c o
discuss: o
dismiss: q o
dispute: c o
dub: n
echo: q o
elaborate: q on
emphasise: q c o
emphasize: q c o
encourage: d
endorse: o
estimate: c o
exclaim: q c
exhort: d
expect: c
explain: q c o
express: o
fear: c
find: c
forecast: c o
fume: q
go: q
guess: c
hail: o
highlight: o
hint: q c at
hope: c
implore: q d
imply: c
indicate: q c o
inform: c
inquire: q
insist: q c on
instruct: d
insult: o
interject: q
intone: q
invoke: o
jeer: q
joke: q c about
label: n
lament: q c o
lash: q
laud: o
laugh: q
liken: o
maintain: q c
mention: q c o
mock: q o
mumble: q
murmur: q
muse: q c
mutter: q
name: n
note: q c o
object: q c to
observe: q c
offer: q o i
opine: q c
order: d
outline: o
plead: q d for with
pledge: q c o i
point: q to
portray: o
post: q c
praise: q o
predict: q c o
press: q d for
proclaim: q c o
promise: q c o i
propose: q c o i
protest: q c o
question: q c o
quip: q c
quote: q o
rail: q against
rate: n
read: q
reaffirm: q c o
reason: q c
rebuff: o
rebuke: o
rebut: o
recall: q c o
recommend: q c o
recount: q c o
refer: to
reflect: q
refuse: i
refute: o
reiterate: q c o
reject: q o
remark: q c on
remind: q c
repeat: q c o
reply: q c
report: q c o
request: c o d
respond: q c to by with
retort: q c
reveal: q c o
ridicule: o
rule: c
salute: o
say: q c o
scoff: q at
scold: q o
scream: q
shout: q
show: c
sigh: q
slam: q o
snap: q
speak: q of about
specify: c o
speculate: q c
state: q c o
stress: q c o
suggest: q c o
summarise: q c o
summarize: q c o
support: o
suspect: c
swear: q c i
talk: q about of
tease: q
tell: q c o d
testify: q c about to
thank: q o
think: c
threaten: q c i
thunder: q
tout: o
trumpet: o
tweet: q c o about
underline: c o
underscore: c o
urge: q c o d
voice: o
vow: q c i
want: i
warn: q c d of about against
welcome: o
whisper: q
wonder: q c
worry: q c about
write: q c about of
yell: q
"""


_ACTS_TABLE: Final = """
accuse acknowledge add admit advise affirm allege announce apologise apologize argue assert assure
berate blame blast call caution characterise characterize chide cite claim comment complain
concede condemn confirm congratulate contend counsel criticise criticize declare decry demand
denounce deny deride describe disclose dismiss dispute emphasise emphasize exhort explain express
hail highlight implore inform insist instruct lament laud liken maintain mention mock name note
order plead pledge praise proclaim promise propose protest question quote rebuff rebuke rebut
recall recommend recount refute reiterate reject remark remind repeat report request reveal
ridicule salute say scold slam speak state stress suggest tell testify thank threaten tout trumpet
underline underscore urge vow warn welcome write
"""


def _read(table: str) -> dict[str, frozenset[str]]:
    rows = (line.split(":") for line in table.strip().splitlines())
    return {verb: frozenset(patterns.split()) for verb, patterns in rows}


VERBS: Final = {**dict.fromkeys(MANNERS.split(), frozenset("q")), **_read(_TABLE)}
"""Lemma → what it may report."""

PARTICLES: Final = {
    "point": frozenset("qc"),
    "spell": frozenset("o"),
    "lay": frozenset("o"),
    "call": frozenset("o"),
    "rule": frozenset("o"),
}
"""Verbs that report something else with "out" behind them ("pointed out that …")."""


ACTS: Final = frozenset(_ACTS_TABLE.split())
"""Verbs that are an act of speech whatever their object: who "refutes" says something, who
"supports" need not. Verbs too rare to have a weight of their own share that of these."""
