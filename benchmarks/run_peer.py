"""One peer over given passages and questions; prints what each step took, as JSON.

    python benchmarks/run_peer.py NAME FILE

Run by `measure_peers` with the interpreter of an environment where the peer is installed, so it
imports nothing of On Record but On Record itself, when that is the peer. FILE holds the folder of
the `model`, the `passages` and the `questions`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN = 5


def main() -> None:
    """Run the peer of the command line."""
    given = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    prepare = PEERS[sys.argv[1]]
    index = prepare(given["model"])
    index(given["passages"][:8])  # the first batch costs more than the ones after it
    started = time.perf_counter()
    answer = index(given["passages"])
    indexed = time.perf_counter() - started
    times = []
    for question in [*given["questions"][:5], *given["questions"]]:
        started = time.perf_counter()
        answer(question)
        times.append((time.perf_counter() - started) * 1000)
    print(json.dumps({"rate": len(given["passages"]) / indexed, "ms": times[5:]}))


def script(model: str) -> Callable[[list[str]], Callable[[str], object]]:
    """Plain sentence-transformers and FAISS."""
    import faiss
    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformer(model, device="cpu")

    def index(passages: list[str]) -> Callable[[str], object]:
        vectors = encoder.encode(passages, normalize_embeddings=True)
        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(vectors)
        return lambda text: flat.search(encoder.encode([text], normalize_embeddings=True), SHOWN)

    return index


def langchain(model: str) -> Callable[[list[str]], Callable[[str], object]]:
    """LangChain's FAISS store with its sentence-transformers embeddings."""
    from langchain_community.vectorstores import FAISS
    from langchain_huggingface import HuggingFaceEmbeddings

    encoder = HuggingFaceEmbeddings(
        model_name=model,
        model_kwargs={"device": "cpu"},
        encode_kwargs={"normalize_embeddings": True},
    )

    def index(passages: list[str]) -> Callable[[str], object]:
        store = FAISS.from_texts(passages, encoder)
        return lambda text: store.similarity_search(text, k=SHOWN)

    return index


def txtai(model: str) -> Callable[[list[str]], Callable[[str], object]]:
    """A hybrid index of txtai's: vectors and BM25."""
    from txtai import Embeddings

    def index(passages: list[str]) -> Callable[[str], object]:
        made = Embeddings(path=model, hybrid=True, gpu=False)
        made.index(passages)
        return lambda text: made.search(text, SHOWN)

    return index


def on_record(_: str) -> Callable[[list[str]], Callable[[str], object]]:
    """This program, as its users have it: from a corpus on disk to replies, without statements."""
    import tempfile

    sys.path.insert(0, str(Path(__file__).parent.parent))
    from index.encoder.load_encoder import load_encoder
    from index.progress import silent
    from index.refresh import Place, refresh
    from qa.ask import ask

    encoder = load_encoder()

    def index(passages: list[str]) -> Callable[[str], object]:
        folder = Path(tempfile.mkdtemp())
        records: list[dict[str, Any]] = [
            {"_id": f"p{number}", "title": "", "text": text} for number, text in enumerate(passages)
        ]
        lines = "\n".join(map(json.dumps, records))
        (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")
        place = Place(folder / "corpus.jsonl", folder / "index", encoder.name, statements=False)
        made = refresh(place, encoder, silent)
        return lambda text: ask(made, encoder, text)

    return index


PEERS: dict[str, Callable[[str], Callable[[list[str]], Callable[[str], object]]]] = {
    "On Record": on_record,
    "sentence-transformers + FAISS": script,
    "LangChain + FAISS": langchain,
    "txtai (hybrid)": txtai,
}


if __name__ == "__main__":
    main()
