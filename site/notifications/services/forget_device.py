from notifications.models import PushDevice


def forget_device(*, session_key: str) -> bool:
    """The browser of this sign-in shows nothing more."""
    deleted, _kinds = PushDevice.objects.filter(session_key=session_key).delete()
    return bool(deleted)
