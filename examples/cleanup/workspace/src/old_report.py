"""The yearly figures, as they were before the monthly ones."""


def yearly():
    yield "visits 14020"
