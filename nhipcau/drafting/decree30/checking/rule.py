"""A rule: its name, where it stands in the decree, and the test that finds its faults."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from nhipcau.drafting.decree30.checking.parts import Parts
from nhipcau.drafting.decree30.checking.report import Fault, Finding, Outcome

_DECREE = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I"

Test = Callable[[Parts], Iterable[Fault] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """`code` is stable English, `title` Vietnamese, `article` a place in Annex I, Part I.

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
        failed = [self._finding(Outcome.FAILED, f.where, f.sentence) for f in faults]
        return failed or [self._finding(Outcome.PASSED, "", "Đúng quy định.")]

    def _finding(self, outcome: Outcome, where: str, sentence: str) -> Finding:
        reference = f"{_DECREE}, {self.article}"
        return Finding(self.code, self.title, outcome, where, sentence, reference)
