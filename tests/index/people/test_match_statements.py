"""The same words are found in several documents: all of them, and nothing else."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.people.match_statements import (
    COMMON,
    CONTAINED,
    CONTENT_OVERLAP,
    FEWEST,
    LONGER_OVERLAP,
    NEXT,
    OVERLAP,
    RARE_SHARED,
    REPORTED_OVERLAP,
    match_statements,
)
from index.people.speech_record import StatementTerms
from tests.index.speaking import said

VOCABULARY = (
    "the mill bridge of not no school river can't council ferry we county engine burnt closed"
).split()
SPOKEN = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=12).map(" ".join),
        st.booleans(),
    ),
    max_size=9,
)


def pairwise_groups(
    bags: StatementTerms, documents: list[int], direct: list[bool]
) -> tuple[tuple[int, ...], ...]:
    """The definition, every statement compared with every other."""
    ends = np.cumsum(bags.counts).tolist()
    every = [bags.words[end - n : end].tolist() for end, n in zip(ends, bags.counts, strict=True)]
    whole = [{word >> 1 for word in words} for words in every]
    content = [{word >> 1 for word in words if word & 1} for words in every]
    holders = Counter(word for own in content if len(own) >= FEWEST for word in own)
    group = list(range(len(every)))
    for one in range(len(every)):
        for other in range(one + 1, len(every)):
            shared = content[one] & content[other]
            rare = [word for word in shared if holders[word] <= COMMON]
            if documents[one] == documents[other] or len(rare) < RARE_SHARED:
                continue
            share = CONTENT_OVERLAP if direct[one] and direct[other] else REPORTED_OVERLAP
            few, many = sorted((len(content[one]), len(content[other])))
            of_all = len(whole[one] & whole[other]) / min(len(whole[one]), len(whole[other]))
            if len(shared) < max(FEWEST, share * few) or of_all < OVERLAP:
                continue
            alike = len(shared) >= LONGER_OVERLAP * many * share / CONTENT_OVERLAP
            if alike or min(len(shared) / few, of_all) >= CONTAINED:
                old, new = sorted((group[one], group[other]))
                group = [old if each == new else each for each in group]
    found = {first: tuple(n for n, each in enumerate(group) if each == first) for first in group}
    return tuple(each for _, each in sorted(found.items()) if len(each) > 1)


@given(SPOKEN)
def test_statements_are_grouped_as_the_definition_says(
    spoken: list[tuple[str, str, bool]],
) -> None:
    bags = StatementTerms.of(said(name, "Ada Finch", words) for name, words, _ in spoken)
    documents = ["abcd".index(name) for name, _, _ in spoken]
    direct = [quoted for _, _, quoted in spoken]
    found = match_statements(bags, np.array(documents, np.int64), np.array(direct, bool))
    assert found == pairwise_groups(bags, documents, direct)


def test_a_quotation_is_known_again_in_other_words_of_grammar() -> None:
    texts = ["You can't close the old mill in winter", "the old mill cannot be closed in winter"]
    bags = StatementTerms.of(
        said(name, "Ada Finch", words) for name, words in zip("ab", texts, strict=True)
    )
    assert match_statements(bags, np.arange(2), np.ones(2, bool)) == ((0, 1),)


def test_a_reprint_is_found_among_thousands_where_no_word_is_rare() -> None:
    chance = np.random.default_rng(5)
    texts = [_made_up(chance) for _ in range(6_000)]
    reprints = range(0, 6_000, 300)
    bags = StatementTerms.of(
        said(str(number), "Ada Finch", words)
        for number, words in enumerate([*texts, *(_cut(texts[each]) for each in reprints)])
    )
    documents = np.arange(len(bags.counts))
    holders = np.unique(bags.words, return_counts=True)[1]
    assert holders.min() > COMMON
    found = match_statements(bags, documents, np.ones(len(documents), bool))
    assert found == tuple((each, 6_000 + number) for number, each in enumerate(reprints))


def _made_up(chance: np.random.Generator) -> str:
    return " ".join(f"mill{number}" for number in chance.choice(1_200, 20, replace=False))


def _cut(text: str) -> str:
    """Without three of its twenty words."""
    return " ".join(text.split()[1:-2])


def test_the_same_words_of_more_sources_than_are_compared_are_one_group() -> None:
    texts = [f"the old mill river bridge school burnt {n}" for n in range(4_000)]
    same = ["ferry engine council county harbour lighthouse closed"] * (NEXT + 20)
    bags = StatementTerms.of(
        said(str(number), "Ada Finch", words) for number, words in enumerate([*texts, *same])
    )
    documents = np.arange(len(bags.counts))
    found = match_statements(bags, documents, np.ones(len(documents), bool))
    assert tuple(range(4_000, 4_000 + len(same))) in found
