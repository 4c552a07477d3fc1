#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Keeps the report that `make bench-report` left in Output.

    scripts/keep_report.py [NAME]

Copies figures and page to Benchmarks/Results/DATE-NAME (NAME says what machine it was; by default its
processor and cores) and puts the table into README.md, between the marks table:benchmark.
"""

import json
import pathlib
import re
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
START, END = "<!-- table:benchmark -->", "<!-- end:benchmark -->"


def slug(text):
    """Lower case, words joined by hyphens.

    >>> slug("AMD EPYC (family 25, model 1)")
    'amd-epyc-family-25-model-1'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def with_table(readme, table):
    """The README with the table between its marks, which follow the other tables of speed.

    >>> with_table("a\\n<!-- end:speed -->\\nb\\n", "t")
    'a\\n<!-- end:speed -->\\n\\n<!-- table:benchmark -->\\nt\\n<!-- end:benchmark -->\\nb\\n'
    >>> with_table("<!-- table:benchmark -->\\nold\\n<!-- end:benchmark -->\\n", "new")
    '<!-- table:benchmark -->\\nnew\\n<!-- end:benchmark -->\\n'
    """
    block = f"{START}\n{table.strip()}\n{END}"
    if START in readme:
        return re.sub(
            re.escape(START) + ".*?" + re.escape(END), lambda _: block, readme, flags=re.DOTALL
        )
    return readme.replace("<!-- end:speed -->\n", f"<!-- end:speed -->\n\n{block}\n", 1)


def main():
    figures = ROOT / "Output" / "benchmark.json"
    if not figures.exists():
        sys.exit(f"keep_report: there is no {figures}: run make bench-report first")
    report = json.loads(figures.read_text())
    machine = report["machine"]
    name = sys.argv[1] if len(sys.argv) > 1 else f"{machine['processor']} {machine['processors']} cores"
    folder = ROOT / "Benchmarks" / "Results" / f"{report['date'][:10]}-{slug(name)}"
    folder.mkdir(parents=True, exist_ok=True)
    for ending in ("json", "html", "md"):
        shutil.copy(figures.with_suffix("." + ending), folder / f"benchmark.{ending}")
    (folder / "README.md").write_text(
        f"# {report['date']}\n\n{machine['processor']}, {machine['processors']} cores, "
        f"{machine['system']}.\n\n`{report['command']}` made the figures (`benchmark.json`), the page "
        "(`benchmark.html`) and the table (`benchmark.md`).\n"
    )
    readme = ROOT / "README.md"
    readme.write_text(with_table(readme.read_text(), figures.with_suffix(".md").read_text()))
    print(f"kept in {folder.relative_to(ROOT)}, and the table in README.md")


if __name__ == "__main__":
    main()
