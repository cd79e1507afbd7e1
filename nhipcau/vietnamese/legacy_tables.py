"""The letters of TCVN 5712 and VNI-Windows as the signs that stand in their places today."""

_TCVN3_CODES = (
    ("A1", "ĂÂÊÔƠƯĐăâêôơưđ"),
    ("B5", "àảãáạ"),
    ("BB", "ằẳẵắ"),
    ("C6", "ặầẩẫấậè"),
    ("CE", "ẻẽéẹềểễếệìỉ"),
    ("DC", "ĩíịò"),
    ("E1", "ỏõóọồổỗốộờởỡớợù"),
    ("F1", "ủũúụừửữứựỳỷỹýỵ"),
)
TCVN3 = {
    int(first, 16) + at: letter for first, row in _TCVN3_CODES for at, letter in enumerate(row)
}

# VNI writes the vowel, then a sign for its mark: one column of signs for each kind of vowel.
_PLAIN_MARKS = dict(zip("ùøûõï", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_HAT_MARKS = dict(zip("áàåãä", _PLAIN_MARKS.values(), strict=True))
_BREVE_MARKS = dict(zip("éèúüë", _PLAIN_MARKS.values(), strict=True))
_HORNED = {"ô": "ơ", "ö": "ư"}
_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}


def _vni() -> dict[str, str]:
    table: dict[str, str] = dict(_ALONE) | _HORNED
    for vowel in "aeouy":
        table |= {vowel + sign: vowel + mark for sign, mark in _PLAIN_MARKS.items()}
    for vowel in "aeo":
        hat = vowel + "\u0302"
        table |= {vowel + "â": hat}
        table |= {vowel + sign: hat + mark for sign, mark in _HAT_MARKS.items()}
    breve = "a\u0306"
    table |= {"aê": breve} | {"a" + sign: breve + mark for sign, mark in _BREVE_MARKS.items()}
    for sign, letter in _HORNED.items():
        table |= {sign + tone: letter + mark for tone, mark in _PLAIN_MARKS.items()}
    capitals = {key.upper(): value.upper() for key, value in table.items()}
    titled = {
        key[0].upper() + key[1:]: value[0].upper() + value[1:] for key, value in table.items()
    }
    return table | titled | capitals


VNI = _vni()
