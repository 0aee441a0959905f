"""The one place where jobs get their times: celery beat and the demo's own thread both read it."""

from typing import Any

SCHEDULE: dict[str, dict[str, Any]] = {
    "sweep-outbox": {"task": "core.sweep_outbox", "schedule": 30.0},
    "prune-outbox": {"task": "core.prune_outbox", "schedule": 24 * 3600.0},
    "prune-answers": {"task": "core.prune_answers", "schedule": 3600.0},
    "follow-sms": {"task": "core.follow_sms", "schedule": 120.0},
    "forget-sms": {"task": "core.forget_sms", "schedule": 600.0},
    "write-activity": {"task": "activity.write", "schedule": 60.0},
    "prune-activity": {"task": "activity.prune", "schedule": 24 * 3600.0},
    "repair-listings": {"task": "catalogue.repair_listings", "schedule": 24 * 3600.0},
    "index-market": {"task": "catalogue.index_market", "schedule": 24 * 3600.0},
    "relearn-market": {"task": "catalogue.relearn_market", "schedule": 24 * 3600.0},
    "learn-related": {"task": "catalogue.learn_related", "schedule": 24 * 3600.0},
    "refresh-due-prices": {"task": "catalogue.refresh_due_prices", "schedule": 60.0},
    "end-holidays": {"task": "stores.end_holidays", "schedule": 900.0},
    "watch-stock": {"task": "desk.watch_stock", "schedule": 600.0},
    "prune-drafts": {"task": "desk.prune_drafts", "schedule": 24 * 3600.0},
    "forget-store-papers": {"task": "stores.forget_pictures", "schedule": 24 * 3600.0},
    "expire-inactive": {"task": "moderation.expire_inactive", "schedule": 24 * 3600.0},
    "answer-alerts": {"task": "customer.answer_alerts", "schedule": 300.0},
    "forget-alerts": {"task": "customer.forget_alerts", "schedule": 24 * 3600.0},
    "forget-exports": {"task": "core.forget_exports", "schedule": 3600.0},
    "forget-imports": {"task": "desk.forget_imports", "schedule": 24 * 3600.0},
    "forget-bulk": {"task": "desk.forget_bulk", "schedule": 24 * 3600.0},
    "prune-limits": {"task": "core.prune_limits", "schedule": 3600.0},
    "publish-scheduled-pages": {"task": "core.publish_scheduled_pages", "schedule": 60.0},
    "cleanup-notifications": {"task": "notifications.cleanup", "schedule": 24 * 3600.0},
    "prune-programs": {"task": "accounts.prune_families", "schedule": 24 * 3600.0},
    "prune-sign-ups": {"task": "accounts.prune_sign_ups", "schedule": 24 * 3600.0},
    "erase-those-who-asked": {"task": "accounts.erase_those_who_asked", "schedule": 3600.0},
    "clear-sessions": {"task": "core.clear_sessions", "schedule": 24 * 3600.0},
    # Photos and voice notes of addresses that were not saved: as long as a page may lie open.
    "sweep-door-files": {
        "task": "address.sweep_door_files",
        "schedule": 24 * 3600.0,
        "kwargs": {"days": 7},
    },
    "check-data-integrity": {"task": "core.check_data_integrity", "schedule": 24 * 3600.0},
    "take-ledger-snapshots": {"task": "ledger.take_snapshots", "schedule": 600.0},
}
