"""Fields that the editor's forms leave without a name get one that can be translated."""

from importlib import import_module

from django.forms.utils import pretty_name
from django.utils.translation import gettext_lazy

# Module to its forms whose fields the framework would name after themselves, in English only.
FORMS = {
    "wagtail.admin.forms.auth": ["LoginForm"],
    "wagtail.admin.forms.choosers": [
        "AnchorLinkChooserForm",
        "EmailLinkChooserForm",
        "ExternalLinkChooserForm",
        "PhoneLinkChooserForm",
    ],
    "wagtail.users.forms": ["PagePermissionsForm"],
    "wagtail.users.views.bulk_actions.assign_role": ["RoleForm"],
}


def name_fields() -> None:
    """Fields without a name get the framework's own English one, now as a word to translate.

    The Vietnamese stands among the words that no package lists (`catalogue.UNLISTED`).
    """
    for module, names in FORMS.items():
        for name in names:
            form = getattr(import_module(module), name)
            for key, field in form.base_fields.items():
                if field.label is None:
                    field.label = gettext_lazy(pretty_name(key))
