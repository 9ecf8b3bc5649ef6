from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class DeskAdminSite(admin.AdminSite):
    site_header = _("newsdesk administration")
    site_title = _("newsdesk")
    index_title = _("Set-up and repair")
