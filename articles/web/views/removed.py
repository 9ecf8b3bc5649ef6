from uuid import UUID

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...actions.put_back_line import put_back_line
from ...models import Article
from ..access import DeskRequest, curates
from ..rendering import notice
from .back import back_to


@require_POST
@curates
def put_back(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Put what cleaning removed back into the text: ``piece`` is its place in the list, ``text`` what it says."""
    article = get_object_or_404(Article, pk=pk)
    number = request.POST.get("piece", "")
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        return HttpResponseBadRequest(_("No piece is named."))
    text = request.POST.get("text", "").replace("\r\n", "\n")
    piece = {"piece": Truncator(text).chars(80)}
    said = _("“%(piece)s” put back into the text") % piece
    change = put_back_line(article, int(number), text, said, request.user, timezone.now())
    if change:
        notice(request, _("“%(piece)s” is in the text again and stays in this source's texts.") % piece, change)
    else:
        notice(request, _("This piece is no longer among what was removed. Reload the page."))
    return back_to(request, article.get_absolute_url())
