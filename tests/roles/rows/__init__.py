"""Every address of the desk, a file a room: `ADDRESSES = {"seller:prices": Row(clerk=403)}`.

A name that stands below `/seller/` and in none of these files fails the test.
"""
