"""The desk's table of contents."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import path
from django.utils.module_loading import import_string


def later(name: str) -> Callable[..., HttpResponseBase]:
    def call(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        view: Callable[..., HttpResponseBase] = import_string(f"articles.web.views.{name}")
        return view(request, *args, **kwargs)

    return call


reading = [
    path("", later("inbox.inbox"), name="inbox"),
    path("arrivals/", later("inbox.arrivals"), name="arrivals"),
    path("articles/bulk/", later("reading.bulk"), name="bulk"),
    path("articles/<uuid:pk>/", later("article.article"), name="article"),
    path("articles/<uuid:pk>/original/", later("article.original"), name="original"),
    path("articles/<uuid:pk>/state/", later("reading.state"), name="state"),
    path("articles/<uuid:pk>/tags/", later("article_tags.change"), name="article_tags"),
    path("articles/<uuid:pk>/notes/", later("notes.add"), name="notes"),
    path("notes/<int:pk>/", later("notes.note"), name="note"),
    path("mentions/<int:pk>/", later("evidence.mention"), name="mention"),
    path("quotations/<int:pk>/", later("evidence.quotation"), name="quotation"),
    path("dates/<int:pk>/", later("evidence.time_reference"), name="time_reference"),
]
finding = [
    path("search/", later("search.search"), name="search"),
    path("timeline/", later("timeline.timeline"), name="timeline"),
    path("compare/", later("compare.compare"), name="compare"),
    path("stories/", later("stories.stories"), name="stories"),
    path("stories/<uuid:pk>/", later("stories.story"), name="story"),
]
keeping = [
    path("entities/", later("entities.entities"), name="entities"),
    path("entities/<uuid:pk>/", later("entities.entity"), name="entity"),
    path("entities/<uuid:pk>/forms/", later("entities.add"), name="add_form"),
    path("entities/<uuid:pk>/rename/", later("entities.rename"), name="rename_entity"),
    path("entities/<uuid:pk>/merge/", later("entities.merge"), name="merge_entity"),
    path("sources/", later("sources.sources"), name="sources"),
    path("sources/<uuid:pk>/", later("sources.source"), name="source"),
    path("sources/<uuid:pk>/edit/", later("sources.edit"), name="edit_source"),
    path("tags/", later("tags.tags"), name="tags"),
    path("tags/<int:pk>/", later("tags.tag"), name="tag"),
    path("tags/<int:pk>/edit/", later("tags.edit"), name="edit_tag"),
    path("tags/<int:pk>/merge/", later("tags.merge"), name="merge_tag"),
    path("tags/<int:pk>/delete/", later("tags.delete"), name="delete_tag"),
]
desk = [
    path("add/", later("imports.add"), name="add"),
    path("add/preview/", later("imports.preview"), name="preview"),
    path("add/<int:pk>/", later("imports.run"), name="import_run"),
    path("settings/", later("preferences.settings"), name="settings"),
    path("language/", later("preferences.language"), name="language"),
    path("palette/", later("palette.palette"), name="palette"),
    path("undo/<uuid:pk>/", later("undo.undo"), name="undo"),
    path("health/", later("health.health"), name="health"),
]
urlpatterns = reading + finding + keeping + desk
