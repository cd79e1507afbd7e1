"""What kind of body a name seems to be, from its common nouns; a proposal for people, no more."""

import re
from dataclasses import dataclass

from nhipcau.organisations.models import Unit
from nhipcau.search.folded import words_of

_K = Unit.Kind
# The first that fits decides; words are folded, the way `words_of` writes them.
_HEADS: tuple[tuple[Unit.Kind, str], ...] = (
    (_K.STEERING, r"(thuong truc )?(ban chi dao|bcd)"),
    (_K.PROVINCE, r"(ubnd|uy ban nhan dan) tinh"),
    (_K.DISTRICT, r"(ubnd|uy ban nhan dan) (huyen|thi xa|thanh pho|tp|tx|quan)|huyen|thi xa"),
    (_K.COMMUNE, r"(ubnd|uy ban nhan dan) (xa|phuong|dac khu|thi tran)|xa |phuong |dac khu"),
    (_K.BROADCASTER, r"(dai|he thong)( dai)? truyen thanh|trung tam van hoa.* truyen thanh"),
    (_K.CENTRAL, r"dai (truyen hinh|tieng noi) (viet nam|trung uong)|thong tan xa|vtv|vov"),
    (_K.PRESS, r"bao (?!tang|ton)|dai phat thanh|dai pt|dai truyen hinh|tap chi|co quan bao chi"),
    (_K.FORCES, r"cong an|bo chi huy|bch (quan su|bo doi|bdbp)|bo doi|bo chqs|bdbp|vung canh sat"),
    (
        _K.PARTY,
        r"tinh uy|thanh uy|huyen uy|ban (tuyen giao|dan van|to chuc|noi chinh)|ubmttq"
        r"|uy ban (mttq|mat tran)|mat tran|tinh doan|thanh doan|doan tncs"
        r"|hoi (lien hiep phu nu|lhpn|nong dan|cuu)|lien doan lao dong|ldld|hdnd|hoi dong nhan dan",
    ),
    (_K.ASSOCIATION, r"hoi |hiep hoi|lien hiep|lien minh"),
    (_K.DEPARTMENT, r"so "),
    (
        _K.INSTITUTE,
        r"trung tam|truong|vien |bao tang|thu vien|benh vien|cong thong tin|nha van hoa",
    ),
    (_K.CENTRAL, r"bo |tong cuc|chinh phu|van phong (chinh phu|quoc hoi)|cuc .*(bo |quoc gia)"),
    (_K.AGENCY, r"ban |van phong|thanh tra|chi cuc|cuc |kho bac|ngan hang nha nuoc"),
)
_COLLECTIVE = re.compile(
    r"(cac|mot so|nhung|moi|toan the) |(ubnd|uy ban nhan dan|so|co quan|to chuc|doanh nghiep) cac "
    r"|(to chuc|co quan|don vi|dia phuong|doanh nghiep|so)\b.*(lien quan|ca nhan)"
    r"|.* (co )?lien quan( khac)?$|so (ban )?nganh"
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A collective names nobody in particular; a single body has a kind."""

    is_collective: bool
    kind: str
    is_external: bool


def guess_body(name: str) -> Guess:
    """What the printed name seems to be. Unknown wording is taken for a partner outside."""
    words = f"{words_of(name)} "
    if _COLLECTIVE.match(words.strip()):
        return Guess(is_collective=True, kind="", is_external=False)
    kind = next((kind for kind, head in _HEADS if re.match(head, words)), _K.PARTNER)
    return Guess(False, kind.value, is_external=kind in (_K.CENTRAL, _K.PARTNER))
