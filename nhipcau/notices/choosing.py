"""Whether a person wants mail, and where to."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from nhipcau.organisations.models import OrganisationStep, User


@transaction.atomic
def receive_mail(user: User, *, wanted: bool, email: str, by: User) -> User:
    """One's own choice; notices stay on the web either way.

    Refuses an address of another account, and mail without an address.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    email = email.strip()
    if email:
        validate_email(email)
        if User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists():
            message = "Địa chỉ thư này thuộc tài khoản khác; mỗi người một tài khoản."
            raise ValidationError({"email": ValidationError(message, code="email_taken")})
    elif wanted:
        message = "Ghi địa chỉ thư để nhận thư, hoặc bỏ chọn nhận thư."
        raise ValidationError({"email": ValidationError(message, code="no_address")})
    before = {"receives_mail": user.receives_mail, "email": user.email}
    after = {"receives_mail": wanted, "email": email}
    if before != after:
        user.receives_mail, user.email = wanted, email
        user.save(update_fields=["receives_mail", "email"])
        OrganisationStep.objects.create(
            action="receive_mail", subject=str(user), person=user, before=before, after=after, by=by
        )
    return user
