"""Every address of ours below /admin/: `ADDRESSES = {"office_stores": Row("operator superuser")}`.

One that stands there and in none of these files fails the test.
"""
