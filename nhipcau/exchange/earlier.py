"""What a person's own earlier file has put into the report is no edit of the web's."""

from nhipcau.exchange.merging import Values, from_json
from nhipcau.exchange.models import IssuedForm, ReturnedForm
from nhipcau.organisations.models import User


def base_for(
    issued: IssuedForm, file: Values, web: Values, *, by: User, before: int | None = None
) -> Values:
    """What a file is laid against: the fields as they were at the download.

    A file that was handed in, filled in further and handed in again changes what it has written
    itself: where the report stands as the last file that `by` handed in from this download left
    it, that is the base. Not so where the file shows the field as it was downloaded: it may be a
    second copy in which nobody has written there. `before` is the primary key of a row that does
    not count, nor do later ones.
    """
    base = from_json(issued.base)
    mine = issued.returned.filter(state=ReturnedForm.State.ACCEPTED, by=by)
    last = (mine.filter(pk__lt=before) if before else mine).order_by("-pk").first()
    written = from_json(last.content) if last else {}
    return {
        key: web[key]
        if key in web and written.get(key) == web[key] and file.get(key, old) != old
        else old
        for key, old in base.items()
    }
