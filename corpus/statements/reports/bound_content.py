"""Which tokens a report's words are: from the parse, corrected where it is known to stray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.statements.grammar.find_speakers import own_subject
from corpus.statements.grammar.reporting_verbs import PARTICLES, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

Ranges = tuple[tuple[int, int], ...]


_LONG_CUE = 8  # tokens from the verb to the comma that ends its phrase
_SHORT_TAIL = 3  # tokens; less than this behind ", he said," is a date or a place


def clause_ranges(clause: Token, verb: Token) -> Ranges:
    """The tokens under `clause` that are not under `verb`'s own side, as trimmed ranges."""
    own = {clause.i, *(token.i for token in clause.subtree)}
    if verb.i in own:
        own -= {token.i for token in verb.subtree}
    for other in _misattached(clause, verb):
        own -= {token.i for token in other.subtree}
    if not own:
        return ()
    ranges: list[tuple[int, int]] = []
    start = previous = min(own)
    for number in sorted(own)[1:]:
        if number != previous + 1:
            ranges.extend(trim(verb.doc, start, previous + 1))
            start = number
        previous = number
    ranges.extend(trim(verb.doc, start, previous + 1))
    ranges.extend(_tail(verb) if clause.i < verb.i else ())
    return tuple(ranges)


def _tail(verb: Token) -> Ranges:
    """What goes on behind ", he said," in the middle of a clause."""
    parsed, sentence = verb.doc, verb.sent
    commas = [t.i for t in parsed[verb.i : sentence.end] if t.text == ","]
    if not commas or any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.children):
        return ()
    first = commas[0] + 1
    if sentence.end - first <= _SHORT_TAIL or commas[0] - verb.i > _LONG_CUE:
        return ()
    opening = parsed[first]
    if opening.tag_ in ("VBG", "VBN", "WDT", "WP", "DT", "NN"):
        return ()  # "…, he said, adding …"; "…, said Ms. Doe, a lawyer"
    joins = opening.dep_ == "cc" and first + 1 < sentence.end
    following = parsed[first + 1] if joins else opening
    return () if patterns_of(following) else trim(parsed, first, sentence.end)


def right_end(verb: Token) -> int:
    """The end of what follows a verb, short of the next coordinate verb or a participle."""
    end = verb.right_edge.i + 1
    for child in verb.rights:
        apart = child.dep_ == "conj" or (
            child.dep_ == "advcl" and verb.doc[child.left_edge.i - 1].text == ","
        )
        if apart:
            end = min(end, child.left_edge.i)
            while end > verb.i + 1 and verb.doc[end - 1].dep_ in ("cc", "punct"):
                end -= 1
    return end


def object_end(verb: Token, target: Token) -> int:
    """The object, with what the parser hung on the verb behind it ("for …", "as …").

    A few words may stand between: "thanked him on Friday for coming".
    """
    end = reach = target.right_edge.i + 1
    for child in verb.rights:
        if child.i < end:
            continue
        if child.i != reach or child.dep_ not in ("prep", "npadvmod", "advmod"):
            break
        reach = child.right_edge.i + 1
        if child.dep_ == "prep" and child.lower_ in _COMPLETING:
            end = reach
        elif reach - child.left_edge.i > _BETWEEN:
            break
    return end


_COMPLETING = frozenset({"as", "for", "of", "to"})
_BETWEEN = 5  # tokens of a date or a place


def _misattached(clause: Token, verb: Token) -> Iterator[Token]:
    """Coordinate verbs that the parser hung into the clause though the speaker goes on.

    "He said that they go and insisted that we stay"; "… must go, and has called for more".
    So are participles of speech: "…, arguing that it was late".
    """
    for token in clause.subtree:
        if token.pos_ not in ("VERB", "AUX") or token.i < verb.i:
            continue
        coordinate = token.dep_ == "conj" and goes_on_from(token, verb)
        if coordinate or (token.dep_ == "advcl" and _is_marked_off(token)):
            yield token


def _is_marked_off(clause: Token) -> bool:
    """'…, arguing that it was late', '…, as the Courier quoted him': about saying it."""
    first = clause.left_edge
    behind_comma = first.i > 0 and first.nbor(-1).text == ","
    opens = clause.tag_ == "VBG" or first.lower_ == "as"
    return behind_comma and opens and bool(patterns_of(clause) & frozenset("qc"))


def goes_on_from(token: Token, verb: Token) -> bool:
    """Whether a coordinate verb within a reported clause shares the cue's level instead."""
    left = token.left_edge.i - 1
    marker = next((t for t in (token.doc[left], token.doc[left - 1]) if t.dep_ == "cc"), None)
    comma = marker is not None and marker.i > 0 and token.doc[marker.i - 1].text == ","
    reports = "c" in patterns_of(token) and any(c.dep_ == "ccomp" for c in token.children)
    marked = any(c.dep_ == "mark" for c in token.children)
    finite = token.tag_ in ("VBD", "VBZ", "VBP")
    # "said he goes and praised"
    back_in_tense = finite and token.tag_ == verb.tag_ != _tense(token.head)
    if own_subject(token) is not None:
        return (reports and not marked) or (back_in_tense and bool(patterns_of(token)))
    same_tense = token.tag_ == verb.tag_ or (token.tag_ in ("VBN", "VBD", "VBZ") and comma)
    back_in_tense = back_in_tense and bool(patterns_of(token))
    return same_tense and (reports or comma or back_in_tense)


def _tense(verb: Token) -> str:
    """The tag of a verb's finite part."""
    auxiliaries = [c.tag_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    return str(auxiliaries[0] if auxiliaries else verb.tag_)


def trim(parsed: Doc, start: int, end: int) -> Ranges:
    """Without the conjunction "that" before and punctuation around; empty when nothing is left."""
    end = _before_break(parsed, start, end)
    while start < end and (
        (parsed[start].is_punct and parsed[start].text not in "\"“‘'$#([")
        or (parsed[start].dep_ in ("mark", "advmod") and parsed[start].lower_ == "that")
    ):
        start += 1
    while end > start and (
        (parsed[end - 1].is_punct and parsed[end - 1].text not in "\"”’')]?!")
        or parsed[end - 1].dep_ == "cc"
    ):
        end -= 1
    return ((start, end),) if start < end else ()


def _before_break(parsed: Doc, start: int, end: int) -> int:
    """Where a semicolon ends the clause."""
    return min([end, *(t.i for t in parsed[start:end] if t.text == ";" and t.i > start + 1)])


def without_gloss(parsed: Doc, ranges: Ranges) -> Ranges:
    """Cut ", who …" and ", making …" at the end where they are longer than what they follow.

    Of such glosses most are the author's: annotators left out 20 of 28 in PolNeAR's pool. To
    leave out words that were said is the smaller mistake.
    """
    if not ranges:
        return ranges
    start, end = ranges[-1]
    for place in range(start + 2, end - 1):
        gloss = parsed[place]
        relative = gloss.lower_ == "who" and gloss.head.dep_ == "relcl"
        participle = gloss.tag_ == "VBG" and gloss.dep_ == "advcl"
        longer = end - place > place - start
        top = gloss.head if relative else gloss
        last = top.right_edge.i + 2 >= end
        if parsed[place - 1].text == "," and longer and last and (relative or participle):
            return (*ranges[:-1], *trim(parsed, start, place))
    return ranges


def without_source(parsed: Doc, ranges: Ranges) -> Ranges:
    """Cut ", according to …" at the end: it is about the telling, not part of what was told."""
    if not ranges:
        return ranges
    start, end = ranges[-1]
    for token in parsed[start + 2 : end]:
        follows = token.lower_ == "according" and token.nbor(-1).text == ","
        if follows and token.right_edge.i + 2 >= end:
            return (*ranges[:-1], *trim(parsed, start, token.i))
    return ranges


def with_reason(verb: Token, ranges: Ranges) -> Ranges:
    """With ", because …" that follows: the speaker's reason, though the parser hung it on the cue.

    Of such clauses the annotators of PolNeAR took in nearly all, of "as" and "while" few.
    """
    start, end = ranges[-1]
    for child in verb.rights:
        opens = child.left_edge.i - (verb.doc[child.left_edge.i - 1].text == ",")
        reason = child.dep_ == "advcl" and child.left_edge.lower_ in _REASONS
        if reason and opens == end:
            return (*ranges[:-1], *trim(verb.doc, start, child.right_edge.i + 1))
    return ranges


_REASONS = frozenset({"because", "if", "unless", "so", "since"})


def patterns_of(token: Token) -> frozenset[str]:
    """What this token may report: empty for anything but a verb of speech."""
    if token.pos_ not in ("VERB", "AUX"):
        return frozenset()
    lemma = token.lemma_.lower()
    if lemma in PARTICLES and any(c.dep_ == "prt" and c.lower_ == "out" for c in token.children):
        return PARTICLES[lemma]
    return VERBS.get(lemma, frozenset())
