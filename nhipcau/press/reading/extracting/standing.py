"""Does a profile still hold? Short results and poor checks are counted until it is dropped."""

import zlib
from dataclasses import dataclass, replace

from nhipcau.press.reading.extracting.cascade import BYTES, PROFILE, Outcome, Unsure
from nhipcau.press.reading.extracting.decoding import decode
from nhipcau.press.reading.extracting.full import ENOUGH, reference_text
from nhipcau.press.reading.extracting.learning import likeness
from nhipcau.press.reading.extracting.profiles import Profile, read_by
from nhipcau.press.reading.shapes import Raw

SHORT_IN_A_ROW = 3
POOR_IN_A_ROW = 2
POOR = 0.6  # a check below it is a poor one
_ONE_OF = 50  # pages is read twice: 2 %
_ONE_OF_PROVEN = 200
PROVEN = 2  # checks, from which fewer will do: a new layout shows in short results first


@dataclass(frozen=True, slots=True)
class ProfileStanding:
    """What has been seen of a profile since it was learnt or edited; `dropped` says why it went:
    "", short, poor. A dropped one stays dropped until the next is learnt.
    """

    worked: int = 0
    short_in_a_row: int = 0
    poor_in_a_row: int = 0
    checked: int = 0
    dropped: str = ""

    @property
    def is_proven(self) -> bool:
        """Checked often enough, and well the last time."""
        return self.checked >= PROVEN and not self.poor_in_a_row

    @property
    def is_dropped(self) -> bool:
        return bool(self.dropped)

    def after(self, outcome: Outcome) -> "ProfileStanding":
        """After a page that was read with the profile at hand; one not opened tells nothing."""
        by = "" if isinstance(outcome, Unsure) and not outcome.by else outcome.by
        if self.dropped or by in ("", BYTES):
            return self
        if by == PROFILE:
            return replace(self, worked=self.worked + 1, short_in_a_row=0)
        short = self.short_in_a_row + 1
        return replace(
            self, short_in_a_row=short, dropped="short" if short >= SHORT_IN_A_ROW else ""
        )

    def after_check(self, fit: float | None) -> "ProfileStanding":
        """After checked() of a page; None (not one of the pages to check) changes nothing."""
        if self.dropped or fit is None:
            return self
        poor = self.poor_in_a_row + 1 if fit < POOR else 0
        return replace(
            self,
            checked=self.checked + 1,
            poor_in_a_row=poor,
            dropped="poor" if poor >= POOR_IN_A_ROW else "",
        )


def is_to_check(address: str, *, is_proven: bool = False) -> bool:
    """Two pages in a hundred, one in two hundred where the profile is proven: the same ones
    whenever and wherever they are asked about.
    """
    one_of = _ONE_OF_PROVEN if is_proven else _ONE_OF
    return zlib.crc32(address.encode("utf-8", "replace")) % one_of == 0


def checked(profile: Profile, page: Raw, *, is_proven: bool = False) -> float | None:
    """How well the profile's text equals the extractor's on this page, 0 to 1.

    None for a page that is not one of those to check or that has no article to compare with.
    """
    return check(profile, page) if is_to_check(page.address, is_proven=is_proven) else None


def check(profile: Profile, page: Raw) -> float | None:
    """The same for any page; an article that the profile does not see at all is 0."""
    markup = decode(page.body, page.header("content-type"))
    reference = profile.own_lines(reference_text(markup))
    if len(reference) < ENOUGH:
        return None
    return likeness(read_by(profile, markup).text, reference)
