from celery import shared_task


@shared_task(name="desk.forget_imports")
def forget_imports_task() -> None:
    from sellers.desk.imports.services.forget_imports import forget_imports

    forget_imports()
