"""The process that sets sections: it reads jobs as lines of JSON and answers each with a line.

It is started with an empty folder as Typst's root and gets template, fonts and data from its parent, so nothing of
the disk is in reach of a template. It dies where a section takes too much memory; the parent tells which one it was.
"""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pikepdf
import segno
import typst

from handbook.pdf.last_sheet import is_wasted
from handbook.system import limit_memory

_FULL = 0.4  # share of what this process may take, from which another takes over: Typst keeps what it has set
STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
_SCALES = ("1", "0.98", "0.94", "0.9")  # of the letters: 14 to 12.6 pt


def main() -> None:
    """Set one section after another until the input ends."""
    head = json.loads(sys.stdin.readline())
    limit_memory(head["megabytes"])
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=head["fonts"])
    template = head["template"].encode()
    compiler = typst.Compiler(root=head["root"], font_paths=fonts, package_path=head["root"])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        answer = _set_section(compiler, template, json.loads(line))
        sys.stdout.write(json.dumps({**answer, "full": is_full()}) + "\n")
        sys.stdout.flush()


def is_full() -> bool:
    """Tell whether this process holds so much that a large section may no longer find room in it."""
    try:
        import resource

        sizes = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except (ImportError, OSError):
        return False
    taken = {resource.RLIMIT_AS: int(sizes[0]), resource.RLIMIT_DATA: int(sizes[5])}
    limits = {kind: resource.getrlimit(kind)[0] for kind in taken}
    page = resource.getpagesize()
    return any(limit != resource.RLIM_INFINITY and taken[kind] * page > _FULL * limit for kind, limit in limits.items())


def _set_section(compiler: typst.Compiler, template: bytes, job: dict[str, Any]) -> dict[str, Any]:
    """Set a section; where its last sheet would be wasted, in the next smaller letters that save it.

    A section of which no size of letters saves the last sheet is set as it was.
    """
    made: list[bytes] = []
    for scale in _SCALES:
        content = _compile(compiler, template, job, scale)
        if isinstance(content, dict):
            return content
        made.append(content)
        if not is_wasted(content):
            return _keep(job["target"], content)
    return _keep(job["target"], made[0])


def _compile(compiler: typst.Compiler, template: bytes, job: dict[str, Any], scale: str) -> bytes | dict[str, Any]:
    """Set a section in letters of some scale, or tell what is wrong."""
    try:
        content, warnings = compiler.compile_with_warnings(
            input=template,
            format="pdf",
            sys_inputs={"data": job["data"], "qr": _draw_code(job["check"]), "scale": scale},
            pdf_standards=STANDARDS,
            timestamp=job["moment"],
        )
    except typst.TypstError as error:
        return {"fault": error.message, "details": error.diagnostic}
    if warnings:
        return {"fault": warnings[0].message, "details": warnings[0].diagnostic}
    return content if isinstance(content, bytes) else {"fault": "no file", "details": ""}


def _keep(name: str, content: bytes) -> dict[str, Any]:
    """Write a file whole, or not at all.

    Small objects are put together and squeezed, as PDF/A-2 allows: the tags of a page are half of its file.
    """
    packed, target = io.BytesIO(), Path(name)
    with pikepdf.open(io.BytesIO(content)) as file:
        pages = len(file.pages)
        file.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    fresh = target.with_suffix(f".{os.getpid()}")
    try:
        fresh.write_bytes(packed.getvalue())
        fresh.replace(target)
    except OSError as error:
        return {"fault": f"disk {error.errno}", "details": ""}
    return {"pages": pages, "bytes": packed.tell()}


def _draw_code(address: str) -> str:
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawing, kind="svg", border=0, xmldecl=False, omitsize=True)
    return drawing.getvalue().decode()


if __name__ == "__main__":
    main()
