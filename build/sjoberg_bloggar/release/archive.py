"""Make the zip of a version, if everything that is published fits together.

The zip has the same bytes on every run and machine: files in order of their names, each dated
the day of the version, and stored without compression, because compressors differ.
"""

import hashlib
import json
import os
import re
import subprocess
import tempfile
import zipfile
from datetime import date
from pathlib import Path

from ..build import read_blog
from ..check import check_package
from ..errors import InputError
from ..publish.descriptor import read_metadata
from ..publish.metadata.facts import citation_line
from ..publish.package import write_package
from ..publish.schemas import read_schemas
from ..publish.tables import make_tables
from .report import as_text, compare_packages

MADE = ("CITATION.cff", "CITATION.bib", ".huggingface.yaml", ".zenodo.json", "datapackage.json",
        "dataset", "schema", "metadata")
FOR_USERS = ("README.md", "LICENSE", "CHANGELOG.md", "docs", *MADE)


def make_release(project: Path, output: Path, previous: Path | None) -> Path:
    """Make the zip and its SHA256SUMS in output, and return the path of the zip.

    Args:
        project: The folder of the project.
        output: The folder that gets both.
        previous: The version before, as a package or the zip of its release.

    Raises:
        InputError: This version must not be released.
    """
    metadata = read_metadata(project / "build/metadata.toml")
    require_committed(project)
    require_changelog(project / "CHANGELOG.md", metadata)
    require_citation(project)
    if previous:
        require_version_step(previous, project)
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output) as stage:
            require_current(project, metadata, Path(stage))
            return publish_zip(project, metadata, Path(stage), output)
    except OSError as error:
        raise InputError(error.filename or output, None,
                         f"cannot release ({error.strerror or error})",
                         "make room or allow writing there") from None


def publish_zip(project: Path, metadata: dict, stage: Path, output: Path) -> Path:
    """Make zip and checksum in stage, and move them to output if they are sound."""
    name = f"{metadata['name']}-{metadata['version']}"
    new, sums = stage / f"{name}.zip", stage / "SHA256SUMS"
    write_zip(new, project, name, date.fromisoformat(metadata["released"]))
    require_sound(new, stage / "unpacked" / name)
    sums.write_text(f"{hashlib.sha256(new.read_bytes()).hexdigest()}  {new.name}\n", "utf-8")
    released = output / new.name
    if released.exists() and released.read_bytes() != new.read_bytes():
        raise InputError(released, None, f"version {metadata['version']} was released with other "
                         "content", "raise the version (docs/versions.md)")
    for file in (new, sums):
        os.replace(file, output / file.name)
    return released


def git(project: Path, *arguments: str) -> str:
    """Return what a git command prints."""
    try:
        return subprocess.run(["git", "-C", project, *arguments], check=True, encoding="utf-8",
                              capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise InputError(project, None, "git cannot tell what is committed "
                         f"({getattr(error, 'stderr', None) or error})",
                         "release from a git repository") from None


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


def require_citation(project: Path) -> None:
    """Raise InputError if README.md cites another version."""
    descriptor = json.loads((project / "datapackage.json").read_text("utf-8"))
    if citation_line(descriptor) not in (project / "README.md").read_text("utf-8"):
        raise InputError(project / "README.md", None, "it cites another version",
                         "run 'make docs' and commit what it makes")


def require_version_step(previous: Path, project: Path) -> None:
    """Raise InputError if the version number does not fit what changed."""
    comparison = compare_packages(previous, project)
    if not comparison.agrees:
        raise InputError(project / "build/metadata.toml", None,
                         f"the version does not fit what changed\n{as_text(comparison)}\n",
                         "correct the version as docs/versions.md says")


def require_current(project: Path, metadata: dict, stage: Path) -> None:
    """Raise InputError if what is published in the project is not what the build makes."""
    blog = read_blog(project / "build/sources", project / "build/curation")
    if blog.questions:
        raise InputError(project / "build/curation", None, f"{len(blog.questions)} decisions "
                         "are open", "run 'sjoberg-bloggar review' and decide them")
    schemas = read_schemas(project / "schema")
    new = stage / "new"
    new.mkdir()
    write_package(new, blog, make_tables(blog, schemas), project / "schema", schemas,
                  metadata)
    made = {str(path.relative_to(new)) for path in new.rglob("*") if path.is_file()}
    published = set(git(project, "ls-files", "-z", "--", *MADE).split("\0")) - {""}
    stale = [path for path in sorted(made | published) if path not in made & published
             or (new / path).read_bytes() != (project / path).read_bytes()]
    if stale:
        raise InputError(project / stale[0], None, "this is not what the build makes",
                         "run 'make dataset' and commit what it makes")


def write_zip(path: Path, project: Path, folder: str, day: date) -> None:
    """Write the committed files that users need, in one folder, into a zip."""
    files = git(project, "ls-files", "-z", "--", *FOR_USERS).split("\0")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(filter(None, files)):
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
