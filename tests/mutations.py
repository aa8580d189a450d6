"""Break a published package at random: JSON values, bytes, cells, files, its zip."""

import json
import os
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path
from random import Random

import pyarrow as pa
from pyarrow import parquet

DEEP = "\ue000deep\ue000"  # stands for what json.dumps would not write
VALUES = [None, True, False, 0, -1, 1.5, 2**53 + 1, 10**30, 10**5000, 1e308, float("nan"),
          float("-inf"), "", " ", "x", "ö\u0301\u200b\x00", "\ud800", "x" * 100_000, "TRUE", "2016-02-30",
          "../../../etc/passwd", "/dev/zero", "dataset", "dataset/posts.csv", "https://example.org/x",
          "string", "integer", "date", "any", "(a+)+$", "[", "%Y", [], {}, [[]], [None], {"x": None},
          ["post_id", "post_id"], {"resource": "", "fields": ["x"]}, {"name": "x"}, DEEP]
PIECES = [b"", b'"', b",", b"\n", b"\r", b"\r\n", b"\x00", b"\xff", b"\xc3", b'""', b"\xef\xbb\xbf",
          b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"9" * 400, b"x" * 200_000, b'"' * 3, b"NaN", b"PAR1"]


def dumps(content: object, chance: Random) -> bytes:
    """Return JSON, in which an endless number, a key twice and deep nesting may appear."""
    text = json.dumps(content, ensure_ascii=chance.random() < 0.5, indent=chance.choice([None, 2]))
    depth = chance.choice([30, 1000, 200_000])
    text = text.replace(json.dumps(DEEP), "[" * depth + "]" * depth).replace(f'"{DEEP}"', "[[]]")
    return text.encode("utf-8", "surrogatepass")


def parts_of(value: object, parts: list | None = None) -> list:
    """Return the objects and lists in a JSON value that are not empty."""
    parts = [] if parts is None else parts
    if isinstance(value, (dict, list)) and value:
        parts.append(value)
        for part in value.values() if isinstance(value, dict) else value:
            parts_of(part, parts)
    return parts


def break_json(content: object, chance: Random) -> None:
    """Replace, remove, double, rename or exchange a value in an object or a list."""
    parts = parts_of(content)
    if not parts:
        return
    part = chance.choice(parts)
    keys = list(part) if isinstance(part, dict) else range(len(part))
    key, other = chance.choice(keys), chance.choice(keys)
    action = chance.choice(["replace"] * 3 + ["remove", "double", "exchange", "move"])
    if action == "replace":
        part[key] = chance.choice(VALUES)
    elif action == "remove":
        del part[key]
    elif action == "double":
        copy = json.loads(json.dumps(part[key]))
        part.append(copy) if isinstance(part, list) else part.setdefault(f"{key}2", copy)
    elif action == "exchange":
        part[key], part[other] = part[other], part[key]
    else:
        part[key] = json.loads(json.dumps(chance.choice(parts)))


def break_bytes(data: bytes, chance: Random) -> bytes:
    """Change, cut, repeat or move bytes."""
    content = bytearray(data)
    for _ in range(chance.choice([1, 1, 3, 20])):
        at = chance.randrange(len(content) + 1)
        end = at + chance.choice([0, 1, 1, 1, 8, 1000])
        content[at:end] = chance.choice([
            *PIECES, bytes(reversed(content[at:end])), bytes(content[at:end]) * 2,
            bytes([chance.randrange(256)])])
    return bytes(content[:chance.randrange(len(content) + 1)] if chance.random() < 0.1 else content)


def break_table(path: Path, chance: Random) -> None:
    """Write a sound Parquet file with other columns, types, rows or values."""
    table = parquet.ParquetFile(path).read()
    name = chance.choice(table.column_names)
    at, column = table.column_names.index(name), table[name]
    rows = len(table)
    others = [pa.nulls(rows), pa.array([[1]] * rows), pa.array([{"a": None}] * rows),
              pa.array([b"\xff"] * rows), pa.array([2**63] * rows, pa.uint64()),
              pa.array([float("nan")] * rows), column.dictionary_encode(), pa.array(["\x00"] * rows),
              column.cast(pa.large_string(), safe=False), pa.array([10**15] * rows, pa.timestamp("ms")),
              pa.array([10**7] * rows, pa.date32()), pa.array(["x" * 1000] * rows)]
    table = chance.choice([
        lambda: table.set_column(at, name, chance.choice(others)),
        lambda: table.append_column(chance.choice([name, "", "ö\n"]), chance.choice(others)),
        lambda: table.drop_columns([name]), lambda: table.slice(0, 0),
        lambda: table.slice(chance.randrange(rows)), lambda: pa.concat_tables([table, table]),
        lambda: table.replace_schema_metadata({b"pandas": b"{", b"\xff": b"\xff"}),
        lambda: table.select(table.column_names[::-1]), lambda: pa.table({})])()
    parquet.write_table(table, path, compression=chance.choice(["none", "gzip", "zstd", "snappy"]))


def break_place(path: Path, files: list[Path], chance: Random) -> None:
    """Put something else in the place of a file."""
    other = chance.choice(files)
    data, target = path.read_bytes(), chance.choice(
        ["/dev/zero", "/etc/passwd", path.name, "nowhere", "..", str(other), "../datapackage.json"])
    path.unlink()
    chance.choice([
        lambda: os.mkfifo(path), path.mkdir, lambda: path.symlink_to(target), lambda: None,
        lambda: path.write_bytes(b""), lambda: path.write_bytes(data * 2),
        lambda: path.with_name(f"{path.name} 2\n").write_bytes(data),
        lambda: path.write_bytes(other.read_bytes() if other.is_file() else b"")])()


def break_package(folder: Path, chance: Random) -> None:
    """Break a file of a package, or leave it to be removed from its place."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    kind = chance.choice(["json", "json", "bytes", "table", "place"])
    endings = {"json": {".json"}, "table": {".parquet"}}.get(kind)
    chosen = [path for path in files if endings is None or path.suffix in endings]
    if not chosen:
        return
    path = chance.choice(chosen)
    try:
        if kind == "json":
            content = json.loads(path.read_bytes())
            break_json(content, chance)
            path.write_bytes(dumps(content, chance))
        elif kind == "table":
            break_table(path, chance)
    except (OSError, ValueError, LookupError, RecursionError, pa.ArrowException):  # broken already
        return
    if kind == "bytes":
        path.write_bytes(break_bytes(path.read_bytes(), chance))
    elif kind == "place":
        break_place(path, files, chance)


def give_hashes(folder: Path) -> None:
    """Give the files' present sizes and hashes in the descriptor, if it still has a place for them."""
    path = folder / "datapackage.json"
    try:
        descriptor = json.loads(path.read_bytes())
        for resource in descriptor["resources"]:
            if (folder / resource["path"]).is_file() and not (folder / resource["path"]).is_symlink():
                data = (folder / resource["path"]).read_bytes()
                resource |= {"bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}
        path.write_bytes(json.dumps(descriptor).encode("utf-8", "surrogatepass"))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return


def zip_of(folder: Path, chance: Random) -> Path:
    """Return a zip of the regular files in a folder, whose bytes may be broken."""
    path = folder.with_suffix(".zip")
    method = chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
    with zipfile.ZipFile(path, "w", method) as archive:
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            if os.stat(file).st_size:
                archive.write(file, file.relative_to(folder))
    if chance.random() < 0.6:
        path.write_bytes(break_bytes(path.read_bytes(), chance))
    return path


def broken_copy(package: Path, folder: Path, chance: Random) -> Path:
    """Return a folder or zip with a copy of a package that is broken in one to four places."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(package, folder)
    for _ in range(chance.randint(1, 4)):
        break_package(folder, chance)
    if chance.random() < 0.5 and (folder / "datapackage.json").is_file():
        give_hashes(folder)
    return zip_of(folder, chance) if chance.random() < 0.2 else folder
