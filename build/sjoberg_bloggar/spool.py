"""Put aside what a step made of a batch of posts, until a later step or the tables ask for it."""

import pickle
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import InputError

Place = tuple[str, int]  # a name, and where in what has it


class Spool:
    """What was put aside, by name: in memory where it is little, else in files, which
    processes share, so that memory need not hold more than they work on."""

    def __init__(self, in_memory: bool):
        self.kept, self.folder = {}, None
        if not in_memory:
            with writing():
                self.folder = Path(tempfile.mkdtemp(prefix="sjoberg-bloggar-"))
            weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def put(self, name: str, thing: object) -> None:
        self.put_each(name, [thing])

    def get(self, name: str) -> object:
        return next(self.get_each([(name, 0)]))

    def put_each(self, name: str, things: list) -> list[Place]:
        """Put things aside under one name; return the places for get_each."""
        if not self.folder:
            self.kept[name] = things
            return [(name, at) for at in range(len(things))]
        places = []
        with writing(), (self.folder / name).open("wb") as file:
            for thing in things:
                places.append((name, file.tell()))
                pickle.dump(thing, file, pickle.HIGHEST_PROTOCOL)
        return places

    def get_each(self, places: list[Place]) -> Iterator:
        """Yield the things at places, fastest where those of one name follow each other."""
        opened, file = None, None
        for name, at in places:
            if not self.folder:
                yield self.kept[name][at]
                continue
            if name != opened:
                if file:
                    file.close()
                opened, file = name, (self.folder / name).open("rb")
            file.seek(at)
            yield pickle.load(file)
        if file:
            file.close()

    def put_table(self, name: str, table) -> None:
        """Put an Arrow table aside."""
        from pyarrow import ipc

        if not self.folder:
            self.kept[name] = table
            return
        with writing(), ipc.new_file(str(self.folder / name), table.schema) as file:
            file.write_table(table)

    def get_table(self, name: str):
        """Return an Arrow table; of a file's, only what is read gets into memory."""
        import pyarrow as pa

        if not self.folder:
            return self.kept[name]
        return pa.ipc.open_file(pa.memory_map(str(self.folder / name))).read_all()


@contextmanager
def writing():
    """Tell what cannot be written as an InputError."""
    try:
        yield
    except OSError as error:
        raise InputError("the folder for temporary files", None,
                         f"cannot be written to ({error.strerror or error})",
                         "make room there, or name another one with TMPDIR") from None
