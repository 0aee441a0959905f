from django.conf import settings

from accounts.models import User


def keep_language(user: User, *, language: str) -> bool:
    """Remember the language a person chose; says whether it changed."""
    if language == user.language or language not in dict(settings.LANGUAGES):
        return False
    User.objects.filter(pk=user.pk).update(language=language)
    user.language = language
    return True
