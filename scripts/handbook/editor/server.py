"""The editors' page served to this machine alone."""

import os
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from handbook.editor.application import make_application
from handbook.editor.protection import Protection
from handbook.editor.workspace import Workspace

_LOOPBACK = "127.0.0.1"


def serve_editor(root: Path, port: int, announce: Callable[[str], object]) -> None:
    """Serve the editors' page of a handbook until it is stopped; ``announce`` is told its address once it answers.

    Port 0 takes any that is free. Raise OSError where the port is taken.
    """
    token = secrets.token_urlsafe(24)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        if os.name == "posix":  # elsewhere it would let another program have the same port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_LOOPBACK, port))
        listener.listen()
        bound = listener.getsockname()[1]
        app = Protection(make_application(Workspace(root, token)), token, bound)
        announce(f"http://{_LOOPBACK}:{bound}/{token}/")
        config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
        )
        uvicorn.Server(config).run(sockets=[listener])
