"""A parsed paragraph → the acts of speech it reports in clauses and noun phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.language.lexicon import GRANTED, NOUNS, SOURCES
from corpus.statements.grammar.find_speakers import find_speaker, is_passive, own_subject
from corpus.statements.quotes.mask_quotes import STAND_IN
from corpus.statements.reports.bound_content import (
    Ranges,
    clause_ranges,
    object_end,
    patterns_of,
    right_end,
    trim,
    with_reason,
    without_gloss,
    without_source,
)
from corpus.statements.reports.find_asides import find_aside, find_closing, inverted_speaker
from corpus.statements.reports.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_EMERGING = frozenset({"emerge", "surface", "circulate", "spread", "appear"})
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})


def find_reports(parsed: Doc) -> tuple[Report, ...]:
    """Return the reports of speech in a parsed paragraph, in the order of their cues."""
    return tuple(
        report
        for token in parsed
        for find in (_by_verb, _by_source, _by_noun, _by_emergence)
        for report in find(token)
    )


def _by_verb(token: Token) -> Iterator[Report]:
    patterns = patterns_of(token)
    unsaid = any(child.dep_ == "neg" for child in token.children) or _withholds(token)
    if not patterns or unsaid:
        return  # what somebody did not say is not a statement
    aside = find_aside(token) if "c" in patterns else ()
    found = ("aside", aside) if len(aside) > 1 else None
    contents = (each for each in _contents(token, patterns) if each[1])
    found = found or next((each for each in contents if not _stands_in(token, each[1])), None)
    if found is not None:
        pattern, content = found[0], without_gloss(token.doc, without_source(token.doc, found[1]))
        content = with_reason(token, content)
        inverted = inverted_speaker(token) if pattern == "aside" else None
        yield Report(token, inverted or find_speaker(token), _cue(token), content, pattern)


def _withholds(verb: Token) -> bool:
    """'The permit was denied', 'denied them entry': an act, and nothing is said."""
    kinds = ("dobj", "nsubjpass")
    objects = (c.lemma_.lower() for c in verb.children if c.dep_ in kinds)
    return verb.lemma_ == "deny" and not GRANTED.isdisjoint(objects)


def _stands_in(verb: Token, content: Ranges) -> bool:
    """Whether it is nothing but the stand-in of a quotation, which has a cue of its own."""
    return " ".join(verb.doc[start:end].text for start, end in content) == STAND_IN


_Content = tuple[str, Ranges]


def _contents(verb: Token, patterns: frozenset[str]) -> Iterator[_Content]:
    """What the verb may report, the likeliest reading first."""
    children = _by_function(verb)
    if "n" in patterns and (named := _named(verb, children)):
        yield "name", named
    following = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    if following in patterns and not is_passive(verb):
        yield "topic", trim(verb.doc, verb.i + 2, right_end(verb))
    if "c" in patterns:
        yield from _clauses(verb, children)
    yield from _infinitives(verb, patterns, children)
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in patterns and child.i > verb.i:
            target = children.get("dobj") or children.get("dative")
            start = target.left_edge.i if target is not None and "o" in patterns else child.i + 1
            yield "topic", trim(verb.doc, start, child.right_edge.i + 1)
    if "o" in patterns:
        yield from _objects(verb, children)
    if "n" in patterns and not is_passive(verb) and own_subject(verb) is not None:
        yield "called", trim(verb.doc, verb.i + 1, right_end(verb))


def _by_function(verb: Token) -> dict[str, Token]:
    """What depends on a verb, one of each kind: the first behind it, or else the last before it."""
    children = {child.dep_: child for child in verb.lefts}
    children |= {child.dep_: child for child in reversed(list(verb.rights))}
    children.pop("conj", None)
    return children


def _clauses(verb: Token, children: dict[str, Token]) -> Iterator[_Content]:
    """'said that they go', and ', he said,' within another clause."""
    clause = children.get("ccomp")
    if clause is not None and not (clause.i < verb.i and "nsubjpass" in children):
        yield "clause", clause_ranges(clause, verb)
    elif not {"dobj", "xcomp"} & set(children) and (late := _late_clause(verb)) is not None:
        yield "clause", clause_ranges(late, verb)
    as_said = verb.dep_ == "advcl" and any(child.lower_ == "as" for child in verb.lefts)
    if as_said and not {"ccomp", "dobj", "xcomp"} & set(children):
        yield "clause", clause_ranges(verb.head, verb)
    elif not {"ccomp", "dobj"} & set(children) and (closing := find_closing(verb)):
        yield "clause", closing
    if verb.dep_ in ("parataxis", "ccomp") and _is_aside(verb):
        yield "clause", clause_ranges(verb.head, verb)


def _late_clause(verb: Token) -> Token | None:
    """'reported at the time that …': the parser hangs the clause on the noun before it."""
    for preposition in verb.rights:
        if preposition.dep_ != "prep":
            continue
        for token in preposition.subtree:
            clause = token.head
            opens = token.lower_ == "that" and token.dep_ not in ("nsubj", "nsubjpass", "det")
            if opens and clause.dep_ in ("relcl", "acl", "ccomp") and own_subject(clause):
                return clause
    return None


def _infinitives(
    verb: Token, patterns: frozenset[str], children: dict[str, Token]
) -> Iterator[_Content]:
    """'urged them to go' with the addressee, 'vowed to go' without."""
    infinitive = children.get("xcomp")
    target = children.get("dobj") or children.get("dative")
    ordered = infinitive if infinitive is not None else children.get("ccomp")
    if "d" in patterns and ordered is None and target is not None:
        ordered = _infinitive_behind(target)
    if "d" in patterns and ordered is not None and _is_infinitive(ordered):
        first = target if target is not None else ordered
        yield "order", trim(verb.doc, first.left_edge.i, ordered.right_edge.i + 1)
    if "i" in patterns and infinitive is not None and _is_infinitive(infinitive):
        yield "intent", _with_more_of_them(clause_ranges(infinitive, verb), verb)


def _infinitive_behind(target: Token) -> Token | None:
    """'urged Doe, who was in town, to leave': the parser hangs the infinitive higher up."""
    place = target.right_edge.i + 1
    after = [token for token in target.doc[place : place + 3] if not token.is_punct]
    opening = after[0] if after else target
    if opening.dep_ == "advmod" and len(after) > 1:
        opening = after[1]
    return opening.head if opening.lower_ == "to" and opening.dep_ == "aux" else None


def _with_more_of_them(ranges: Ranges, verb: Token) -> Ranges:
    """'vowed to go and stay': a bare infinitive that the parser hung on "vowed" itself."""
    for other in verb.conjuncts if ranges and verb.tag_ not in ("VB", "VBP") else ():
        if other.i > verb.i and other.tag_ in ("VB", "VBP") and own_subject(other) is None:
            ranges = (*ranges[:-1], *trim(verb.doc, ranges[-1][0], other.right_edge.i + 1))
    return ranges


def _objects(verb: Token, children: dict[str, Token]) -> Iterator[_Content]:
    """'denied the allegations', 'admitted going', 'the claim was denied by them'."""
    gerund = children.get("xcomp") or children.get("ccomp")
    if gerund is not None and _is_gerund(gerund) and gerund.i > verb.i:
        yield "object", clause_ranges(gerund, verb)
    target, passive = children.get("dobj"), children.get("nsubjpass")
    taken = "dative" in children or is_passive(verb)
    if target is None and gerund is not None and _is_misread_object(gerund, verb):
        yield "object", clause_ranges(gerund, verb)
    if target is not None and target.i > verb.i and not taken and not _points(target):
        yield "object", trim(verb.doc, target.left_edge.i, object_end(verb, target))
    if passive is not None and "agent" in children:
        told = trim(verb.doc, passive.left_edge.i, passive.right_edge.i + 1)
        yield "object", (*told, *_as_what(verb, behind=children["agent"]))


def _is_misread_object(clause: Token, verb: Token) -> bool:
    """'dismissed claims that they go as false': the parser makes "claims" the subject of "go"."""
    subject = own_subject(clause)
    if subject is None or subject.i != verb.i + 1:
        return False
    return subject.lemma_.lower() in NOUNS and subject.nbor(1).lower_ == "that"


def _points(target: Token) -> bool:
    """'citing that story', 'said the following', 'said nothing': no words of a statement."""
    if target.lemma_.lower() in ("following", "nothing"):
        return True
    words = [token.lower_ for token in target.subtree]
    return len(words) == 2 and words[0] in _DEMONSTRATIVES and target.lemma_.lower() in SOURCES


def _as_what(verb: Token, *, behind: Token) -> Ranges:
    """'She was described by them as a saint', be it hung on the verb or on who described her."""
    for token in verb.subtree:
        if token.i > behind.i and token.dep_ == "prep" and token.lower_ == "as":
            return trim(verb.doc, token.i, token.right_edge.i + 1)
    return ()


def _named(verb: Token, children: dict[str, Token]) -> tuple[tuple[int, int], ...] | None:
    """'called X a disgrace': the object and what it is called, in one range."""
    for dependency in ("oprd", "ccomp"):
        name = children.get(dependency)
        if name is None or name.i < verb.i or is_passive(verb):
            continue
        if dependency == "ccomp" and own_subject(name) is None:
            continue
        target = children.get("dobj")
        start = min(t.left_edge.i for t in (name, target) if t is not None and t.i > verb.i)
        return trim(verb.doc, start, name.right_edge.i + 1)
    return None


def _is_infinitive(token: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)


def _is_gerund(token: Token) -> bool:
    return token.tag_ == "VBG" or any(child.lower_ in ("having", "being") for child in token.lefts)


def _is_aside(verb: Token) -> bool:
    """', he said,' within another clause."""
    head = verb.head
    if head is verb or head.pos_ not in ("VERB", "AUX") or own_subject(verb) is None:
        return False
    before = verb.left_edge.i - 1
    return verb.dep_ == "parataxis" and before >= 0 and verb.doc[before].text in ",—–-"


def _cue(verb: Token) -> tuple[int, int]:
    """The verb with its auxiliaries, as far as they stand together."""
    start, end = verb.i, verb.i + 1
    for child in sorted(verb.lefts, key=lambda token: -token.i):
        if child.dep_ in _CUE_PARTS and child.i == start - 1:
            start = child.i
    for child in verb.rights:
        if child.dep_ == "prt" and child.i == end:
            end += 1
    return start, end


def _by_source(token: Token) -> Iterator[Report]:
    """'according to X': the sentence without the phrase."""
    if token.lower_ != "according" or token.i + 1 >= len(token.doc):
        return
    to = token.nbor(1)
    if to.lower_ != "to":
        return
    speaker = next((t for t in to.children if t.dep_ == "pobj"), None)
    if speaker is None:
        return
    left, right = token.i, max(to.right_edge.i, speaker.right_edge.i) + 1
    sentence = token.sent
    ranges = (*trim(token.doc, sentence.start, left), *trim(token.doc, right, sentence.end))
    if not ranges:  # the parser took what follows the comma for an appositive
        commas = (t.i for t in token.doc[speaker.i : sentence.end] if t.text == ",")
        ranges = trim(token.doc, next(commas, sentence.end), sentence.end)
    if ranges:
        yield Report(token, speaker, (token.i, to.i + 1), ranges, "source")


def _by_noun(token: Token) -> Iterator[Report]:
    """'his claim that …', 'their call for …'."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in NOUNS:
        return
    speaker = next((c for c in token.children if c.dep_ == "poss"), None)
    for child in token.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and _is_that_clause(child):
            content = clause_ranges(child, token)
            if content:
                yield Report(token, speaker, (token.i, token.i + 1), content, "noun")
            return


def _by_emergence(token: Token) -> Iterator[Report]:
    """'Reports emerged in May that …': the reports speak."""
    if token.lemma_.lower() not in _EMERGING or token.pos_ != "VERB":
        return
    speaker = own_subject(token)
    if speaker is None or speaker.lemma_.lower() not in NOUNS:
        return
    marks = (t for t in token.subtree if t.dep_ == "mark" and t.lower_ == "that" and t.i > token.i)
    clause = next((mark.head for mark in marks), None)
    if clause is not None and (content := clause_ranges(clause, token)):
        yield Report(token, speaker, _cue(token), content, "clause")


def _is_that_clause(clause: Token) -> bool:
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)
