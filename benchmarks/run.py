"""Measures Badgefolio on this machine: start, reading, building.

    python benchmarks/run.py [--badges 1000] [--pages 100] [--rounds 5]

Times are wall seconds of whole processes (median of the rounds) unless a line says otherwise. Compare
ratios of one run, not times of two: machines differ and are busy with other things.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

from badgefolio import bake, unbake

BADGEFOLIO = (sys.executable, "-m", "badgefolio")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--badges", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    start(args.rounds)
    with tempfile.TemporaryDirectory() as folder:
        badge = badge_file(0)
        reading(badge)
        project = write_project(Path(folder) / "project", args.badges, args.pages)
        building(project, args.rounds)


def start(rounds: int) -> None:
    """Measure how long the command takes to say what it can do."""
    bare = median(rounds, lambda: run(sys.executable, "-c", "pass"))
    helped = median(rounds, lambda: run(*BADGEFOLIO, "--help"))
    print(f"badgefolio --help       {helped:.3f} s   ({helped / bare:.1f} x an empty Python)")


def reading(badge: bytes) -> None:
    """Measure taking the credential out of a PNG beside decoding the PNG."""
    import io

    def load() -> None:
        with Image.open(io.BytesIO(badge)) as image:
            image.load()

    ours = per_call(lambda: unbake(badge, file="badge.png"))
    pillow = per_call(load)
    print(
        f"unbake one PNG          {ours * 1e6:.0f} us   ({len(badge) / 1000:.0f} kB;"
        f" Pillow open and load: {pillow * 1e6:.0f} us, {pillow / ours:.0f} x)"
    )


def building(project: Path, rounds: int) -> None:
    """Measure a first build, one with nothing changed, and one with one sidecar changed."""
    once, steps = build(project)
    print(f"first build             {once:.2f} s   {steps}")
    say("nothing changed", [build(project) for _ in range(rounds)], once)
    sidecar = project / "content/badges/badge-7.yaml"
    times = []
    for number in range(rounds):
        sidecar.write_text(f"visibility: public\ntags: [even]\nnote: Changed {number}\n")
        times.append(build(project))
    say("one sidecar changed", times, once)


def say(what: str, builds: list[tuple[float, str]], once: float) -> None:
    """Print the median of some builds beside the first, and what the last of them made."""
    middle = statistics.median(took for took, _ in builds)
    print(f"{what:<23} {middle:.2f} s   ({middle / once:.3f} x)   {builds[-1][1]}")


def build(project: Path) -> tuple[float, str]:
    """Build, and return the seconds it took, and what was made and what the memo knew."""
    began = time.perf_counter()
    answer = subprocess.run(
        [*BADGEFOLIO, "build", str(project), "--json"], capture_output=True, text=True, check=True
    )
    took = time.perf_counter() - began
    steps = json.loads(answer.stdout)["steps"]
    return took, ", ".join(f"{name} {one['made']} made {one['known']} known" for name, one in steps.items())


def write_project(project: Path, badges: int, pages: int) -> Path:
    """Write a portfolio of so many badges, each with its own picture, and pages of ten badges each."""
    content = project / "content"
    for folder in ("badges", "pages"):
        (content / folder).mkdir(parents=True)
    (content / "site.yaml").write_text(
        "title: Bench\nowner: {name: Maya}\nbase_url: https://maya.example/\nnavigation: [home, badges]\n"
    )
    for number in range(badges):
        (content / f"badges/badge-{number}.png").write_bytes(badge_file(number))
        tags = "even" if number % 2 == 0 else "odd"
        (content / f"badges/badge-{number}.yaml").write_text(
            f"visibility: public\ntags: [{tags}]\nnote: A note about badge {number}.\n"
        )
    for number in range(pages):
        names = [f"badge-{(number * 10 + step) % badges}" for step in range(10)]
        (content / f"pages/page-{number}.yaml").write_text(
            f"title: Page {number}\nvisibility: public\nblocks:\n  - text: Some **words**.\n"
            f"  - showcase: [{', '.join(names)}]\n"
        )
    return project


def badge_file(number: int) -> bytes:
    """Return a baked PNG of 400 x 400 px with a description and criteria of some paragraphs."""
    import io

    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((20, 20, 380, 380), fill=(30 + number % 200, 90, 120, 255))
    draw.text((160, 190), str(number), fill=(255, 255, 255, 255))
    for line in range(0, 400, 3):
        draw.line((line, 0, 400 - line, 400), fill=(line % 255, number % 255, 200, 40))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    words = "This badge is for those who build courses that people finish. " * 20
    credential = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"https://learn.example/assertions/{number}",
        "recipient": {"type": "email", "hashed": True, "salt": "s", "identity": "sha256$" + "0" * 64},
        "issuedOn": f"20{10 + number % 16}-0{1 + number % 9}-01T00:00:00Z",
        "verification": {"type": "HostedBadge"},
        "badge": {
            "type": "BadgeClass",
            "id": f"https://learn.example/badges/{number}",
            "name": f"Badge {number}",
            "description": words,
            "criteria": {"narrative": f"# How\n\n{words}\n\n* one\n* two\n\n{words}"},
            "issuer": {
                "type": "Profile",
                "id": "https://learn.example/",
                "name": "Learn",
                "url": "https://learn.example/",
            },
        },
    }
    return bake(stream.getvalue(), json.dumps(credential), file="badge.png")


def run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def median(rounds: int, work: Callable[[], object]) -> float:
    return statistics.median(seconds(work) for _ in range(rounds))


def per_call(work: Callable[[], object], calls: int = 200) -> float:
    return min(seconds(lambda: [work() for _ in range(calls)]) for _ in range(5)) / calls


if __name__ == "__main__":
    main()
