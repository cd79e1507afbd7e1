"""A released page files its output by itself: one work is one output, whatever its languages."""

from django.conf import settings
from django.utils import timezone

from nhipcau.editorial.models import Edition, Release
from nhipcau.organisations.models import User
from nhipcau.outputs import recording
from nhipcau.outputs.models import Output
from nhipcau.outputs.recording import Proof

_ADDED = "Thêm bản tiếng vừa đăng trên cổng thông tin."


def file_output(edition: Edition, release: Release, *, by: User) -> Output | None:
    """The output of the work: made with its first public edition, a language added with each other.

    Its day is the first public day. None where the work is not counted. A person's later change of
    the output stays; a withdrawn output is not taken up again by itself.
    """
    work = edition.work
    if not work.output_kind:
        return None
    address = Proof(url=f"{settings.NHIPCAU_BASE_URL}{release.address}", label=release.title[:300])
    language = output_language(edition.language)
    if work.output is None:
        work.output = recording.record_output(
            kind=work.output_kind,
            title=release.title,
            happened_on=timezone.localdate(),
            units=[work.unit],
            tasks=list(work.tasks.all()),
            by=by,
            languages=[language],
            summary=release.summary,
            is_public=True,
            evidence=[address],
        )
        work.save()
        return work.output
    output = work.output
    if output.state == Output.State.RECORDED and language not in output.languages:
        output = recording.revise(
            output, changes={"languages": [*output.languages, language]}, reason=_ADDED, by=by
        )
        recording.add_evidence(output, by=by, url=address.url, label=address.label)
    return output


def output_language(code: str) -> str:
    """The code an output knows: "zh-hans" is counted as "zh"."""
    return code.split("-")[0]
