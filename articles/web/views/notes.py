from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ...models import Article, Note
from ...queries.article_page import ArticlePage
from ..access import DeskRequest, annotates
from ..forms import NoteForm
from ..rendering import notice
from .back import back_to


@require_POST
@annotates
def add(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Write a note on an article."""
    article = get_object_or_404(Article.objects.select_related("source"), pk=pk)
    form = NoteForm(request.POST)
    if form.is_valid():
        Note.objects.create(article=article, author=request.user, text=form.cleaned_data["text"])
        form = NoteForm()
    elif not request.htmx:
        return render(request, "articles/note.html", {"form": form, "article": article}, status=422)
    if not request.htmx:
        return back_to(request, article.get_absolute_url())
    return _notes(request, article, form)


@require_http_methods(["GET", "HEAD", "POST"])
@annotates
def note(request: DeskRequest, pk: int) -> HttpResponse:
    """Change or delete (``act=delete``) one's own note; another's is not found."""
    found = get_object_or_404(Note.objects.select_related("article__source"), pk=pk, author=request.user)
    article = found.article
    if request.method == "POST" and request.POST.get("act") == "delete":
        found.delete()
        notice(request, _("Note deleted."))
        return _notes(request, article, NoteForm()) if request.htmx else back_to(request, article.get_absolute_url())
    form = NoteForm(request.POST or None, initial={"text": found.text})
    if request.method == "POST" and form.is_valid():
        found.text = form.cleaned_data["text"]
        found.save(update_fields=["text", "changed_at"])
        return back_to(request, article.get_absolute_url())
    context = {"form": form, "article": article, "note": found}
    return render(request, "articles/note.html", context, status=422 if form.errors else 200)


def _notes(request: DeskRequest, article: Article, form: NoteForm) -> HttpResponse:
    context = {
        "found": ArticlePage(article, request.user),
        "article": article,
        "note_form": form,
        "return_to": request.POST.get("next", ""),
        "may_annotate": True,
    }
    return render(request, "articles/_notes.html", context, status=422 if form.errors else 200)
