"""A clone has the published bytes, whatever git is told about line ends."""

import hashlib
import json
import subprocess

from conftest import PROJECT


def test_a_clone_with_windows_line_ends_has_the_published_bytes(tmp_path):
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "-c", "core.autocrlf=true", PROJECT, clone], check=True)
    descriptor = json.loads((clone / "datapackage.json").read_bytes())
    for resource in descriptor["resources"]:
        data = (clone / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}", resource["path"]
    for source in descriptor["sources"]:
        data = (clone / "build/sources" / source["document"]).read_bytes()
        assert source["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}", source["document"]
