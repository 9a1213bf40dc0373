"""Settings, read once at the start from the environment."""

import os

PORT = int(os.environ.get("APP_PORT", "8080"))
LOG_LEVEL = os.environ.get("APP_LOG_LEVEL", "warning")
