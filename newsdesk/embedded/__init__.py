"""A Postgres of the desk's own, for whoever names no DATABASE_URL. It is also the name of the Django back end."""
