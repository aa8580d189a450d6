"""Documents made to break the program: endless lines, nothing but one character, huge files.

Each ends in a sound dataset or in one message.
"""

import resource
import subprocess
import sys

import pytest
from test_any_input import check

CHARACTERS = [" ", "\n", "\t", ".", "/", '"', "”", "•", "- ", "–", "A", "Aa", "Aa ", "a@", "www.",
              "1. ", "1", "(", ":", "!A", ".A", "\u00a0", "\u0301", "\u200b", "😀", "\u2028", "'",
              "&", "Karin Ek ", "/Mikael", "EU", "Arbetsförmedlingen", "läs ", "http://a", "? ",
              "…", ",", "\n\n", " • ", "åä"]
MEGABYTE = 2**20


def documents(filling: str) -> dict[str, str]:
    """Return a post page and an archive page that hold a text, and one with it as the title."""
    return {"a.txt": f"3 maj 2017\n\nEn titel\n\nEn mening. {filling} En till.\n",
            "b.txt": f"Meny\n • 4 maj 2017\n\n  En titel  {filling}\n • 5 maj 2017\n\n  Två  Ja.\n",
            "c.txt": f"6 maj 2017\n\n{filling[:2000]}x\n\nEn mening.\n"}


@pytest.mark.slow
@pytest.mark.parametrize("characters", CHARACTERS, ids=ascii)
def test_the_same_characters_again_and_again(characters):
    for text in documents(characters * (20_000 // len(characters.encode()))).values():
        check([text.encode()])


def build_with_limits(folder, output, seconds: int, gigabytes: int) -> None:
    """Build in a process that may take only so much time and memory.

    The limits are wide: they are there to stop what grows with the square of the input.
    """
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_DATA, (gigabytes * 2**30, gigabytes * 2**30))

    done = subprocess.run(
        [sys.executable, "-m", "sjoberg_bloggar", "build", "--sources", folder, "--output", output,
         "--allow-undecided"], capture_output=True, encoding="utf-8", preexec_fn=limit, check=False)
    assert done.returncode in (0, 2), done.stderr[-500:]
    if done.returncode == 2:
        assert done.stderr.startswith("sjoberg-bloggar: ") and done.stderr.count("\n") == 1
        assert len(done.stderr) < 700


@pytest.mark.long
@pytest.mark.parametrize("characters", CHARACTERS, ids=ascii)
def test_megabytes_of_the_same_characters(tmp_path, characters):
    (tmp_path / "in").mkdir()
    filling = characters * (10 * MEGABYTE // len(characters.encode()))
    for name, text in documents(filling).items():
        (tmp_path / "in" / name).write_text(text, "utf-8")
    build_with_limits(tmp_path / "in", tmp_path / "out", 600, 16)


@pytest.mark.long
@pytest.mark.parametrize("text", [
    "3 maj 2017\n\nEn titel\n\n" + "En rad.\n" * 1_000_000,
    "3 maj 2017\n\nEn titel\n\n" + "Vi möts i Mora. " * 13_000_000,
    "Meny\n" + "".join(f" • 3 maj 2017\n\n  Titel {i}  En mening om Mora.\n" for i in range(20_000)),
], ids=["a million lines", "200 MB in one line", "20,000 posts"])
def test_large_documents(tmp_path, text):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(text, "utf-8")
    build_with_limits(tmp_path / "in", tmp_path / "out", 1200, 16)
