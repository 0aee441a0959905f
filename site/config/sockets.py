"""Every websocket of the site."""

from django.urls import URLPattern, path

from notifications.sockets import NotificationSocket

websocket_urlpatterns: list[URLPattern] = [
    path("ws/notifications/", NotificationSocket.as_asgi()),
]
