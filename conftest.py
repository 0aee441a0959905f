"""What every test of the site can count on; the parts live in tests/support/."""

pytest_plugins = [
    "tests.support.surroundings",
    "tests.support.database",
    "tests.support.cast",
    "tests.support.web",
    "tests.support.api",
]
