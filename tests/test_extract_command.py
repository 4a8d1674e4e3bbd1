"""`manage.py extract` and `manage.py evaluate` as a user meets them."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parent.parent


def manage(*words, given=b""):
    """Without the addresses of servers: neither command may want one."""
    env = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL"}}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        input=given,
        capture_output=True,
        timeout=120,
        env=env,
        check=False,
    )


@pytest.mark.model
def test_a_text_on_standard_input_gives_claims_as_json_lines():
    done = manage(
        "extract",
        "-",
        "--published",
        "2025-05-31",
        given=b"Zelensky said on Friday that Ukraine wants a ceasefire.",
    )
    assert done.returncode == 0, done.stderr
    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (row["article"], row["party"], row["topic"], row["stance"]) == (
        "-",
        "ukraine",
        "ceasefire",
        "support",
    )
    assert (row["speaker"], row["said_on"], row["reported_by"]) == ("Volodymyr Zelensky", "2025-05-30", None)
    assert {"evidence", "start", "end", "cue", "form", "confidence"} <= set(row)


@pytest.mark.model
def test_a_file_of_json_lines_gives_the_claims_of_each_article(tmp_path):
    file = tmp_path / "many.jsonl"
    rows = [
        {
            "article": "one",
            "text": "Ukraine wants a ceasefire.",
            "published": None,
            "outlet": "",
            "title": "",
        },
        {
            "article": "two",
            "text": "Russia rejected the ceasefire.",
            "published": "2025-05-30",
            "outlet": "",
            "title": "",
        },
    ]
    file.write_text("\n".join(json.dumps(r) for r in rows), "utf8")
    done = manage("extract", str(file))
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["article"] for line in done.stdout.splitlines()] == ["one", "two"]


@pytest.mark.parametrize(
    ("words", "given", "says"),
    [
        (("extract", "-"), b"", "is empty"),
        (("extract", "-"), b" \n ", "is empty"),
        (("extract", "-"), b"%PDF-1.7\x00\x01\x02", "not a text"),
        (("extract", "-"), b"caf\xe9 talks", "not UTF-8"),
        (("extract", "-", "--published", "soon"), b"text", "not a date"),
        (("extract", "no-such-file.txt"), b"", "There is no file"),
        (("extract", "tests"), b"", "is a folder"),
        (("evaluate", "no-such-file.jsonl"), b"", "cannot be read"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(monkeypatch, words, given, says):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    with pytest.raises(CommandError, match=says):
        call_command(*words)


def test_a_sentence_not_a_traceback_reaches_the_terminal():
    done = manage("extract", "no-such-file.txt")
    assert done.returncode != 0
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("line", ["not json", '{"article": "a"}', '{"article": "a", "text": 3}', "[1]"])
def test_a_broken_line_is_named(tmp_path, line):
    file = tmp_path / "broken.jsonl"
    file.write_text(line, "utf8")
    with pytest.raises(CommandError, match="Line 1 of"):
        call_command("extract", str(file))


@pytest.mark.model
def test_evaluate_prints_figures_phenomena_and_reliability(tmp_path):
    file = tmp_path / "gold.jsonl"
    claim = {
        "party": "ukraine",
        "topic": "ceasefire",
        "stance": ["support"],
        "speaker": None,
        "said_on": None,
        "reported_by": None,
    }
    claim |= {"evidence": "Ukraine wants a ceasefire", "optional": False}
    file.write_text(
        json.dumps(
            {
                "article": "a",
                "phenomenon": "narrated",
                "published": None,
                "text": "Ukraine wants a ceasefire.",
                "claims": [claim],
            }
        )
    )
    done = manage("evaluate", str(file), "--by", "phenomenon", "--write", str(tmp_path / "report.md"))
    assert done.returncode == 0, done.stderr
    out = done.stdout.decode()
    assert "found      p=1.000 r=1.000 f1=1.000" in out
    assert "narrated" in out
    assert "confidence" in out
    assert "# How well the extraction does" in (tmp_path / "report.md").read_text("utf8")
