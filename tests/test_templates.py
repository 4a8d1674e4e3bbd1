"""The net under our templates holds: what tests/templates.py promises."""

import pytest
from django.template import engines

from tests.templates import OURS, UndefinedVariable


def render(name, source):
    engine = engines["django"].engine
    from django.template import Context, Origin, Template

    return Template(source, origin=Origin(name=name, template_name=name), engine=engine).render(Context())


def test_an_undefined_variable_in_our_template_raises():
    with pytest.raises(UndefinedVariable, match="claim_count"):
        render(str(OURS / "page.html"), "<p>{{ claim_count }}</p>")


def test_an_undefined_variable_in_another_packages_template_is_empty():
    assert render("/elsewhere/admin/base.html", "<p>{{ is_popup }}</p>") == "<p></p>"
