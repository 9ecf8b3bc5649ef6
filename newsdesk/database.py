from pathlib import Path
from typing import Any
import os
from urllib.parse import urlsplit, parse_qs


def database_settings(data: Path) -> dict[str, Any]:
    url = urlsplit(os.environ["DATABASE_URL"])
    query = {k: v[0] for k, v in parse_qs(url.query).items()}
    return {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": url.path.strip("/"), "HOST": query.get("host", ""), "USER": "root"}}
