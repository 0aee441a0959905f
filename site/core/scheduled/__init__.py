"""The schedule of jobs, kept by this process where there is no celery beat."""

from core.scheduled.run import due_jobs, run_job

__all__ = ["due_jobs", "run_job"]
