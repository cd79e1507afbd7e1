"""The rules of the house that no linter sees."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))


def ranks() -> dict[str, int]:
    """App name to layer number, 0 at the top, read from the import contract itself."""
    layers = PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    return {app.strip(" ()"): rank for rank, layer in enumerate(layers) for app in layer.split("|")}


def test_foreign_keys_point_down():
    rank, ours = ranks(), [m for m in apps.get_models() if m.__module__.startswith("nhipcau.")]

    upward = {
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in ours
        for field in model._meta.get_fields()
        if field.is_relation
        and field.concrete
        and field.related_model in ours
        and model._meta.app_label != field.related_model._meta.app_label
        and rank[field.related_model._meta.app_label] <= rank[model._meta.app_label]
    }

    assert upward == set()


def test_only_faces_and_the_library_of_components_own_templates():
    owners = {path.parent.name for path in ROOT.glob("nhipcau/*/templates")}

    assert owners <= {"ui", "workspace", "portal", "room"}


def test_no_model_overrides_save_or_delete():
    ours = [m for m in apps.get_models() if m.__module__.startswith("nhipcau.")]

    assert {m._meta.label for m in ours if {"save", "delete"} & set(vars(m))} == set()


def test_no_module_has_a_name_that_says_nothing():
    empty_words = {"utils", "helpers", "common", "manager", "data", "info", "handler", "misc"}

    assert {p for p in ROOT.glob("nhipcau/**/*.py") if p.stem in empty_words} == set()


@pytest.mark.parametrize("word", ["Bình Định", "Quy Nhơn", "Gia Lai"])
def test_no_province_is_named_outside_the_sample(word):
    sample = ROOT / "nhipcau" / "demo" / "data"
    texts = [
        path
        for path in ROOT.glob("nhipcau/**/*")
        if path.suffix in {".py", ".html", ".css", ".js", ".po", ".json", ".txt"}
        and sample not in path.parents
    ]

    assert [p for p in texts if word in p.read_text(encoding="utf8")] == []


def test_every_module_says_what_it_is_in_one_line():
    silent = [
        path.relative_to(ROOT)
        for path in [*ROOT.glob("nhipcau/**/*.py"), *ROOT.glob("config/*.py")]
        if "migrations" not in path.parts and not path.read_text("utf8").startswith('"""')
    ]

    assert silent == []
