"""A rule: its name, where it stands in the decree, and the test that finds its faults."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from nhipcau.drafting.decree30.checking.parts import Parts
from nhipcau.drafting.decree30.checking.report import Fault, Finding, Outcome

_DECREE = "Nghị định số 30/2020/NĐ-CP"
_MOST = "Phụ lục I, Phần I, "
_MOST_FAULTS = 20  # beyond that a list helps nobody

Test = Callable[[Parts], Iterable[Fault] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """`code` is stable English, `title` Vietnamese, `article` a place in Annex I, Part I,
    unless it names another annex ("Phụ lục III").

    `test` gives the faults, none when the rule is kept, None when it has nothing to judge.
    """

    code: str
    title: str
    article: str
    test: Test

    def findings(self, parts: Parts) -> list[Finding]:
        faults = self.test(parts)
        if faults is None:
            return [self._finding(Outcome.NOT_APPLICABLE, "", "Văn bản không có phần này.")]
        first = islice(faults, _MOST_FAULTS)
        failed = [self._finding(Outcome.FAILED, f.where, f.sentence) for f in first]
        return failed or [self._finding(Outcome.PASSED, "", "Đúng quy định.")]

    def _finding(self, outcome: Outcome, where: str, sentence: str) -> Finding:
        is_elsewhere = self.article.startswith("Phụ lục")
        reference = f"{_DECREE}, {'' if is_elsewhere else _MOST}{self.article}"
        return Finding(self.code, self.title, outcome, where, sentence, reference)
