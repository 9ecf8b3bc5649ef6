from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def back_to(request: HttpRequest, otherwise: str = "") -> HttpResponseRedirect:
    """Back to the page that ``next`` names when it is one of this desk's, else to ``otherwise`` or the inbox."""
    address = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(address if safe else otherwise or reverse("inbox"))
