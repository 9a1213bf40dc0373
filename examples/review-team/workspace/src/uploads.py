"""Keeps what people upload."""

import os

FOLDER = "/srv/uploads"


def store(name, data):
    path = os.path.join(FOLDER, name)
    with open(path, "wb") as file:
        file.write(data)
    return path


def average_size(sizes):
    return sum(sizes) / len(sizes)
