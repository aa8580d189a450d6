"""Documents made to break the program: huge, endless lines, nothing but one sign.

Each ends in a dataset or one message, in a process that may take only so much time and memory. The
limits are wide: they are there to stop what grows with the square of the input.
"""

import resource
import subprocess
import sys

import pytest

SIGNS = [" ", "\n", "\t", ".", "/", '"', "”", "•", "- ", "–", "A", "Aa", "Aa ", "a@", "www.", "1. ",
         "1", "(", ":", "!A", ".A", "\u00a0", "\u0301", "\u200b", "😀", "\u2028", "'", "&", "Karin Ek ",
         "/Mikael", "EU", "Arbetsförmedlingen", "läs ", "http://a", "? ", "…", ",", "\n\n", " • ", "åä"]
MEGABYTE = 2**20


def build(folder, output, seconds: int, gigabytes: int) -> subprocess.CompletedProcess:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_DATA, (gigabytes * 2**30, gigabytes * 2**30))

    return subprocess.run(
        [sys.executable, "-m", "sjoberg_bloggar.cli", "build", "--sources", str(folder), "--output",
         str(output), "--allow-undecided"], capture_output=True, encoding="utf-8", preexec_fn=limit,
        check=False)


def assert_told(done: subprocess.CompletedProcess) -> None:
    """It was published, or one line says why not."""
    assert done.returncode in (0, 2), done.stderr[-500:]
    if done.returncode == 2:
        assert done.stderr.startswith("sjoberg-bloggar: ") and done.stderr.count("\n") == 1
        assert len(done.stderr) < 700
        assert "report this as a defect" not in done.stderr


def documents(filling: str) -> dict[str, str]:
    """A post page and an archive page that hold it: as text, and where a title stands."""
    return {"a.txt": f"3 maj 2017\n\nEn titel\n\nEn mening. {filling} En till.\n",
            "b.txt": f"Meny\n • 4 maj 2017\n\n  En titel  {filling}\n • 5 maj 2017\n\n  Två  Ja.\n",
            "c.txt": f"6 maj 2017\n\n{filling[:2000]}x\n\nEn mening.\n"}


@pytest.mark.parametrize("megabytes, seconds", [
    (0.05, 60), pytest.param(10, 600, marks=pytest.mark.long)])
@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_one_sign_again_and_again(tmp_path, sign, megabytes, seconds):
    filling = sign * int(megabytes * MEGABYTE / len(sign.encode()))
    (tmp_path / "in").mkdir()
    for name, text in documents(filling).items():
        (tmp_path / "in" / name).write_text(text, "utf-8")
    assert_told(build(tmp_path / "in", tmp_path / "out", seconds, 8))


@pytest.mark.long
@pytest.mark.parametrize("text", [
    "3 maj 2017\n\nEn titel\n\n" + "En rad.\n" * 1_000_000,
    "3 maj 2017\n\nEn titel\n\n" + "Vi möts i Mora. " * 13_000_000,
    "Meny\n" + "".join(f" • 3 maj 2017\n\n  Titel {i}  En mening om Mora.\n" for i in range(20_000)),
], ids=["a million lines", "200 MB in one line", "20,000 posts"])
def test_large_documents(tmp_path, text):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(text, "utf-8")
    assert_told(build(tmp_path / "in", tmp_path / "out", 1200, 16))
