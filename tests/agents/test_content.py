"""Content: ten axes, copied whole."""

import dataclasses

from hypothesis import given

from agents.content import AXES, Content, copy_content
from tests.drawn import contents


def test_the_axes_are_the_fields():
    assert tuple(f.name for f in dataclasses.fields(Content)) == AXES


@given(contents, contents)
def test_copy_content_overwrites_every_axis_and_leaves_the_source(source, target):
    before = dataclasses.replace(source)
    copy_content(target, source)
    assert target == source == before
    assert target is not source
