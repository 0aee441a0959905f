from celery import shared_task

from accounts.services.erase_those_who_asked import erase_those_who_asked
from accounts.services.prune_families import prune_families
from accounts.services.prune_sign_ups import prune_sign_ups


@shared_task(name="accounts.prune_families")
def prune() -> None:
    prune_families()


@shared_task(name="accounts.prune_sign_ups")
def prune_given_up() -> None:
    prune_sign_ups()


@shared_task(name="accounts.erase_those_who_asked")
def erase_asked() -> None:
    erase_those_who_asked()
