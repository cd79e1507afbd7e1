"""What people look for among outlets, and what they write of one, its feeds and its pages."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.outputs.languages import LANGUAGE_NAMES, language_name
from nhipcau.press.models import Feed, Outlet
from nhipcau.workspace.forms.asked import AskedField
from nhipcau.workspace.forms.named_rows import CountryField, LanguagesField
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.shown_names import country_shown

_STATES = [
    ("", gettext_lazy("Mọi tình trạng")),
    ("on", gettext_lazy("Đang theo dõi")),
    ("off", gettext_lazy("Chưa theo dõi")),
    ("silent", gettext_lazy("Im lặng lâu")),
    ("trouble", gettext_lazy("Nguồn tin đang lỗi")),
]


def in_trouble() -> Exists:
    """An outlet one of whose feeds failed at its last visit."""
    failing = Feed.objects.filter(outlet=OuterRef("pk"), is_on=True, faults__gt=0)
    return Exists(failing.exclude(problem=""))


class OutletSearch(forms.Form):
    """An answer that means nothing is left out."""

    q = forms.CharField(label="Tên, địa chỉ trang chủ", required=False, max_length=200)
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=_STATES)
    country = forms.ChoiceField(label="Nước", required=False)
    language = forms.ChoiceField(label="Ngôn ngữ", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(Outlet.objects.order_by().values_list("country", "languages"))
        countries = sorted({(country_shown(code), code) for code, _told in rows})
        self.fields["country"].choices = [
            ("", _("Mọi nước")),
            *((code, name) for name, code in countries),
        ]
        used = {code for _country, told in rows for code in told}
        spoken = [(code, name) for code, name in LANGUAGE_NAMES.items() if code in used]
        self.fields["language"].choices = [("", gettext_lazy("Mọi ngôn ngữ")), *spoken]
        self.told = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})

    def narrowed(self, found: QuerySet[Outlet]) -> QuerySet[Outlet]:
        state = self.told.get("state")
        if state in ("on", "off"):
            found = found.filter(is_on=state == "on")
        elif state == "silent":
            found = found.filter(is_on=True, silent_since__isnull=False)
        elif state == "trouble":
            found = found.filter(is_on=True, has_trouble=True)
        if self.told.get("country"):
            found = found.filter(country=self.told["country"])
        if self.told.get("language"):
            told = found.annotate(languages_told=Cast("languages", TextField()))
            found = told.filter(languages_told__contains=f'"{self.told["language"]}"')
        return found.search(self.told["q"]) if self.told.get("q") else found

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        said = {
            "q": lambda v: _("có “%(words)s”") % {"words": v},
            "state": lambda v: _(str(dict(_STATES)[v])).lower(),
            "country": country_shown,
            "language": lambda v: _(language_name(v)),
        }
        return [(say(self.told[name]), name) for name, say in said.items() if self.told.get(name)]


class OutletForm(OpenForm):
    name = AskedField(label="Tên cơ quan báo chí", max_length=200)
    english_name = forms.CharField(label="Tên tiếng Anh", max_length=200, required=False)
    medium = forms.ChoiceField(label="Loại hình", choices=Outlet.Medium.choices)
    country = CountryField(label="Nước")
    languages = LanguagesField(label="Ngôn ngữ", required=False)
    site = forms.URLField(
        label="Trang chủ của báo",
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Trang của cơ quan báo chí; không nhận trang của cá nhân."),
    )
    zone = forms.CharField(
        label="Múi giờ",
        max_length=40,
        initial="Asia/Ho_Chi_Minh",
        help_text=gettext_lazy("Giờ đăng không ghi múi giờ được hiểu theo múi giờ này."),
    )
    letters_to = forms.CharField(
        label="Địa chỉ tòa soạn",
        max_length=300,
        required=False,
        help_text=gettext_lazy("Địa chỉ công khai của tòa soạn để gửi đề nghị cải chính."),
    )


class SwitchForm(OpenForm):
    """`on` is 1 to follow, else to let be; the reason is kept where one is told."""

    on = forms.BooleanField(required=False)
    reason = forms.CharField(label="Lý do", required=False, max_length=2000)


class FeedForm(OpenForm):
    address = AskedField(
        label="Địa chỉ nguồn tin",
        max_length=500,
        help_text=gettext_lazy("Địa chỉ RSS, Atom, JSON Feed hoặc sơ đồ tin của trang báo."),
    )
    kind = forms.ChoiceField(label="Kiểu", choices=Feed.Kind.choices)


class ProfileForm(OpenForm):
    """CSS selectors of an outlet's pages; `leave_out` one a line."""

    text = AskedField(
        label="Phần nội dung bài",
        max_length=400,
        help_text=gettext_lazy("Bộ chọn CSS của phần tử chứa bài, ví dụ: div.noi-dung-bai."),
    )
    title = forms.CharField(
        label="Tiêu đề",
        required=False,
        max_length=400,
        help_text=gettext_lazy("Ví dụ: h1.tieu-de. Để trống thì tìm theo cách thường."),
    )
    date = forms.CharField(
        label="Ngày đăng",
        required=False,
        max_length=400,
        help_text=gettext_lazy("Ví dụ: span.ngay-dang. Để trống thì tìm theo cách thường."),
    )
    leave_out = forms.CharField(
        label="Phần bỏ qua trong bài",
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Mỗi dòng một bộ chọn: quảng cáo, tin liên quan."),
    )

    def clean_leave_out(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.cleaned_data["leave_out"].splitlines())
        return tuple(line for line in lines if line)


class ListUpload(forms.Form):
    file = forms.FileField(
        label="Tệp OPML",
        help_text=gettext_lazy("Danh sách nguồn tin xuất từ phần mềm đọc tin."),
    )
