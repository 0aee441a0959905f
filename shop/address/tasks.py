from celery import shared_task


@shared_task(name="address.sweep_door_files")
def sweep_door_files_task(*, days: float) -> None:
    from shop.address.services.sweep_door_files import sweep_door_files

    sweep_door_files(days=days)
