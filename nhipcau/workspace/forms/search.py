"""The words one looks for in the whole house."""

from django import forms


class SearchForm(forms.Form):
    q = forms.CharField(label="Từ cần tìm", max_length=200)
