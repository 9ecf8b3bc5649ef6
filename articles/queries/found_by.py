"""The look-up ``search__found_by``: articles whose text a tsquery finds that we compiled ourselves."""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Lookup


@SearchVectorField.register_lookup
class FoundBy(Lookup):
    """``search__found_by=tsquery``, where the tsquery was compiled by us."""

    lookup_name = "found_by"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        sql, params = self.process_lhs(compiler, connection)
        return f"{sql} @@ %s::tsquery", (*params, str(self.rhs))
