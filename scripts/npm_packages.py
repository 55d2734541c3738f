"""Packages of the npm registry, each pinned by its SHA-512: what is vendored comes out of them."""

import base64
import hashlib
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """A package with its version, and the hash of the archive that was looked at."""

    name: str
    sha512: str


def fetch_package(package: Package, folder: Path) -> Path:
    """Fetch a package into a folder of its own; raise ValueError where it is not the one that was looked at."""
    folder.mkdir()
    command = ["npm", "pack", package.name, "--silent", "--pack-destination", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command; npm is the registry's client
    (archive,) = folder.glob("*.tgz")
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != package.sha512:
        message = f"{package.name} is not the package that was looked at: SHA-512 {found}"
        raise ValueError(message)
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"
