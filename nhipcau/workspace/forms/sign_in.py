"""Signing in and changing one's own password."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nhipcau.workspace import attempts


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra chữ hoa, chữ thường rồi nhập lại."
        ),
        "inactive": _("Tài khoản này đã khóa. Hãy liên hệ người quản trị."),
        "too_many": _("Nhập sai quá nhiều lần. Hãy chờ 15 phút, hoặc liên hệ người quản trị."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")
        self.fields["username"].widget.attrs["spellcheck"] = "false"

    def clean(self) -> dict[str, Any]:
        username = self.cleaned_data.get("username", "")
        assert self.request is not None  # the sign-in view always hands it on
        if attempts.too_many(self.request, username):
            raise ValidationError(self.error_messages["too_many"], code="too_many")
        try:
            cleaned = super().clean()
        except ValidationError:
            attempts.note_wrong(self.request, username)
            raise
        attempts.forget(self.request, username)
        return cleaned


class ActingForm(forms.Form):
    """Which of one's appointments to act under, and the page to come back to."""

    appointment = forms.IntegerField(min_value=1)
    next = forms.CharField(required=False)


class OwnPasswordForm(PasswordChangeForm):
    error_messages = {
        "password_incorrect": _("Mật khẩu đang dùng không đúng. Hãy nhập lại."),
        "password_mismatch": _("Hai lần nhập mật khẩu mới không giống nhau."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Mật khẩu đang dùng")
        self.fields["new_password1"].label = _("Mật khẩu mới")
        self.fields["new_password1"].help_text = _("Ít nhất 10 ký tự, không chỉ gồm chữ số.")
        self.fields["new_password2"].label = _("Nhập lại mật khẩu mới")
        self.fields["new_password2"].help_text = ""
