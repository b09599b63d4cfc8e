"""A real language model that fits a test: one random layer over bytes, written as a GGUF file."""

from __future__ import annotations

from pathlib import Path

import numpy as np

WIDTH, HEADS, HIDDEN, CONTEXT = 32, 2, 64, 16384
_BYTES = 256
_SPECIAL = ("<unk>", "<s>", "</s>")


def _how_likely(sign: str) -> float:
    """Letters and the end of a string are likely, half signs of other alphabets are not."""
    if sign == '"':
        return 1.0
    return 0.0 if sign.isascii() and sign.isprintable() and sign != "\\" else -5.0


_LIKELY = np.array(
    [*(-5.0 for _ in _SPECIAL), *(_how_likely(chr(byte)) for byte in range(_BYTES)), -5.0],
    np.float32,
)
_NORMAL, _UNKNOWN, _CONTROL, _BYTE = 1, 2, 3, 6
TEMPLATE = "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant: "


def write_model(path: Path) -> None:
    """Write a model that answers anything, in no sense whatever, yet in the form it is held to."""
    from gguf import GGUFWriter

    writer = GGUFWriter(str(path), "llama")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(HIDDEN)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    _add_tokens(writer)
    for name, values in _weights().items():
        writer.add_tensor(name, values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_tokens(writer) -> None:
    tokens = [*_SPECIAL, *(f"<0x{byte:02X}>" for byte in range(_BYTES)), "\u2581"]
    types = [_UNKNOWN, _CONTROL, _CONTROL, *([_BYTE] * _BYTES), _NORMAL]
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types(types)
    writer.add_vocab_size(len(tokens))
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template(TEMPLATE)


def _weights() -> dict[str, np.ndarray]:
    chance = np.random.default_rng(1)
    vocabulary = len(_SPECIAL) + _BYTES + 1

    def drawn(*shape: int) -> np.ndarray:
        return chance.normal(0.0, 0.2, shape).astype(np.float32)

    # The first dimension is the same for all, so that the output rows make some tokens likelier.
    embedding, output = drawn(vocabulary, WIDTH), drawn(vocabulary, WIDTH)
    embedding[:, 0], output[:, 0] = 3.0, _LIKELY
    norm = np.ones(WIDTH, np.float32)
    square = {
        f"blk.0.attn_{part}.weight": drawn(WIDTH, WIDTH) for part in ("q", "k", "v", "output")
    }
    return {
        "token_embd.weight": embedding,
        "output_norm.weight": norm,
        "output.weight": output,
        "blk.0.attn_norm.weight": norm,
        "blk.0.ffn_norm.weight": norm,
        "blk.0.ffn_gate.weight": drawn(HIDDEN, WIDTH),
        "blk.0.ffn_up.weight": drawn(HIDDEN, WIDTH),
        "blk.0.ffn_down.weight": drawn(WIDTH, HIDDEN),
        **square,
    }
