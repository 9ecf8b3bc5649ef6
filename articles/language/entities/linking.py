"""One person under one name within an article: short mentions that it makes of people named in full, and full names.

- ``own_names``: what the article itself calls its people, and who is who beside another name (واسمه الحقيقي).
- ``short_mentions``: words not found yet that name one of them.
- ``full_names``: each name under the longest form of the same person.
"""

from .full_names import with_full_names
from .own_names import with_own_names
from .short_mentions import short_mentions

__all__ = ["short_mentions", "with_full_names", "with_own_names"]
