"""A document whose line ends alone changed since it was published is reported."""

import shutil
from pathlib import Path

import pytest
from conftest import PROJECT

from sjoberg_bloggar.documents.ledger import require_published_line_ends
from sjoberg_bloggar.errors import InputError

DESCRIPTOR = PROJECT / "datapackage.json"


@pytest.fixture
def document(tmp_path):
    source = sorted((PROJECT / "build/sources").glob("*.txt"))[0]
    return Path(shutil.copy(source, tmp_path))


@pytest.mark.parametrize("old, new", [(b"\n", b"\r\n"), (b"\n", b"\r")])
def test_other_line_ends_are_reported(document, old, new):
    require_published_line_ends([document], DESCRIPTOR)
    document.write_bytes(document.read_bytes().replace(old, new))
    with pytest.raises(InputError, match="differs from the published document in its line ends"):
        require_published_line_ends([document], DESCRIPTOR)


def test_other_words_are_not(document):
    document.write_bytes(document.read_bytes().replace(b"\n", b"\r\n") + b"Ja.\r\n")
    require_published_line_ends([document], DESCRIPTOR)


@pytest.mark.parametrize("content", [None, b"{", b"[]", b'{"sources": [1]}', b'{"sources": {}}'])
def test_without_a_descriptor_nothing_is_compared(document, tmp_path, content):
    if content is not None:
        (tmp_path / "datapackage.json").write_bytes(content)
    require_published_line_ends([document], tmp_path / "datapackage.json")
