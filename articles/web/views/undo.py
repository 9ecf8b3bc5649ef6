from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...actions.undo import take_back
from ..access import DeskRequest, reads
from ..rendering import notice
from .back import back_to
from .corrections import read_anew


@require_POST
@reads
def undo(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Take back one's own change and go back to where the button stood."""
    with transaction.atomic():
        change = take_back(pk, request.user, timezone.now())
        if change and change.inverse.get("learnt"):
            # What it taught other articles goes as well; its own has its marks back, which the reader may stand on.
            read_anew(change.inverse["learnt"], without=UUID(change.inverse["article"]))
    if change:
        notice(request, _("Undone: %(what)s") % {"what": change.summary})
    else:
        notice(request, _("This was undone before, or can no longer be undone."))
    return back_to(request)
