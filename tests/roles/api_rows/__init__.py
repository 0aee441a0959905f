"""Every operation of /api/v1/, by its name in docs/openapi.json: `{"get_me": Row("shopper")}`."""
