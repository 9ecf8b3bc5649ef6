"""The desk's table of contents."""

from django.urls import path

from .views import (
    article,
    article_tags,
    compare,
    corrections,
    entities,
    evidence,
    health,
    imports,
    inbox,
    notes,
    palette,
    preferences,
    reading,
    removed,
    search,
    sources,
    stories,
    tags,
    timeline,
    undo,
)

at_the_desk = [
    path("", inbox.inbox, name="inbox"),
    path("arrivals/", inbox.arrivals, name="arrivals"),
    path("articles/bulk/", reading.bulk, name="bulk"),
    path("articles/<uuid:pk>/", article.article, name="article"),
    path("articles/<uuid:pk>/original/", article.original, name="original"),
    path("articles/<uuid:pk>/put-back/", removed.put_back, name="put_back"),
    path("articles/<uuid:pk>/state/", reading.state, name="state"),
    path("articles/<uuid:pk>/tags/", article_tags.change, name="article_tags"),
    path("articles/<uuid:pk>/notes/", notes.add, name="notes"),
    path("articles/<uuid:pk>/mentions/", corrections.add, name="add_mention"),
    path("notes/<int:pk>/", notes.note, name="note"),
    path("mentions/<int:pk>/", evidence.mention, name="mention"),
    path("quotations/<int:pk>/", evidence.quotation, name="quotation"),
    path("dates/<int:pk>/", evidence.time_reference, name="time_reference"),
    path("mentions/<int:pk>/correct/", corrections.mention, name="correct_mention"),
    path("quotations/<int:pk>/correct/", corrections.quotation, name="correct_quotation"),
    path("dates/<int:pk>/correct/", corrections.time_reference, name="correct_time_reference"),
    path("set-aside/<int:pk>/", corrections.set_aside, name="set_aside"),
    path("targets/", corrections.targets, name="targets"),
]
finding = [
    path("search/", search.search, name="search"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("compare/", compare.compare, name="compare"),
    path("stories/", stories.stories, name="stories"),
    path("stories/<uuid:pk>/", stories.story, name="story"),
]
keeping = [
    path("entities/", entities.entities, name="entities"),
    path("entities/<uuid:pk>/", entities.entity, name="entity"),
    path("entities/<uuid:pk>/forms/", entities.add, name="add_form"),
    path("entities/<uuid:pk>/rename/", entities.rename, name="rename_entity"),
    path("entities/<uuid:pk>/merge/", entities.merge, name="merge_entity"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<uuid:pk>/", sources.source, name="source"),
    path("sources/<uuid:pk>/edit/", sources.edit, name="edit_source"),
    path("tags/", tags.tags, name="tags"),
    path("tags/<int:pk>/", tags.tag, name="tag"),
    path("tags/<int:pk>/edit/", tags.edit, name="edit_tag"),
    path("tags/<int:pk>/merge/", tags.merge, name="merge_tag"),
    path("tags/<int:pk>/delete/", tags.delete, name="delete_tag"),
]
desk = [
    path("add/", imports.add, name="add"),
    path("add/preview/", imports.preview, name="preview"),
    path("add/<int:pk>/", imports.run, name="import_run"),
    path("settings/", preferences.settings, name="settings"),
    path("language/", preferences.language, name="language"),
    path("palette/", palette.palette, name="palette"),
    path("undo/<uuid:pk>/", undo.undo, name="undo"),
    path("health/", health.health, name="health"),
]
urlpatterns = at_the_desk + finding + keeping + desk
