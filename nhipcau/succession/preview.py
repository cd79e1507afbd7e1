"""What a draft would do, row by row, before it is done; and what was done, from the kept rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from nhipcau.succession.changes import Effect, Outcome
from nhipcau.succession.models import Reorganisation
from nhipcau.succession.ordering import digest_of, order_of, snapshot_of
from nhipcau.succession.planning import plan
from nhipcau.succession.relations import refuse_unknown_relations
from nhipcau.succession.rows import Post, Snapshot


@dataclass(frozen=True, slots=True)
class RightsMove:
    """A person who loses a role at a body or gains one, as the rows will say."""

    post: Post
    gains: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """`by_model` are the effects by kind of row; `digest` says what was looked at."""

    outcome: Outcome
    before: Snapshot
    digest: str

    @property
    def by_model(self) -> Mapping[str, list[Effect]]:
        found: dict[str, list[Effect]] = {}
        for effect in self.outcome.effects:
            found.setdefault(effect.kind.model, []).append(effect)
        return found

    @property
    def rights(self) -> list[RightsMove]:
        """In the order of the rows: first what is lost, then what is gained."""
        table = self.outcome.after.tables[Post]
        moved = [effect for effect in self.outcome.effects if effect.kind is Post]
        return [
            RightsMove(row, effect.is_new)
            for effect in moved
            if isinstance(row := table[effect.pk], Post)
        ]


def preview(reorganisation: Reorganisation) -> Preview:
    """Every row the draft would touch. Refuses where a relation to units has no rule here."""
    refuse_unknown_relations()
    order = order_of(reorganisation)
    before = snapshot_of(order)
    outcome = plan(before, order)
    return Preview(outcome, before, digest_of(outcome))
