"""Where copies go: a partner, words for a place, an event, or a partner at an event."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.registries.models import Event, Partner, Printing, StockMove
from nhipcau.vietnamese.typed_text import typed_line


@dataclass(frozen=True, slots=True)
class Receiver:
    """`recipient` names a body, never a private person: it is kept for good."""

    partner: Partner | None = None
    recipient: str = ""
    event: Event | None = None

    @classmethod
    def of(cls, *, partner: Partner | None, recipient: str, event: Event | None) -> "Receiver":
        """One that is told in some way; nobody at all is refused."""
        if partner is None and event is None and not typed_line(recipient):
            sentence = "Chọn đối tác, sự kiện, hoặc ghi nơi nhận."
            raise ValidationError({"recipient": ValidationError(sentence, code="nobody")})
        return cls(partner, recipient, event)

    def move(
        self, printing: Printing, *, kind: str, quantity: int, on: date, note: str
    ) -> StockMove:
        """A move not saved yet; words under a stamp are refused at their field."""
        if self.partner and self.partner.merged_into_id:
            sentence = f"Đối tác “{self.partner}” đã gộp vào đối tác khác; chọn đối tác đó."
            raise ValidationError({"partners": ValidationError(sentence, code="merged")})
        words = {"recipient": typed_line(self.recipient), "note": typed_line(note)}
        for field, value in words.items():
            refuse_stamped_words(value, field=field)
        return StockMove(
            printing=printing,
            kind=kind,
            quantity=quantity,
            on=on,
            partner=self.partner,
            event=self.event,
            **words,
        )
