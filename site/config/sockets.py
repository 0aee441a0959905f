"""Every websocket of the site."""

from django.urls import URLPattern, path

from notifications.sockets import NotificationSocket
from shop.chat.sockets import ChatSocket

websocket_urlpatterns: list[URLPattern] = [
    path("ws/notifications/", NotificationSocket.as_asgi()),
    path("ws/chat/<uuid:key>/", ChatSocket.as_asgi()),
]
