"""Every screen of the desk, by a name and the address under which the sample desk shows it with something on it."""

from urllib.parse import quote

from tests.desk import Desk

_FIRST = {
    "article": "SELECT id FROM articles_article WHERE title LIKE '%%بيلاندي%%' LIMIT 1",
    "story": "SELECT id FROM articles_story ORDER BY article_count DESC, id LIMIT 1",
    "person": "SELECT entity_id FROM articles_mention m JOIN articles_entity e ON e.id = m.entity_id "
    "WHERE e.kind = 'person' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    "source": "SELECT source_id FROM articles_article GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    "mention": "SELECT id FROM articles_mention ORDER BY id LIMIT 1",
    "quotation": "SELECT id FROM articles_quotation WHERE speaker <> '' ORDER BY id LIMIT 1",
    "date": "SELECT id FROM articles_timereference ORDER BY id LIMIT 1",
    "tag": "SELECT id FROM articles_tag ORDER BY id LIMIT 1",
}
_SIX = "SELECT id FROM articles_article ORDER BY published_at, id LIMIT 6"
_SHARING = (
    "SELECT a.source_id, b.source_id FROM articles_article a JOIN articles_article b "
    "ON b.story_id = a.story_id AND b.source_id > a.source_id GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT 1"
)
_PAIR = "SELECT id FROM articles_article WHERE story_id = %s ORDER BY published_at, id LIMIT 3"


def addresses(desk: Desk) -> dict[str, str]:
    """Name of each screen -> its path on this desk."""
    with desk.connect() as database:
        database.execute(
            "INSERT INTO articles_tag (name, key, sort_key, colour, created_at) VALUES ('موانئ', 'موانئ', 'موانئ', "
            "'teal', now()) ON CONFLICT DO NOTHING"
        )
        first = {name: _one(database.execute(query).fetchone()) for name, query in _FIRST.items()}
        six = [str(row[0]) for row in database.execute(_SIX).fetchall()]
        sharing = [f"source={pk}" for pk in database.execute(_SHARING).fetchone() or ()]
        members = [str(row[0]) for row in database.execute(_PAIR, [first["story"]]).fetchall()]
    return {
        "inbox": "/?state=all",
        "reader": f"/?state=all&open={first['article']}",
        "article": f"/articles/{first['article']}/",
        "mention": f"/mentions/{first['mention']}/",
        "quotation": f"/quotations/{first['quotation']}/",
        "date": f"/dates/{first['date']}/",
        "search": "/search/?q=%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1",
        "search-empty": "/search/",
        "search-narrowed": f"/search/?q={quote('«مرسى الريم» -الدينار بعد:2015')}&not_source={first['source']}",
        "search-near": f"/search/?q={quote('المينا')}",
        "search-nothing": "/search/?q=%D8%BA%D8%B6%D9%86%D9%81%D8%B1%D9%88%D8%B7",
        "saved-searches": "/saved/",
        "wording": f"/wording/?words={quote('ميناء | مرفأ | مرسى')}",
        "wording-empty": "/wording/",
        "reporting": "/wording/verbs/",
        "stories": "/stories/",
        "story": f"/stories/{first['story']}/",
        "story-arranged": f"/stories/{first['story']}/arrange/",
        "story-coverage": f"/stories/{first['story']}/coverage/",
        "timeline-published": "/timeline/?clock=published",
        "timeline-happened": "/timeline/?clock=happened",
        "compare": "/compare/",
        "compare-three": "/compare/?" + "&".join(f"a={pk}" for pk in members),
        "compare-six": "/compare/?" + "&".join(f"a={pk}" for pk in six),
        "compare-texts": "/compare/texts/",
        "entities": "/entities/",
        "entity": f"/entities/{first['person']}/",
        "sources": "/sources/",
        "source": f"/sources/{first['source']}/",
        "compare-sources": f"/sources/compare/?source={first['source']}",
        "told-stories": f"/sources/compare/stories/?{'&'.join(sharing)}&after=2010-01-01&of=1&with=2",
        "camps": "/sources/camps/",
        "tags": "/tags/",
        "tag": f"/tags/{first['tag']}/",
        "edit-tag": f"/tags/{first['tag']}/edit/",
        "merge-tag": f"/tags/{first['tag']}/merge/",
        "delete-tag": f"/tags/{first['tag']}/delete/",
        "add": "/add/",
        "settings": "/settings/",
        "not-found": "/nothing-here/",
    }


def _one(row: tuple[object, ...] | None) -> str:
    assert row is not None, "the sample desk shows nothing of this kind"
    return str(row[0])
