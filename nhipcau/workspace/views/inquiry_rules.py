"""Which unit answers whom about what: the rules, entered and ended by the desk."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.inquiries.models import RoutingRule
from nhipcau.inquiries.routing import desk_on, end_rule, rule_words, set_rule
from nhipcau.organisations.heirs import now_called
from nhipcau.organisations.models import Role
from nhipcau.workspace.forms.inquiries import RuleForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import require_role


@require_role(Role.FOCAL)
@require_http_methods(["GET", "HEAD", "POST"])
def inquiry_rules(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    form = RuleForm(posted(request), day=day)
    if form.is_valid() and _is_set(request, form):
        messages.success(request, _("Đã lưu quy tắc; áp dụng cho câu hỏi mới."))
        return redirect("workspace:inquiry_rules")
    rules = list(RoutingRule.objects.in_force().select_related("unit"))
    heirs = now_called({rule.unit for rule in rules}, day=day)
    context = {
        "form": form,
        "rows": [(rule, *rule_words(rule), heirs.get(rule.unit_id)) for rule in rules],
        "desk": desk_on(day),
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/inquiries/rules.html", context, status=status)


def _is_set(request: HttpRequest, form: Form) -> bool:
    try:
        set_rule(by=request.user, **form.cleaned_data)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    return True


@require_role(Role.FOCAL)
@require_POST
def inquiry_rule(request: HttpRequest, pk: int) -> HttpResponse:
    end_rule(get_object_or_404(RoutingRule, pk=pk), by=request.user)
    messages.success(request, _("Quy tắc đã thôi áp dụng."))
    return redirect("workspace:inquiry_rules")


urlpatterns = [
    path("hoi-dap/quy-tac/", inquiry_rules, name="inquiry_rules"),
    path("hoi-dap/quy-tac/<int:pk>/thoi/", inquiry_rule, name="inquiry_rule"),
]
