"""A reader that sees question and text together changes the order, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.index import Index
from qa.ask import ask
from qa.options import Options
from qa.question import Question
from qa.ranking.ranking import Hit, Ranking
from qa.ranking.rerank import READ, ReaderError, load_reader, rerank
from qa.reply import Answer
from tests.fake_encoder import FakeEncoder

QUESTION = Question("Who?", "Who came?", "passages", None, ())


class Backwards:
    """Likes best what was last."""

    def score(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        assert question == "Who came?"
        return list(range(len(texts)))


def hits(count: int) -> Ranking:
    return Ranking.of(Hit(0, 0, 9 - n, 0.9 - n / 100, n) for n in range(1, count + 1))


def test_without_a_reader_the_ranking_stays(index: Index) -> None:
    ranking = hits(3)
    assert rerank(ranking, QUESTION, index.contents, None) is ranking


def test_the_reader_orders_the_best_and_leaves_the_rest(index: Index) -> None:
    rows = len(index.contents.sentences)
    ranking = Ranking.of(
        Hit(n % rows, _passage(index, n % rows), 9 - n, 0.9 - n / 100, n + 1)
        for n in range(READ + 2)
    )
    read = rerank(ranking, QUESTION, index.contents, Backwards())
    assert [hit.sentence for hit in read[:READ]] == [hit.sentence for hit in ranking[:READ]][::-1]
    assert [*read][READ:] == [*ranking][READ:]


def test_rank_and_confidence_stay_with_the_place(index: Index) -> None:
    ranking = hits(3)
    read = rerank(ranking, QUESTION, index.contents, Backwards())
    places = [(hit.rank, hit.confidence) for hit in read]
    assert places == [(hit.rank, hit.confidence) for hit in ranking]


def test_an_answer_can_be_read_again(index: Index) -> None:
    class Fond:
        def score(self, question: str, texts: Sequence[str]) -> Sequence[float]:
            assert question
            return [float("engines" in text) for text in texts]

    reply = ask(index, FakeEncoder(), "Was nobody hurt?", (), Options(reader=Fond()))
    assert isinstance(reply, Answer)
    assert "engines" in reply.excerpts[0].excerpt.span.text


@pytest.mark.model
def test_what_is_no_cross_encoder_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot be loaded") as caught:
        load_reader(str(tmp_path))
    assert "\n" not in str(caught.value)


@pytest.mark.model
def test_a_cross_encoder_scores_each_text(tmp_path: Path) -> None:
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "who", "came", "ana"]
    (tmp_path / "vocab.txt").write_text("\n".join(words))
    BertTokenizer(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path)
    config = BertConfig(
        vocab_size=len(words), hidden_size=8, num_hidden_layers=1, num_attention_heads=1,
        intermediate_size=8,
    )  # fmt: skip
    config.num_labels = 1
    BertForSequenceClassification(config).save_pretrained(tmp_path)
    scores = load_reader(str(tmp_path)).score("who came", ["ana came", "who"])
    assert len(scores) == 2
    assert all(isinstance(score, float) for score in scores)


def _passage(index: Index, row: int) -> int:
    return index.contents.passages.of_sentence(row)
