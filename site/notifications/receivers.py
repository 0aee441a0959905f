from typing import Any

from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver

from notifications.services.close_sockets import close_sockets
from notifications.services.forget_device import forget_device


@receiver(user_logged_out)
def close_the_tabs(request: Any, **kwargs: Any) -> None:
    if request and request.session.session_key:
        close_sockets(session_key=request.session.session_key)
        forget_device(session_key=request.session.session_key)
