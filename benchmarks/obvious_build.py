"""The obvious build, as a peer: sentence-transformers, FAISS and a Gradio page, one after another.

    python -m benchmarks.obvious_build CORPUS VECTORS PORT

CORPUS is a folder of text files or a `.jsonl` with a `text` a line. Vectors are kept in the file
VECTORS, so that a second start does not encode again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

PASSAGE = 800  # characters
SHOWN = 5


def passages_of(corpus: Path) -> list[str]:
    """Cut the texts of `corpus` into passages of like length."""
    if corpus.is_dir():
        texts = [file.read_text(encoding="utf-8") for file in sorted(corpus.glob("*.[tm][xd]*"))]
    else:
        lines = corpus.read_text(encoding="utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines]
    return [text[at : at + PASSAGE] for text in texts for at in range(0, len(text), PASSAGE)]


def main() -> None:
    """Serve the corpus of the command line."""
    corpus, vectors, port = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    import faiss
    import gradio as gr
    import numpy as np
    from sentence_transformers import SentenceTransformer

    from index.encoder.load_encoder import locate_model

    model = SentenceTransformer(str(locate_model("all-MiniLM-L6-v2")), device="cpu")
    passages = passages_of(corpus)
    if not vectors.exists():
        np.save(vectors, model.encode(passages, normalize_embeddings=True))
    known = np.load(vectors)
    index = faiss.IndexFlatIP(known.shape[1])
    index.add(known)

    def answer(question: str) -> str:
        found = index.search(model.encode([question], normalize_embeddings=True), SHOWN)[1]
        return "\n\n".join(passages[row] for row in found[0])

    gr.Interface(answer, "text", "text", api_name="answer").launch(
        server_port=port, quiet=True, ssr_mode=False
    )


if __name__ == "__main__":
    main()
