"""What gunicorn loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")

application = get_wsgi_application()

from articles.language.inflection import same_word  # noqa: E402

same_word("وزير")  # reads the word lists of the search (0.2 s) before the first reader waits for them
