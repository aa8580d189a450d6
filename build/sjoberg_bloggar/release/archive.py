"""Make the zip of a version, if everything that is published fits together.

The zip has the same bytes on every run and machine: its files are in the order of their names,
dated the day of the version, and stored without compression, because compressors differ.
"""

import hashlib
import json
import os
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..check import check_package
from ..errors import InputError
from ..publish.descriptor import read_metadata
from ..publish.metadata.facts import citation_line
from .report import as_text, compare_packages

GENERATED = ("CITATION.cff", "CITATION.bib", ".huggingface.yaml", ".zenodo.json",
             "datapackage.json", "dataset", "schema", "metadata")
RELEASED = ("README.md", "LICENSE", "CHANGELOG.md", "docs", *GENERATED)


def make_release(project: Path, build_package: Callable[[Path], object], output: Path,
                 previous: Path | None = None) -> Path:
    """Make the zip of a version and its SHA256SUMS, and return the path of the zip.

    Args:
        project: A clone of this repository.
        build_package: Builds the package of the project into the folder that it is called with.
        output: The folder for the zip and its checksum.
        previous: The previous version: its folder, or the zip of its release.

    Raises:
        InputError: The version must not be released; the message says why.
    """
    metadata = read_metadata(project / "build/metadata.toml")
    require_committed(project)
    require_changelog(project / "CHANGELOG.md", metadata)
    if previous:
        require_version_step(previous, project)
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output) as stage:
            built = Path(stage, "built")
            build_package(built)
            require_decided(project, built)
            require_current(project, built)
            require_citation(project)
            return publish_zip(project, metadata, Path(stage), output)
    except OSError as error:
        raise InputError(error.filename or output, None,
                         f"cannot release ({error.strerror or error})",
                         "make room or allow writing there") from None


def require_committed(project: Path) -> None:
    """Raise InputError if anything in the project is not committed."""
    if changes := git(project, "status", "--porcelain").splitlines():
        raise InputError(project, None, f"{len(changes)} files are not committed, "
                         f"the first is {changes[0][3:]}", "commit or remove them")


def require_changelog(path: Path, metadata: dict) -> None:
    """Raise InputError if the changelog has no section about this version."""
    heading = f"## {metadata['version']} ({metadata['released']})"
    try:
        found = re.search(f"^{re.escape(heading)}$", path.read_text("utf-8"), re.MULTILINE)
    except (OSError, ValueError):
        found = None
    if not found:
        raise InputError(path, None, f"there is no section '{heading}'",
                         "say there what is new in this version, or correct version and "
                         "released in build/metadata.toml")


def require_version_step(previous: Path, project: Path) -> None:
    """Raise InputError if the version number does not fit what changed since the previous one."""
    comparison = compare_packages(previous, project)
    if not comparison.agrees:
        raise InputError(project / "build/metadata.toml", None,
                         f"the version does not fit what changed\n{as_text(comparison)}\n",
                         "correct the version as docs/versions.md says")


def require_decided(project: Path, built: Path) -> None:
    """Raise InputError if the package that was just built has open questions."""
    if count := read_descriptor(built).get("undecidedCount"):
        raise InputError(project / "build/curation", None, f"{count} decisions are open",
                         "run 'sjoberg-bloggar review' and decide them")


def require_current(project: Path, built: Path) -> None:
    """Raise InputError if the committed package differs from the one that was just built."""
    new = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    committed = set(committed_files(project, GENERATED))
    stale = new ^ committed | {path for path in new & committed
                               if (built / path).read_bytes() != (project / path).read_bytes()}
    if stale:
        raise InputError(project / min(stale), None, "this is not what the build makes",
                         "run 'make dataset' and commit what it makes")


def require_citation(project: Path) -> None:
    """Raise InputError if README.md cites another version than that of the published package."""
    if citation_line(read_descriptor(project)) not in (project / "README.md").read_text("utf-8"):
        raise InputError(project / "README.md", None, "it cites another version",
                         "run 'make docs' and commit what it makes")


def publish_zip(project: Path, metadata: dict, stage: Path, output: Path) -> Path:
    """Make zip and checksum in stage, move them to output if they are sound, and return the zip."""
    name = f"{metadata['name']}-{metadata['version']}"
    new, sums = stage / f"{name}.zip", stage / "SHA256SUMS"
    write_zip(new, project, name, date.fromisoformat(metadata["released"]))
    require_sound(new, stage / "unpacked" / name)
    sums.write_text(f"{hashlib.sha256(new.read_bytes()).hexdigest()}  {new.name}\n", "utf-8",
                    newline="\n")
    released = output / new.name
    if released.exists() and released.read_bytes() != new.read_bytes():
        raise InputError(released, None, f"version {metadata['version']} was released with other "
                         "content", "raise the version (docs/versions.md)")
    for file in (new, sums):
        os.replace(file, output / file.name)
    return released


def write_zip(path: Path, project: Path, folder: str, day: date) -> None:
    """Write the committed files that users need, below one folder, into a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for file in committed_files(project, RELEASED):
            entry = zipfile.ZipInfo(f"{folder}/{file}", (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, whatever the machine
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, (project / file).read_bytes())


def require_sound(path: Path, folder: Path) -> None:
    """Raise InputError if the package that users will unpack breaks a rule."""
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder.parent)
    if violations := check_package(folder):
        raise InputError(path.name, None, f"{len(violations)} violations, the first: "
                         + " ".join(violations[0]), "run 'sjoberg-bloggar check'")


def read_descriptor(package: Path) -> dict:
    """Return the descriptor of the package in a folder."""
    return json.loads((package / "datapackage.json").read_text("utf-8"))


def committed_files(project: Path, paths: tuple[str, ...]) -> list[str]:
    """Return the committed files at and below some paths of the project, sorted."""
    return sorted(filter(None, git(project, "ls-files", "-z", "--", *paths).split("\0")))


def git(project: Path, *arguments: str) -> str:
    """Return what a git command prints.

    Raises:
        InputError: There is no git, or the project is no repository.
    """
    try:
        return subprocess.run(["git", "-C", project, *arguments], check=True, encoding="utf-8",
                              capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise InputError(project, None, "git cannot tell what is committed "
                         f"({getattr(error, 'stderr', None) or error})",
                         "release from a git repository") from None
