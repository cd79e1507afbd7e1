"""Every component in each of its states, on one page, for those who build and those who check."""

from datetime import date, timedelta
from types import SimpleNamespace

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.outputs.models import Output
from nhipcau.plans.models import PlanLoad, Task
from nhipcau.reports.models import State
from nhipcau.ui.charts import Bar, Series, Strip
from nhipcau.ui.history import Step
from nhipcau.ui.timeline import Column

MONTHS = tuple(str(month) for month in range(1, 13))


class SampleForm(forms.Form):
    title = forms.CharField(label="Tên kết quả", max_length=200)
    happened_on = forms.DateField(label="Ngày")
    copies = forms.IntegerField(label="Số lượng", required=False, min_value=0)
    kind = forms.ChoiceField(label="Loại kết quả", choices=Output.Kind.choices)
    audience = forms.MultipleChoiceField(
        label="Ngôn ngữ",
        choices=[("vi", "Tiếng Việt"), ("en", "Tiếng Anh"), ("lo", "Tiếng Lào")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_public = forms.BooleanField(label="Được công khai", required=False)
    proof = forms.FileField(label="Minh chứng", required=False, help_text="PDF, ảnh hoặc Word.")
    summary = forms.CharField(label="Tóm tắt", widget=forms.Textarea, required=False)


@login_required
@require_safe
def ui_page(request: HttpRequest) -> HttpResponse:
    if not request.user.is_staff:
        raise PermissionDenied(_("Trang này dành cho người phát triển và kiểm thử."))
    return render(request, "workspace/ui_page.html", samples(request))


def samples(request: HttpRequest) -> dict[str, object]:
    """One of each, with lengths and figures as they really come."""
    today = timezone.localdate()
    unit = SimpleNamespace(label="Sở Du lịch", name="Sở Du lịch tỉnh")
    typed = {"title": "Bài viết về du lịch biển", "happened_on": "31/02/2024"}
    return {
        "states": [*Task.Status, *State, *Output.State, *PlanLoad.State],
        "late_day": today - timedelta(days=3),
        "soon_day": today + timedelta(days=4),
        "calm_day": today + timedelta(days=61),
        "unit": unit,
        "form": SampleForm(),
        "asked": SampleForm(auto_id="loc_%s"),
        "reason": SampleForm(auto_id="ly_do_%s"),
        "wrong": SampleForm(typed, auto_id="sai_%s"),
        "page": Paginator(range(530), 20).get_page(request.GET.get("page", 5)),
        "tabs": [("Tất cả (53)", "?", True), ("Của đơn vị (7)", "?m", False)],
        "chosen": [("Sở Du lịch", "?a"), ("quá hạn", "?b"), ("quý III", "?c")],
        "trail": trail(),
        "rows": task_rows(today),
        **charts(),
    }  # fmt: skip  # a list of samples, one a line


def trail() -> list[Step]:
    now = timezone.now()
    return [
        Step(now - timedelta(days=9), "Trần Thị Hòa", "Đã nộp", "submitted"),
        Step(
            now - timedelta(days=7), "Lê Văn Định", "Bị trả lại", "returned",
            "Nhiệm vụ III.8 ghi 12 đoàn, kết quả chỉ có 11. Đề nghị bổ sung minh chứng.",
        ),
        Step(now - timedelta(days=6), "Trần Thị Hòa", "Đã nộp", "submitted"),
        Step(now - timedelta(days=5), "Lê Văn Định", "Đã duyệt", "accepted"),
    ]  # fmt: skip  # one step a line


def task_rows(today: date) -> list[SimpleNamespace]:
    titles = (
        ("I.8", "Xây dựng chuyên mục đối ngoại trên Cổng thông tin điện tử tỉnh", "under_way", 4),
        ("II.4", "Cung cấp thông tin cho phóng viên nước ngoài", "not_started", -3),
        ("III.11", "Tổ chức hội nghị phổ biến các hiệp định thương mại tự do", "done", -40),
    )
    return [
        SimpleNamespace(
            code=code,
            title=title,
            status=Task.Status(status),
            due_on=today + timedelta(days=days),
            is_finished=status == "done",
            count=at * 1234,
        )
        for at, (code, title, status, days) in enumerate(titles)
    ]


def charts() -> dict[str, object]:
    return {
        "bars": [
            Bar("I. Thông tin, tuyên truyền", 12, of=19, href="#"),
            Bar("II. Hoạt động đối ngoại, hợp tác quốc tế", 7, of=15, href="#"),
            Bar("III. Hội nghị, hội thảo, sự kiện", 0, of=11, href="#", note="chưa có kết quả"),
            Bar("IV. Xúc tiến đầu tư, thương mại", 3, of=4, href="#"),
            Bar("V. Du lịch, văn hóa", 4, of=4, href="#"),
        ],
        "columns": [
            Column(f"tháng {month}", whole, part, f"{month}: {whole} lượt, {part} chuyện", "#")
            for month, whole, part in ((1, 4, 2), (2, 0, 0), (3, 9, 5), (4, 3, 3), (5, 12, 4))
        ],
        "strips": [
            Strip("I.1 Bản tin đối ngoại", (0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1), "#", "I"),
            Strip("I.2 Tin, bài trên Cổng", (3, 5, 8, 4, 6, 9, 12, 7, 5, 3, 2, 1), "#", "I"),
            Strip("II.4 Phóng viên nước ngoài", (0,) * 12, "#", "II"),
            Strip("II.5 Đoàn ra, đoàn vào", (0, 1, 0, 2, 0, 1, 0, 0, 3, 0, 1, 0), "#", "II"),
        ],
        "months": MONTHS,
        "series": [
            Series("Sở Du lịch", (1, 2, 4, 3), "#"),
            Series("Sở Kế hoạch và Đầu tư", (0, 1, 0, 6), "#"),
            Series("Báo tỉnh", (9, 8, 11, 7), "#"),
            Series("UBND thành phố", (0, 0, 0, 0), "#"),
        ],
        "quarters": ("Quý I", "Quý II", "Quý III", "Quý IV"),
    }  # fmt: skip  # one row of a chart a line


urlpatterns = [path("ui/", ui_page, name="ui")]
