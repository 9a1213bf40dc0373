"""Who is signed in, and for how long."""

import secrets
import time

LIFETIME_SECONDS = 60 * 60

_sessions = {}


def sign_in(user):
    token = secrets.token_urlsafe(32)
    _sessions[token] = (user, time.monotonic() + LIFETIME_SECONDS)
    return token


def user_for(token):
    user, ends = _sessions.get(token, (None, 0))
    return user if time.monotonic() < ends else None
