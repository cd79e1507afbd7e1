"""What a check found: one finding for each rule, or one for each place that breaks it."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"


class NotADocument(ValueError):
    """The file is no Word document we can check. `str(error)` is one Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One place that breaks a rule, and a Vietnamese sentence on what is wrong there."""

    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Finding:
    """`title` names the rule in Vietnamese, `reference` the article it comes from.

    A failed rule has one finding for each fault; a passed or not applicable one has one in all,
    with an empty `where`.
    """

    rule: str
    title: str
    outcome: Outcome
    where: str
    sentence: str
    reference: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The findings in the order of the paper."""

    findings: tuple[Finding, ...]

    @property
    def is_clean(self) -> bool:
        return not self.failed

    @property
    def failed(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.outcome is Outcome.FAILED)

    @property
    def failed_rules(self) -> frozenset[str]:
        return frozenset(finding.rule for finding in self.failed)

    def outcome(self, rule: str) -> Outcome:
        """Raises KeyError for a rule that does not exist."""
        for finding in self.findings:
            if finding.rule == rule:
                return finding.outcome
        raise KeyError(rule)
