"""The monthly figures."""


def monthly():
    yield "visits  1204"
    yield "orders    87"
