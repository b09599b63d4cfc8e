"""From a path to the text in it: size, archive, encoding, and what is no text at all."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from agents.errors import AftertextError

MOST_BYTES = 200_000_000
"""The largest file that is read unless told otherwise, also inside an archive."""
MOST_FILES = 100_000
_WANTED = ("_chat.txt", "result.json", "main.jsonl")
_SUFFIXES = (".txt", ".json", ".jsonl", ".xml", ".csv", ".tsv")
_TITLE = re.compile(r"WhatsApp Chat (?:with|-) (.+?)(?: ?\(\d+\))?\.(?:txt|zip)", re.IGNORECASE)
_SAMPLE = 65_536
_DAMAGED = "\ufffd"
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MOST_NO_TEXT = 0.1
"""A text has next to no control signs; in binary files they are more than this share."""


@dataclass
class Source:
    """The text of a file, the chat's title if the name of the file gives one, and notes."""

    path: Path
    text: str
    title: str = ""
    notes: list[str] = field(default_factory=list)


def load(path: str | Path, most_bytes: int = MOST_BYTES) -> Source:
    """Return the text of a file, or of the chat in an archive.

    Raises AftertextError if there is none, it is too large, empty or no text.
    """
    path = Path(path).expanduser()
    data, title = _bytes(path, most_bytes), _title(path.name)
    if data.startswith(b"PK\x03\x04"):
        name, data = _unpacked(path, most_bytes)
        title = title or _title(name)
    if not data.strip():
        raise AftertextError(f"{path}: the file is empty")
    text, notes = decode(data)
    _check(path, text, data)
    return Source(path, text, title, notes)


def _title(name: str) -> str:
    match = _TITLE.fullmatch(name)
    return match.group(1) if match else ""


def _bytes(path: Path, most: int) -> bytes:
    try:
        if path.is_dir():
            wanted = ", ".join(_WANTED)
            raise AftertextError(f"{path}: this is a folder; give the file in it ({wanted})")
        if not path.is_file():
            raise AftertextError(f"{path}: there is no such file")
        if path.stat().st_size > most:
            raise _too_large(path, most)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, AftertextError):
            raise
        why = getattr(error, "strerror", None) or error
        raise AftertextError(f"{path}: the file cannot be read ({why})") from None


def _too_large(path: Path, most: int) -> AftertextError:
    return AftertextError(
        f"{path}: larger than {most / 1e6:,.0f} MB; export without media,"
        " or raise the limit (most_bytes)"
    )


def _unpacked(path: Path, most: int) -> tuple[str, bytes]:
    """Return name and content of the chat in an archive, whatever size it claims."""
    try:
        with zipfile.ZipFile(path) as archive:
            entry = _chat_in(path, archive)
            with archive.open(entry) as file:
                data = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise AftertextError(f"{path}: the archive is damaged or of an unknown kind") from None
    except RuntimeError:
        raise AftertextError(
            f"{path}: the archive is locked by a password; unpack it first"
        ) from None
    if len(data) > most:
        raise _too_large(path, most)
    return Path(entry.filename).name, data


def _chat_in(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    files = [info for info in archive.infolist() if not info.is_dir()]
    if len(files) > MOST_FILES:
        raise AftertextError(f"{path}: more than {MOST_FILES:,} files are in the archive")
    # macOS puts a shadow of every file beside it.
    files = [info for info in files if not info.filename.startswith("__MACOSX/")]
    names = {info: Path(info.filename).name for info in files}
    for fits in (
        lambda name: name in _WANTED,
        lambda name: bool(_title(name)),
        lambda name: name.lower().endswith(_SUFFIXES),
    ):
        found = [info for info, name in names.items() if fits(name)]
        if len(found) == 1:
            return found[0]
        if found:
            break
    what = f"{len(found)} could be" if found else "nothing in the archive is"
    raise AftertextError(f"{path}: {what} the chat; unpack it and give the file")


def decode(data: bytes) -> tuple[str, list[str]]:
    """Return the text of bytes and notes on their encoding.

    UTF-8 and UTF-16 with or without their mark; what is neither is taken for Windows-1252, or for
    damaged UTF-8 where most of it still is.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _with_damage(data, "utf-16")
    if (wide := _wide(data[:_SAMPLE])) is not None:
        return _with_damage(data, wide)
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        text, notes = _with_damage(data, "utf-8-sig")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if text.count(_DAMAGED) > beyond / 2:
        text, _ = _with_damage(data, "cp1252")
        return text, ["the file is not UTF-8; it was read as Windows-1252"]
    return text, notes


def _with_damage(data: bytes, encoding: str) -> tuple[str, list[str]]:
    text = data.decode(encoding, "replace")
    damaged = text.count(_DAMAGED)
    notes = [f"{damaged:,} damaged signs in the file were replaced"] if damaged else []
    return text, notes


def _wide(sample: bytes) -> str | None:
    """Return the UTF-16 without a mark that bytes are in: every other byte is zero."""
    half = len(sample) // 2
    if half >= 8:
        if sample[1::2].count(0) > 0.8 * half and sample[::2].count(0) < 0.1 * half:
            return "utf-16-le"
        if sample[::2].count(0) > 0.8 * half and sample[1::2].count(0) < 0.1 * half:
            return "utf-16-be"
    return None


def _check(path: Path, text: str, data: bytes) -> None:
    if data.startswith(b"SQLite format 3"):
        raise AftertextError(f"{path}: this is a database; export the chat as text or JSON")
    sample = text[:_SAMPLE]
    if len(_NO_TEXT.findall(sample)) > _MOST_NO_TEXT * len(sample):
        raise AftertextError(f"{path}: this is no text; give the export of a chat")
