"""A damaged office file is taken or refused in a sentence, wherever the damage lies."""

import io
import random
import zipfile
from contextlib import suppress

from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.documents.kinds import WORD, kind_of
from nhipcau.documents.wording import words_of_file

MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def word_file() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types>" + MAIN + b"</Types>")
        archive.writestr("word/document.xml", "<w:t>Báo cáo</w:t>" * 20)
    return stream.getvalue()


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_damage_is_refused_and_nothing_else_happens(seed):
    chance = random.Random(seed)
    content = bytearray(word_file())
    for _ in range(chance.randrange(1, 6)):
        content[chance.randrange(len(content))] = chance.randrange(256)

    with suppress(ValidationError):
        kind_of(bytes(content), "bao-cao.docx")
    with suppress(ValidationError):
        words_of_file(bytes(content), WORD)
