"""How a person wants to hear of things."""

from django import forms

from nhipcau.workspace.forms.open_words import OpenForm


class MailForm(OpenForm):
    email = forms.EmailField(label="Địa chỉ thư", required=False, max_length=254)
    wanted = forms.BooleanField(label="Nhận thông báo qua thư điện tử", required=False)
