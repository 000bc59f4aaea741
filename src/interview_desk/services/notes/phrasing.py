"""Jinja2 tag `{% either %} … {% or %} … {% end %}`, which lists alternative phrasings; a note uses one.

The choice depends only on the note's turn, so that the same facts give the same draft, and two notes
of one interview don't share a phrasing while there are enough alternatives.
"""

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from interview_desk.domain.notes.facts import ROUND

CHOICE = "~turned"
"""Name of the internal filter that chooses a phrasing; no template can write this name."""


def choose_phrasing(turn: int, count: int, place: int) -> int:
    """Return the index of the phrasing, out of `count`, for a turn.

    Within a round each person gets the next phrasing. From round to round, and once all are used, every
    place in the template advances by a different step, so that no two notes share all their phrasings.
    """
    rounds, who = divmod(turn, ROUND)
    return (who + (place + 3) * (rounds + who // count)) % count


class Phrasings(Extension):
    """Jinja2 extension that implements the `either` tag."""

    tags = {"either"}  # noqa: RUF012 - the name and kind that Jinja2 gives it

    def parse(self, parser: Parser) -> nodes.Node:
        """Convert the alternatives into nested conditions: `turn|~turned(count, place) == n`."""
        line = next(parser.stream).lineno
        place = getattr(parser, "phrasings_so_far", 0)
        parser.phrasings_so_far = place + 1  # type: ignore[attr-defined]
        bodies = [parser.parse_statements(("name:or", "name:end"))]
        while parser.stream.current.value == "or":
            next(parser.stream)
            bodies.append(parser.parse_statements(("name:or", "name:end")))
        next(parser.stream)
        choice: list[nodes.Node] = bodies[-1]
        for n in range(len(bodies) - 2, -1, -1):
            chosen_index = nodes.Filter(
                nodes.Name("turn", "load"), CHOICE, [nodes.Const(len(bodies)), nodes.Const(place)], [], None, None
            )
            test = nodes.Compare(chosen_index, [nodes.Operand("eq", nodes.Const(n))])
            choice = [nodes.If(test, bodies[n], [], choice)]
        node = nodes.If(nodes.Const(1), choice, [], [])
        return node.set_lineno(line, override=False)
