from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from ...models import Right, Story
from ...queries.comparison import MOST_ARTICLES
from ...queries.stories import MOST_MEMBERS, members_of, spreads_of, stories_page, story_of_member
from ..access import DeskRequest, reads
from ..lineage_graph import draw_lineage
from ..rendering import page


@require_safe
@reads
def stories(request: DeskRequest) -> HttpResponse:
    """Stories, the one that moved last first."""
    listed = stories_page(older=request.GET.get("older", ""), newer=request.GET.get("newer", ""))
    return page(request, "articles/stories.html", {"page": listed, "most": MOST_ARTICLES})


@require_safe
@reads
def story(request: DeskRequest, pk: UUID) -> HttpResponse:
    """One story; the former id of a story leads to the story that its member is in now."""
    found = Story.objects.filter(pk=pk).first()
    if found is None:
        moved = story_of_member(pk)
        if moved is None:
            raise Http404
        return redirect("story", pk=moved.pk)
    lineage = members_of(found)
    members = lineage.members
    if not members:
        raise Http404
    context = {
        "story": found,
        "lineage": lineage,
        "graph": draw_lineage(lineage),
        "members": members,
        "spread": spreads_of([found])[0],
        "most": MOST_ARTICLES,
        "may_annotate": request.user.may(Right.ANNOTATE),
        "left_out": max(0, found.article_count - MOST_MEMBERS),
        "first_few": [member.article.pk for member in members[:MOST_ARTICLES]],
    }
    return page(request, "articles/story.html", context)
