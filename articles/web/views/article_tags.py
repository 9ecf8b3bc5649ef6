from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...actions.tag_articles import find_or_make_tag, tag_articles, untag_article
from ...models import Article, Tag
from ...queries.article_page import ArticlePage
from ...queries.inbox import rows_of
from ..access import DeskRequest, annotates
from ..rendering import notice
from .back import back_to


@require_POST
@annotates
def change(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Put a tag on an article (``add``: its name or path, ``put``: its id) or take one off (``remove``: its id)."""
    article = get_object_or_404(Article.objects.select_related("source", "story"), pk=pk)
    problem = _change(request, article)
    if not request.htmx:
        if problem:
            notice(request, problem)
        return back_to(request, article.get_absolute_url())
    context = {
        "found": ArticlePage(article, request.user),
        "article": article,
        "all_tags": Tag.objects.in_order(),
        "may_annotate": True,
        "problem": problem,
        "row": rows_of([article], request.user)[0],
        "here": request.POST.get("here", ""),
        "return_to": request.POST.get("next", ""),
        "oob": True,
    }
    return render(request, "articles/_tags_changed.html", context)


def _change(request: DeskRequest, article: Article) -> str:
    """What went wrong, in words; empty when it went right."""
    removed = request.POST.get("remove", "")
    if removed:
        if not _is_id(removed) or not untag_article(article.pk, int(removed)):
            return _("The article no longer carries this tag.")
        return ""
    put = request.POST.get("put", "")
    if put:
        tag = Tag.objects.filter(pk=int(put)).first() if _is_id(put) else None
    else:
        tag = find_or_make_tag(request.POST.get("add", ""), request.user)
    if tag is None:
        return _("This tag is gone. Reload the page.") if put else _("Write the name of a tag first.")
    tag_articles(request.user, [article.pk], tag, _("“%(tag)s” put on an article") % {"tag": tag.name})
    return ""


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
