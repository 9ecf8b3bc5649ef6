from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = r"""(?m:^)(?P<matched>import(?s:(?P<names>\s.*?))\s+from\s+["'](?P<url>\./[^"']+)["'];)"""


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Static files under names that change with their content.

    Imports between our own scripts are rewritten as well: a module that a page loads by its hashed name and another
    module imports by its plain one would run twice, and every key would act twice. Django's own switch for this reads
    the scripts of other packages too, and stops at an example in one of their comments.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", ((_IMPORT, 'import%(names)s from "%(url)s";'),)),
    )
