"""A misspelt variable in one of our templates fails the test that renders it."""

import sys
from pathlib import Path

OURS = Path(__file__).resolve().parent.parent / "templates"


class UndefinedVariable(AssertionError):
    pass


class RaisesWhenRendered(str):
    """For the template option `string_if_invalid`: Django formats it with the variable that it did not find.

    Templates of Django's admin and of other packages count on undefined variables being empty; they may go on doing so.
    """

    def __mod__(self, variable: object) -> str:
        frame = sys._getframe(1)
        while frame is not None:
            node = frame.f_locals.get("self")
            origin = getattr(node, "origin", None)
            if frame.f_code.co_name == "render_annotated" and origin is not None:
                if Path(str(origin.name)).is_relative_to(OURS):
                    raise UndefinedVariable(f"{origin.name}: the variable {variable} is not defined")
                return ""
            frame = frame.f_back
        return ""
