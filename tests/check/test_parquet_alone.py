"""A package without a usable CSV file: the rules look at the table of its Parquet file."""

import shutil
from pathlib import Path

from pyarrow import parquet

from sjoberg_bloggar.check import check_package


def test_what_a_parquet_file_tells_pandas_may_be_broken(built, tmp_path):
    """Pandas itself cannot read such a file; without the CSV file, the rules look at its table."""
    package = Path(shutil.copytree(built, tmp_path / "package"))
    path = package / "dataset/posts.parquet"
    content = parquet.ParquetFile(path).read()
    parquet.write_table(content.replace_schema_metadata({b"pandas": b"{"}), path)
    (package / "dataset/posts.csv").unlink()
    found = {(violation.rule, violation.table) for violation in check_package(package)}
    assert ("parquet-types", "dataset/posts.parquet") in found
    assert "table-usable" not in {rule for rule, _ in found}
