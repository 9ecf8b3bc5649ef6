from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article


class Fingerprint(models.Model):
    """Hashes of passages of an article, under which copies of it are looked up (``analysis.similarity``).

    Apart from the article, because that is written anew when its story changes, and each writing would add all of
    these to their index again.
    """

    article = models.OneToOneField(
        Article, models.CASCADE, primary_key=True, related_name="fingerprint", verbose_name=_("article")
    )
    hashes = ArrayField(models.IntegerField())

    class Meta:
        verbose_name = _("fingerprint")
        verbose_name_plural = _("fingerprints")
        # Without a list of what waits to be indexed: every look-up would read all of it.
        indexes = [GinIndex(fields=["hashes"], name="fingerprint_hashes", fastupdate=False)]

    def __str__(self) -> str:
        return str(self.article_id)


class Formula(models.Model):
    """A passage that says nothing about who copies whom, because outlets print it again and again.

    ``common``: so many articles hold it that it is not even looked up.
    """

    hash = models.IntegerField(primary_key=True)
    common = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("formula")
        verbose_name_plural = _("formulas")

    def __str__(self) -> str:
        return str(self.hash)
