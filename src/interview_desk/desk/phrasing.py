"""`{% either %} … {% or %} … {% end %}` in a template: several phrasings, of which a note takes one.

Which one follows from the note's turn alone, so that the same facts give the same draft, and two notes of one interview never
take the same one while there are enough of them.
"""

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from interview_desk.domain.compose.facts import ROUND

CHOICE = "~turned"
"""The filter that chooses; no template can name it."""


def turned(turn: int, count: int, place: int) -> int:
    """Which of `count` phrasings a turn takes.

    Within a round each person takes the next one; from round to round, and once all are used, every place of the template
    moves on by another step, so that no two notes take the same ones throughout.
    """
    rounds, who = divmod(turn, ROUND)
    return (who + (place + 3) * (rounds + who // count)) % count


class Phrasings(Extension):
    """The tag `either`."""

    tags = {"either"}  # noqa: RUF012 - the name and kind that Jinja2 gives it

    def parse(self, parser: Parser) -> nodes.Node:
        """Make nested conditions of the phrasings: `turn|~turned(count, place) == n`."""
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
            taken = nodes.Filter(
                nodes.Name("turn", "load"), CHOICE, [nodes.Const(len(bodies)), nodes.Const(place)], [], None, None
            )
            test = nodes.Compare(taken, [nodes.Operand("eq", nodes.Const(n))])
            choice = [nodes.If(test, bodies[n], [], choice)]
        found = nodes.If(nodes.Const(1), choice, [], [])
        return found.set_lineno(line, override=False)
