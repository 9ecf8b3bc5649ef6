"""What gunicorn loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")

application = get_wsgi_application()

from django.urls import get_resolver  # noqa: E402

from articles.language.inflection import same_word  # noqa: E402

# What the first reader would wait for: every view, and the word lists of the search (0.2 s).
get_resolver().url_patterns  # noqa: B018
same_word("وزير")

# All of it stays as long as the process: full collections would walk it for nothing, in the middle of a page.
gc.collect()
gc.freeze()
