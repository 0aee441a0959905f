from celery import shared_task


@shared_task(name="moderation.expire_inactive")
def expire_inactive() -> None:
    from shop.moderation.services.expire_accounts import expire_accounts
    from shop.moderation.services.expire_products import expire_products

    expire_products()
    expire_accounts()
