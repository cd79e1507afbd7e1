"""Translation catalogues without outside tools: what the sources say, text files, compiled files.

`python -m nhipcau.ui.catalogue` reads the sources, brings `locale/en/.../django.po` up to date
(new words with an empty answer, gone words dropped) and compiles every catalogue.
"""

import ast
import re
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).parent
PACKAGE = HERE.parent
LOCALE = HERE / "locale"

# A message is its words, or its singular and plural joined by "\0" as compiled files want them.
Catalogue = dict[str, list[str]]

_LINE = re.compile(r'^(?:(msgid|msgid_plural|msgstr)(?:\[\d\])? )?(".*")$')


def read_po(text: str) -> Catalogue:
    """Message to its translations (one, or one a plural form). The header is the message ""."""
    found: Catalogue = {}
    for block in text.split("\n\n"):
        message, answers = _entry(block)
        if answers:
            found[message] = answers
    return found


def _entry(block: str) -> tuple[str, list[str]]:
    ids: list[str] = []
    answers: list[str] = []
    target = ids
    for line in block.splitlines():
        if not (match := _LINE.match(line.strip())):
            continue
        keyword, words = match[1], str(ast.literal_eval(match[2]))
        if keyword is None:
            target[-1] += words
            continue
        target = answers if keyword == "msgstr" else ids
        target.append(words)
    return "\0".join(ids), answers


def write_po(catalogue: Mapping[str, list[str]]) -> str:
    """As `read_po` reads it, in alphabetical order, one line a message."""
    blocks = [_block(message, catalogue[message]) for message in sorted(catalogue)]
    return "\n\n".join(blocks) + "\n"


def _block(message: str, answers: list[str]) -> str:
    ids = message.split("\0")
    lines = [f"msgid {_quoted(ids[0])}"]
    if len(ids) > 1:
        lines.append(f"msgid_plural {_quoted(ids[1])}")
        lines += [f"msgstr[{at}] {_quoted(answer)}" for at, answer in enumerate(answers)]
    else:
        lines.append(f"msgstr {_quoted(answers[0])}")
    return "\n".join(lines)


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def compiled(catalogue: Mapping[str, list[str]]) -> bytes:
    """The binary form (GNU MO, little-endian, no hash table), without untranslated messages."""
    pairs = sorted(
        (message.encode(), "\0".join(answers).encode())
        for message, answers in catalogue.items()
        if all(answers)
    )
    start = 28 + 16 * len(pairs)
    ids = b"".join(message + b"\0" for message, _ in pairs)
    words = b"".join(answer + b"\0" for _, answer in pairs)
    table = _offsets([message for message, _ in pairs], start)
    table += _offsets([answer for _, answer in pairs], start + len(ids))
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + table + ids + words


def _offsets(texts: list[bytes], start: int) -> bytes:
    rows = b""
    for text in texts:
        rows += struct.pack("<2I", len(text), start)
        start += len(text) + 1
    return rows


def paths() -> Iterator[Path]:
    yield from sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def compile_all() -> None:
    for path in paths():
        path.with_suffix(".mo").write_bytes(compiled(read_po(path.read_text("utf-8"))))


def bring_up_to_date(path: Path, messages: set[str]) -> Catalogue:
    """The catalogue at `path` with exactly `messages`; what was translated is kept."""
    known = read_po(path.read_text("utf-8"))
    fresh = {message: known.get(message, [""] * (message.count("\0") + 1)) for message in messages}
    fresh[""] = known[""]
    path.write_text(write_po(fresh), "utf-8")
    return fresh


def main() -> None:
    from nhipcau.ui.sources import messages_of  # noqa: PLC0415  it needs the framework, this does not

    fresh = bring_up_to_date(LOCALE / "en/LC_MESSAGES/django.po", messages_of(PACKAGE))
    compile_all()
    missing = sorted(message for message, answers in fresh.items() if not all(answers))
    print(f"{len(fresh) - 1} thông điệp, {len(missing)} chưa dịch")
    for message in missing:
        print(f"  {message}")


if __name__ == "__main__":
    main()
