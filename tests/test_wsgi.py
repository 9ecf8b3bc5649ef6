"""What a web process has done before its first reader comes."""

import subprocess
import sys

from django.conf import settings

LOADED = """
import gc, sys
import newsdesk.wsgi
print("articles.web.views.compare" in sys.modules, gc.get_freeze_count() > 100_000)
"""


def test_a_web_process_reads_its_views_first_and_never_looks_for_garbage_among_them() -> None:
    said = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["True", "True"]
