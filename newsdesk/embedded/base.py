"""Django's Postgres back end over the embedded server, which starts with the first connection that anyone opens.

A command that needs no database therefore never starts one. The settings name ``DATA``, the folder, and
``SERVER_ACCOUNT``, who the server runs as when root starts it.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base, client

from .cluster import Cluster, cluster


class DatabaseClient(client.DatabaseClient):
    """``manage.py dbshell`` with the psql that belongs to the server."""

    def runshell(self, parameters: Iterable[str]) -> None:
        wrapper: DatabaseWrapper = self.connection  # type: ignore[assignment]  # Django makes it with ours
        self.executable_name = wrapper.cluster.binaries().tool("psql")
        wrapper.settings_dict["HOST"] = str(wrapper.cluster.join())
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    """Connections to the embedded server."""

    client_class = DatabaseClient

    @property
    def cluster(self) -> Cluster:
        return cluster(Path(self.settings_dict["DATA"]), self.settings_dict["SERVER_ACCOUNT"])

    def get_connection_params(self) -> dict[str, Any]:
        return {**super().get_connection_params(), "host": str(self.cluster.join())}
