from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...actions.undo import take_back
from ..access import DeskRequest, reads
from ..rendering import notice


@require_POST
@reads
def undo(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Take back one's own change and go back to where the button stood."""
    change = take_back(pk, request.user, timezone.now())
    if change:
        notice(request, _("Undone: %(what)s") % {"what": change.summary})
    else:
        notice(request, _("This was undone before, or can no longer be undone."))
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if safe else reverse("inbox"))
