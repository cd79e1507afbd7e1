"""What the translator's desk keeps of a page: pieces of the source, their translations."""

from django.db.models import Q
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    TranslationLog,
    TranslationSource,
)


def empty_translations(page: Page) -> int:
    """Delete what stands in the page's language, as source or as translation; how many rows.

    Words that another page has too are kept for that page.
    """
    sources = TranslationSource.objects.filter(object=page.translation_key)
    own = sources.filter(locale=page.locale)
    pieces = StringSegment.objects.filter(source__in=own)
    strings = set(pieces.values_list("string", flat=True))
    templates = TemplateSegment.objects.filter(source__in=own)
    frames = set(templates.values_list("template", flat=True))
    done: int = 0
    # What it says in this language, and what was made of its own words in any other.
    about = Q(context__object=page.translation_key)
    said = StringTranslation.objects.filter(about)
    done += said.filter(Q(locale=page.locale) | Q(translation_of__in=strings)).delete()[0]
    overrides = SegmentOverride.objects.filter(about, locale=page.locale)
    done += overrides.delete()[0]
    done += TranslationLog.objects.filter(source__in=sources, locale=page.locale).delete()[0]
    done += OverridableSegment.objects.filter(source__in=own).delete()[0]
    done += own.delete()[0]
    done += String.objects.filter(pk__in=strings, segments=None).delete()[0]
    done += Template.objects.filter(pk__in=frames, segments=None).delete()[0]
    sources.update(object_repr="")
    return done
