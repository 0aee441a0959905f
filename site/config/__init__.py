# Celery's shared_task binds to the app that is imported first, so it is imported with Django.
from config.celery import app as celery_app

__all__ = ["celery_app"]
