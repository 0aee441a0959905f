from celery import shared_task


@shared_task(name="customer.forget_alerts")
def forget_alerts_task() -> None:
    from shop.customer.services.forget_alerts import forget_alerts

    forget_alerts()


@shared_task(name="customer.answer_alerts")
def answer_alerts_task() -> None:
    from shop.customer.services.answer_alerts import answer_alerts

    answer_alerts()
