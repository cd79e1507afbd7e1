"""A mail server as one address in the environment."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.settings import _mail_server


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://thu.example.vn", 25, False, False),
        ("smtp://thu.example.vn?tls=1", 587, True, False),
        ("smtp://thu.example.vn:2525?tls=1", 2525, True, False),
        ("smtp://thu.example.vn?ssl=1&tls=1", 465, False, True),
        ("smtps://thu.example.vn", 465, False, True),
    ],
)
def test_port_and_cipher_are_those_of_the_address(url, port, tls, ssl):
    told = _mail_server(url)

    assert (told["EMAIL_HOST"], told["EMAIL_PORT"]) == ("thu.example.vn", port)
    assert (told["EMAIL_USE_TLS"], told["EMAIL_USE_SSL"]) == (tls, ssl)


def test_name_and_password_may_hold_any_sign():
    told = _mail_server("smtp://can.bo%40example.vn:m%3At%2Fkh%40u@thu.example.vn")

    assert (told["EMAIL_HOST_USER"], told["EMAIL_HOST_PASSWORD"]) == (
        "can.bo@example.vn", "m:t/kh@u"
    )  # fmt: skip


@pytest.mark.parametrize("url", ["thu.example.vn:25", "http://thu.example.vn", "smtp://"])
def test_an_address_of_another_kind_is_refused_with_an_example(url):
    with pytest.raises(ImproperlyConfigured, match="smtp://"):
        _mail_server(url)
