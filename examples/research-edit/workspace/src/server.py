"""Answers requests; every path but /sign-in wants a session."""

from sessions import sign_in, user_for


def handle(path, token=None, user=None):
    if path == "/sign-in":
        return 200, sign_in(user)
    signed_in = user_for(token)
    if signed_in is None:
        return 401, "sign in first"
    return 200, f"hello {signed_in}"
