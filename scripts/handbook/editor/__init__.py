"""The editors' page on their own machine: an article read, proposals decided, records filled in, a change sent.

It needs what the extra «desk» installs, so only the command that serves it imports it, and only then.
"""

from handbook.editor.application import make_application
from handbook.editor.protection import MOST_BYTES, Protection
from handbook.editor.server import serve_editor
from handbook.editor.workspace import Workspace

__all__ = ["MOST_BYTES", "Protection", "Workspace", "make_application", "serve_editor"]
