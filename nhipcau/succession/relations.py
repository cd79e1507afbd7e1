"""Every way in which a row can point at a unit, and what a reorganisation does with it."""

from dataclasses import dataclass
from typing import Final

from django.apps import apps
from django.core.exceptions import ValidationError

from nhipcau.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Policy:
    """`moves`: open rows go to the successor. Else they stay with the old body; `why` says why."""

    moves: bool
    why: str


def _moves(why: str) -> Policy:
    return Policy(True, why)


def _stays(why: str) -> Policy:
    return Policy(False, why)


POLICIES: Final = {
    "organisations.Unit.parent": _moves("đơn vị trực thuộc theo về đơn vị mới"),
    "organisations.UnitName.unit": _moves("tên kết thúc cùng đơn vị"),
    "organisations.UnitTrait.unit": _moves("đặc điểm kết thúc cùng đơn vị, chuyển cho nơi nhận cả"),
    "organisations.UnitAlias.unit": _stays(
        "cách viết cũ vẫn chỉ đơn vị cũ; văn bản sau này tìm theo kế thừa"
    ),
    "organisations.UnitGroup.named": _moves("nhóm nêu đích danh thêm đơn vị mới"),
    "organisations.Appointment.unit": _moves("vai trò còn hiệu lực chuyển theo lựa chọn"),
    "organisations.Succession.predecessor": _moves("ghi ai kế thừa ai"),
    "organisations.Succession.successor": _moves("ghi ai kế thừa ai"),
    "organisations.OrganisationStep.unit": _stays("lịch sử của danh bạ"),
    "documents.OfficialDocument.issuer_unit": _stays("văn bản đã ban hành giữ cơ quan ban hành"),
    "plans.Responsibility.unit": _moves("nhiệm vụ còn mở chuyển từ ngày có hiệu lực"),
    "plans.Responsibility.members": _moves("nhiệm vụ còn mở chuyển từ ngày có hiệu lực"),
    "plans.Programme.lead": _moves("chương trình còn chạy chuyển đơn vị chủ trì"),
    "outputs.Output.units": _stays("kết quả giữ đơn vị đã làm; số liệu gộp tính theo kế thừa"),
    "outputs.Contribution.unit": _stays("kết quả giữ đơn vị đã làm"),
    "reports.UnitReport.unit": _moves("đợt còn mở: đơn vị mới nhận báo cáo, báo cáo cũ giữ nguyên"),
    "reports.IndicatorValue.unit": _stays("số liệu đã nhập giữ đơn vị đã đo"),
    "editorial.Work.unit": _stays("bài giữ đơn vị đã làm; đơn vị kế thừa sửa tiếp được"),
    "editorial.SectionPage.unit": _stays("trang thành phần giữ tên cũ đến khi đăng lại"),
    "editorial.Release.unit": _stays("bản đã đăng giữ đơn vị lúc đăng"),
    "inquiries.Inquiry.unit": _stays("câu hỏi giữ đơn vị đã nhận; đơn vị kế thừa trả lời tiếp"),
    "inquiries.InquiryStep.unit": _stays("lịch sử của câu hỏi"),
    "inquiries.RoutingRule.unit": _stays("câu hỏi mới theo quy tắc cũ đến đơn vị kế thừa"),
    "press.Clarification.unit": _stays("việc làm rõ giữ cơ quan ban hành; đơn vị kế thừa làm tiếp"),
    "press.Digest.unit": _stays("bản điểm báo giữ đơn vị đã phát hành"),
    "press.Clipping.unit": _stays("tin điểm báo giữ đơn vị đã xác nhận; đơn vị kế thừa làm tiếp"),
    "registries.Entry.unit": _stays("mục trong sổ giữ đơn vị đã lập; đơn vị kế thừa làm tiếp"),
    "registries.Entry.taking_part": _stays("mục trong sổ giữ đơn vị đã tham gia"),
    "registries.Partner.unit": _stays("đối tác giữ đơn vị đã lập; đơn vị kế thừa làm tiếp"),
    "registries.Commitment.unit": _stays("cam kết giữ đơn vị đã nhận; đơn vị kế thừa làm tiếp"),
    "registries.Agreement.signatory": _stays("thỏa thuận giữ bên đã ký; kế thừa ghi riêng"),
    "registries.AgreementHeir.predecessor": _stays("ghi bên nào đã ký thỏa thuận"),
    "registries.AgreementHeir.successor": _stays("ghi bên nào kế thừa thỏa thuận"),
    "registries.TableImport.unit": _stays("lần nhập bảng giữ đơn vị đã nhập"),
    "succession.UnitChange.sources": _stays("chính đợt sắp xếp"),
}
"""All relations to units in the house; one that is not here stops every reorganisation."""


def relations() -> list[str]:
    """Each foreign key and many-to-many field to `Unit`: "app.Model.field", in order."""
    return sorted(
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.related_model is Unit
    )


def refuse_unknown_relations() -> None:
    """Stop where the house has a relation to units that nobody has thought about here."""
    unknown = [name for name in relations() if name not in POLICIES]
    if unknown:
        message = (
            "Chưa sắp xếp được: phần mềm có loại dữ liệu gắn với đơn vị chưa có quy tắc chuyển "
            f"({', '.join(unknown)}). Hãy báo người phụ trách phần mềm."
        )
        raise ValidationError(message, code="unknown_relation")
