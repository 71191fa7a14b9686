"""A Django service with three ways to end up in Sentry. Every answer shows the event_id."""

import signal
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
import sentry_sdk
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import JsonResponse
from django.urls import path
from sentry_sdk.integrations.django import DjangoIntegration

# no DSN here: the SDK reads SENTRY_DSN from its environment
sentry_sdk.init(
    integrations=[DjangoIntegration()], release="shop@1.4.0", environment="staging"
)


class PaymentError(Exception):
    """The bank said no."""


def home(request):
    return JsonResponse({"status": "open"})


def handled(request):
    """The app catches the error itself and reports it: handled."""
    try:
        charge(12.5)
    except PaymentError as error:
        with sentry_sdk.push_scope() as scope:
            scope.set_tag("gateway", "stripe")
            event_id = sentry_sdk.capture_exception(error)
        answer = {"error": "the payment was declined", "event_id": event_id}
        return JsonResponse(answer, status=402)


def message(request):
    """Nothing is broken, yet somebody should know: a message."""
    event_id = sentry_sdk.capture_message("mugs are running low", level="warning")
    return JsonResponse({"status": "ordered", "event_id": event_id})


def unhandled(request):
    """A bug that nobody catches: the SDK reports it as unhandled, with no code here."""
    sentry_sdk.set_tag("page", "cart")
    cart = {}
    return JsonResponse({"total": sum(item["price"] for item in cart["items"])})


def show_event_id(request):
    """Django gets here with an error that nobody caught, when the SDK has already reported it."""
    answer = {"error": "something broke", "event_id": sentry_sdk.last_event_id()}
    return JsonResponse(answer, status=500)


def charge(euros):
    raise PaymentError(f"the bank declined {euros:.2f} EUR")


urlpatterns = [
    path("", home),
    path("handled", handled),
    path("message", message),
    path("unhandled", unhandled),
]
handler500 = show_event_id

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, SECRET_KEY="only for this example"
)
django.setup()


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


if __name__ == "__main__":
    # stopped politely, so that the SDK sends what it still has
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet) as server:
        print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()
