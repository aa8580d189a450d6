"""Make the files of a version, if everything that is published fits together.

They are a zip of the package and what explains it, one SQLite file, one workbook, and their
checksums. The zip has the same bytes on every run and machine: its files are in the order of their
names, dated the day of the version, and stored without compression, because compressors differ.
"""

import os
import re
import subprocess
import tempfile
import tomllib
import zipfile
from datetime import date
from pathlib import Path

from ..build import build_dataset
from ..check import check_package
from ..errors import InputError
from ..loading import load_package
from ..package.archive import package_folder
from ..package.layout import hash_of
from ..package.reading import csv_resources, descriptor_of
from ..publish.about import read_metadata
from ..publish.metadata.facts import citation_line
from ..publish.templates import environment
from .database import write_database
from .report import compare_packages, report_text
from .workbook import write_workbook

GENERATED = ("CITATION.cff", "CITATION.bib", ".huggingface.yaml", ".zenodo.json",
             "datapackage.json", "dataset", "schema", "metadata")
RELEASED = ("LICENSE", "LICENSE-DATA", "CHANGELOG.md", "docs", "build/sources", "build/curation",
            "build/metadata.toml", *GENERATED)
README = "README.md"  # of the zip: it speaks to those who download it


def make_release(project: Path, output: Path, previous: Path | None = None) -> Path:
    """Make the files of a version and their SHA256SUMS, and return the path of the zip.

    Args:
        project: A clone of this repository.
        output: The folder for the files.
        previous: The previous version: its folder, or the zip of its release.

    Raises:
        InputError: The version must not be released; the message says why.
    """
    metadata = read_metadata(project / "build/metadata.toml")
    require_committed(project)
    require_changelog(project / "CHANGELOG.md", metadata)
    require_same_version(project, metadata)
    if previous:
        require_version_step(previous, project)
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output) as stage:
            built = Path(stage, "built")
            build_dataset(project, built)
            require_decided(project, built)
            require_current(project, built)
            require_citation(project)
            return publish_files(project, metadata, Path(stage), output)
    except OSError as error:
        raise InputError(error.filename or output, None,
                         f"cannot release ({error.strerror or error})",
                         "make room or allow writing there") from None


def require_committed(project: Path) -> None:
    """Raise InputError if anything in the project is not committed."""
    if changes := git(project, "status", "--porcelain").splitlines():
        raise InputError(project, None, f"{len(changes)} files are not committed, "
                         f"the first is {changes[0][3:]}", "commit or remove them")
    committed = set(committed_files(project, ("build/sources",)))
    for path in sorted((project / "build/sources").iterdir()):
        if path.relative_to(project).as_posix() not in committed:
            raise InputError(path, None, "the document is not committed; git ignores it",
                             "commit it with git add --force, or remove it")


def require_same_version(project: Path, metadata: dict) -> None:
    """Raise InputError if the program has another version than the dataset."""
    path = project / "pyproject.toml"
    version = tomllib.loads(path.read_text("utf-8"))["project"]["version"]
    if version != metadata["version"]:
        raise InputError(path, None, f"version is {version}, but build/metadata.toml has "
                                     f"{metadata['version']}", "correct one of the two")


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
                         f"the version does not fit what changed\n{report_text(comparison)}\n",
                         "correct the version as docs/versions.md says")


def require_decided(project: Path, built: Path) -> None:
    """Raise InputError if the package that was just built has open questions."""
    if count := descriptor_of(built).get("undecidedCount"):
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
    if citation_line(descriptor_of(project)) not in (project / "README.md").read_text("utf-8"):
        raise InputError(project / "README.md", None, "it cites another version",
                         "run 'make docs' and commit what it makes")


def publish_files(project: Path, metadata: dict, stage: Path, output: Path) -> Path:
    """Make all files in stage, move them to output if they are sound, and return the zip."""
    name = f"{metadata['name']}-{metadata['version']}"
    archive, database, workbook = (stage / f"{name}.{ending}"
                                   for ending in ("zip", "sqlite", "xlsx"))
    write_zip(archive, project, date.fromisoformat(metadata["released"]))
    with package_folder(archive) as unpacked:
        require_sound_zip(archive.name, unpacked)
        package = load_package(unpacked)
    write_database(package, database)
    write_workbook(package, workbook)
    files = [archive, database, workbook]
    sums = stage / "SHA256SUMS"
    sums.write_text("".join(f"{hash_of(file).removeprefix('sha256:')}  {file.name}\n"
                            for file in files), "utf-8", newline="\n")
    require_unreleased(output / archive.name, archive, metadata["version"])
    for file in (*files, sums):
        os.replace(file, output / file.name)
    return output / archive.name


def require_unreleased(released: Path, archive: Path, version: str) -> None:
    """Raise InputError if the version was released with other content."""
    if released.exists() and released.read_bytes() != archive.read_bytes():
        raise InputError(released, None, f"version {version} was released with other content",
                         "raise the version (docs/versions.md)")


def write_zip(path: Path, project: Path, day: date) -> None:
    """Write the committed files that users need, and a README for them, into a zip."""
    contents = {file: (project / file).read_bytes()
                for file in committed_files(project, RELEASED)}
    contents[README] = download_readme(project).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(contents):
            entry = zipfile.ZipInfo(file, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, whatever the machine
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, contents[file])


def download_readme(project: Path) -> str:
    """Return the README of the zip."""
    descriptor = descriptor_of(project)
    return environment(Path(__file__).parent).get_template(README).render(
        descriptor=descriptor, citation=citation_line(descriptor),
        tables=csv_resources(descriptor).values())


def require_sound_zip(name: str, folder: Path) -> None:
    """Raise InputError, which names the package, if the one in a folder breaks a rule."""
    if violations := check_package(folder, complete=True):
        raise InputError(name, None, f"{len(violations)} violations, the first: "
                         + " ".join(violations[0]), "run 'sjoberg-bloggar check'")


def committed_files(project: Path, paths: tuple[str, ...]) -> list[str]:
    """Return the committed files at and below some paths of the project, sorted."""
    return sorted(filter(None, git(project, "ls-files", "-z", "--", *paths).split("\0")))


def git(project: Path, *arguments: str) -> str:
    """Return what a git command prints.

    Raises:
        InputError: There is no git, or the project is not a repository.
    """
    try:
        return subprocess.run(["git", "-C", project, *arguments], check=True, encoding="utf-8",
                              capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise InputError(project, None, "git cannot tell what is committed "
                         f"({getattr(error, 'stderr', None) or error})",
                         "release from a git repository") from None
