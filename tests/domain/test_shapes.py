"""The document names every field of every fact; a field it leaves out would be lost at every save, because rows are built from it."""

import pytest

from interview_desk.domain import codec
from interview_desk.domain.forms import Shape
from interview_desk.domain.offers import codec as offer_codec

SHAPES = {
    f"{module.__name__.rpartition('.')[2]} {name}": value
    for module in (codec, offer_codec)
    for name, value in vars(module).items()
    if isinstance(value, Shape)
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_shape_has_a_key_for_every_field(shape):
    assert {field.attribute for field in shape.fields} == set(shape.make._fields)
