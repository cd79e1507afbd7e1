"""What every register has in common: an entry, its papers, its clocks and its trail."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.documents.models import StoredFile
from nhipcau.editorial.models import Work
from nhipcau.organisations.models import Unit
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Task
from nhipcau.search.folded import FoldedField, matching


class Register(models.TextChoices):
    DELEGATION = "delegation", "Đoàn ra, đoàn vào"
    AGREEMENT = "agreement", "Thỏa thuận quốc tế"
    EVENT = "event", "Sự kiện"
    INVESTOR = "investor", "Nhà đầu tư"
    PRESS_VISIT = "press_visit", "Phóng viên nước ngoài"
    PUBLICATION = "publication", "Ấn phẩm, sản phẩm truyền thông"
    CASE = "case", "Vụ việc ấn phẩm"


GIVEN_UP = ("cancelled", "refused", "dropped", "unfounded")
"""States of any register in which nothing came of an entry."""


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, register: str) -> Self:
        return self.filter(register=register)

    def standing(self) -> Self:
        """Entries that nobody has struck out."""
        return self.filter(struck_at=None)

    def going_on(self) -> Self:
        """Standing entries that were not given up."""
        return self.standing().exclude(state__in=GIVEN_UP)

    def loose(self) -> Self:
        """Entries that count for no task, those given up aside."""
        return self.going_on().filter(tasks=None)

    def between(self, first: date, last: date) -> Self:
        """Entries with a day in `first`..`last`, both inclusive."""
        one_day = Q(ends_on=None, starts_on__range=(first, last))
        return self.filter(one_day | Q(starts_on__lte=last, ends_on__gte=first))

    def kept_by(self, units: Any) -> Self:
        return self.filter(unit__in=units)

    def search(self, query: str) -> Self:
        return self.filter(matching(query, "folded"))


class Entry(models.Model):
    """One line of a register. What is its own stands in the row of its register (`specific`).

    Days are inclusive; `ends_on` empty is one day. `state` is a value of the register's own
    `State`. `is_counted` false: the entry is kept but files no output. `output` is what it filed.
    `reading` are further words it is found by, kept by the verbs. An entry entered by mistake is
    struck out with a reason, never deleted. `public_parts` names what may stand on a public page;
    `work` is that page.
    """

    register = models.CharField("Sổ", max_length=20, choices=Register)
    title = models.CharField("Tên", max_length=400)
    summary = models.TextField("Nội dung", blank=True)
    state = models.CharField("Tình trạng", max_length=20)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="entries", verbose_name="Đơn vị theo dõi"
    )
    taking_part = models.ManyToManyField(
        Unit, related_name="entries_with", blank=True, verbose_name="Đơn vị cùng thực hiện"
    )
    tasks = models.ManyToManyField(
        Task, related_name="entries", blank=True, verbose_name="Tính cho nhiệm vụ"
    )
    starts_on = models.DateField("Từ ngày", null=True, blank=True)
    ends_on = models.DateField("Đến ngày", null=True, blank=True)
    is_counted = models.BooleanField("Tính là kết quả", default=True)
    output = models.OneToOneField(
        Output, models.PROTECT, null=True, blank=True, related_name="entry", verbose_name="Kết quả"
    )
    public_title = models.CharField("Tên công khai", max_length=400, blank=True)
    public_summary = models.TextField("Nội dung công khai", blank=True)
    public_parts = models.JSONField("Phần được công khai", default=list, blank=True)
    work = models.OneToOneField(
        Work, models.PROTECT, null=True, blank=True, related_name="entry", verbose_name="Trang"
    )
    reading = models.TextField("Từ tìm thêm", blank=True, editable=False)
    folded = FoldedField(sources=("title", "summary", "reading"))
    struck_at = models.DateTimeField("Gạch bỏ lúc", null=True, blank=True)
    struck_reason = models.TextField("Lý do gạch bỏ", blank=True)
    created_at = models.DateTimeField("Nhập lúc", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Người nhập",
    )

    objects: ClassVar[EntryQuerySet] = EntryQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "mục trong sổ"
        verbose_name_plural = "mục trong sổ"
        ordering = ["-starts_on", "-pk"]
        indexes = [
            models.Index(fields=["register", "state"], name="entry_by_register_state"),
            models.Index(fields=["starts_on", "ends_on"], name="entry_by_days"),
        ]
        constraints = [
            models.CheckConstraint(
                name="entry_days_in_order",
                condition=Q(ends_on=None) | Q(starts_on__lte=F("ends_on")),
                violation_error_message="Ngày bắt đầu phải trước hoặc bằng ngày kết thúc.",
            ),
            models.CheckConstraint(
                name="entry_struck_has_reason",
                condition=Q(struck_at=None) | ~Q(struck_reason=""),
                violation_error_message="Mục bị gạch bỏ phải có lý do.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def specific(self) -> Any:
        """The same entry as the row of its own register."""
        kind = SPECIFIC[self.register]
        return self if isinstance(self, kind) else getattr(self, kind.__name__.lower())

    @property
    def last_on(self) -> date | None:
        return self.ends_on or self.starts_on

    @property
    def state_words(self) -> str:
        return str(dict(SPECIFIC[self.register].State.choices).get(self.state, self.state))


SPECIFIC: dict[str, Any] = {}
"""Register -> its model, as `registered` has entered it."""


def registered(register: Register) -> Any:
    """Mark a model as the row of a register. It says, beside its fields, how it moves and counts.

    `State` its states, `FIRST` the state of a new entry, `MOVABLE` state -> states it may go to,
    `COUNTS_IN` the states in which it is an output, `OUTPUT_KIND` the kind of that output.
    """

    def enter(model: Any) -> Any:
        SPECIFIC[register] = model
        model.REGISTER = register
        return model

    return enter


def any_way(states: type[models.TextChoices]) -> dict[str, tuple[str, ...]]:
    """Each state may go to every other one: a stage that people estimate, not a procedure."""
    return {one: tuple(other for other in states if other != one) for one in states}


class EntryStep(models.Model):
    """A move or a change of an entry: who, when, why. `changes`: field -> [before, after].

    An empty `by` is the calendar, or somebody outside who filled in a public form.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="steps")
    act = models.CharField("Việc", max_length=30)
    from_state = models.CharField("Từ", max_length=20, blank=True)
    to_state = models.CharField("Sang", max_length=20)
    happened_on = models.DateField("Ngày", null=True, blank=True)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước của mục trong sổ"
        verbose_name_plural = "bước của mục trong sổ"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.act}"


class Part(models.Model):
    """A row that belongs to an entry. Taken off with a reason, it stays in the trail."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="%(class)ss")
    taken_off_at = models.DateTimeField("Bỏ lúc", null=True, blank=True)
    taken_off_reason = models.CharField("Lý do bỏ", max_length=500, blank=True)

    class Meta:
        abstract = True


class Paper(Part):
    """A document of an entry: its number, its file, or both; `language` a code such as "vi"."""

    class Kind(models.TextChoices):
        DECISION = "decision", "Quyết định, văn bản cho phép"
        DOSSIER = "dossier", "Hồ sơ, tờ trình"
        OPINION = "opinion", "Văn bản góp ý, trả lời"
        PROGRAMME = "programme", "Chương trình"
        INVITATION = "invitation", "Thư mời"
        TEXT = "text", "Văn bản thỏa thuận"
        MATERIAL = "material", "Tài liệu"
        PICTURE = "picture", "Ảnh"
        REPORT = "report", "Báo cáo kết quả"
        OTHER = "other", "Khác"

    kind = models.CharField("Loại", max_length=12, choices=Kind)
    number = models.CharField("Số, ký hiệu", max_length=120, blank=True)
    issued_on = models.DateField("Ngày ban hành", null=True, blank=True)
    issuer = models.CharField("Cơ quan ban hành", max_length=300, blank=True)
    subject = models.CharField("Trích yếu", max_length=500, blank=True)
    language = models.CharField("Ngôn ngữ", max_length=10, blank=True)
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name="Tệp",
    )
    url = models.URLField("Địa chỉ", max_length=1000, blank=True)
    is_public = models.BooleanField("Công khai", default=False)
    added_at = models.DateTimeField("Thêm lúc", auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "giấy tờ"
        verbose_name_plural = "giấy tờ"
        ordering = ["issued_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="paper_says_something",
                condition=~Q(number="") | ~Q(subject="") | Q(file__isnull=False) | ~Q(url=""),
                violation_error_message="Ghi số, trích yếu, địa chỉ hoặc kèm tệp.",
            )
        ]

    def __str__(self) -> str:
        return self.number or self.subject or str(self.file or self.url)


class ClockQuerySet(models.QuerySet["Clock"]):
    def ticking(self) -> Self:
        """What is still to do, of entries that stand."""
        return self.filter(done_on=None, entry__struck_at=None)

    def overdue_on(self, day: date) -> Self:
        """Not done though the last day, inclusive, was before `day`."""
        return self.ticking().filter(due_on__lt=day)


class Clock(models.Model):
    """A last day that an entry has: worked out of its fields by the rules of its register.

    `code` is a rule of `nhipcau/registries/data/clocks.json`. A clock that its entry's fields no
    longer ask for is gone: it is a reading of them, not a record.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="clocks")
    code = models.CharField("Việc", max_length=60)
    due_on = models.DateField("Hạn")
    done_on = models.DateField("Xong ngày", null=True, blank=True)

    objects: ClassVar[ClockQuerySet] = ClockQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "hạn trong sổ"
        verbose_name_plural = "hạn trong sổ"
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "code"], name="clock_once")]
        indexes = [models.Index(fields=["done_on", "due_on"], name="clock_by_due")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.code}: {self.due_on}"
