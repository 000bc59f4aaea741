"""Commands about notes: drafting and reviewing."""

import sys
from pathlib import Path

import click

from interview_desk import prompt
from interview_desk.cli.root import FILE, RunPaths, add_path_options, cli, open_existing


@cli.command()
@click.argument("kind")
@click.option("--application", required=True, metavar="ID", help="An id, its beginning, or the company's name.")
@click.option("--interview", metavar="ID", help="Which interview; default: the newest.")
@click.option("--contact", metavar="ID", help="To whom: an id or a name.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@add_path_options
@click.pass_obj
def draft(
    place: RunPaths, kind: str, application: str, interview: str | None, contact: str | None, as_json: bool
) -> None:
    """Print a draft note; nothing is saved."""
    from interview_desk.domain.search.correspondence import parse_note_kind
    from interview_desk.services.notes import drafting
    from interview_desk.services.pipeline import people, pipeline

    note_kind = parse_note_kind(kind)
    desk = open_existing(place)
    dossier = desk.dossier(pipeline.find_application(desk, application))
    meeting = pipeline.find_interview(dossier, interview) if interview else None
    person = people.find_contact(dossier, contact, people.read_extra_recipients(desk, note_kind)) if contact else None
    drafted = drafting.draft(desk, dossier, note_kind, meeting, person)
    if as_json:
        prompt.print_json(
            {
                "kind": kind,
                "application": dossier.application.id,
                "interview": drafted.interview,
                "contact": drafted.contact,
                "channel": drafted.channel,
                "subject": drafted.subject,
                "body": drafted.body,
            }
        )
    else:
        click.echo(f"Subject: {drafted.subject}\n\n{drafted.body}", nl=False)


@cli.command()
@click.argument("file", type=FILE, default="-")
@click.option("--application", required=True, metavar="ID", help="An id, its beginning, or the company's name.")
@click.option("--contact", metavar="ID", help="To whom: an id or a name.")
@click.option("--kind", default="thank-you", metavar="KIND", help="The kind of note.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@add_path_options
@click.pass_obj
def review(place: RunPaths, file: Path, application: str, contact: str | None, kind: str, as_json: bool) -> None:
    """Check the text of a note, from a file or standard input."""
    from interview_desk.domain.search.correspondence import parse_note_kind
    from interview_desk.domain.text import clean_text, map_positions
    from interview_desk.services.imports import exchange
    from interview_desk.services.notes import reviewing
    from interview_desk.services.pipeline import people, pipeline

    note_kind = parse_note_kind(kind)
    desk = open_existing(place)
    dossier = desk.dossier(pipeline.find_application(desk, application))
    person = people.find_contact(dossier, contact, people.read_extra_recipients(desk, note_kind)) if contact else None
    given = exchange.read_exactly(sys.stdin.buffer if str(file) == "-" else file)
    text = clean_text(given)
    context = reviewing.build_review_context(desk, dossier, note_kind, person, None)
    findings = reviewing.review(text, context, reviewing.proofread(desk, text, context.accepted_words))
    at = map_positions(given, text)
    if as_json:
        relocated = [issue._replace(start=at(issue.start), end=at(issue.end)) for issue in findings]
        prompt.print_json({"findings": [finding._asdict() for finding in relocated]})
        return
    for finding in findings:
        line = text.count("\n", 0, finding.start) + 1 if finding.start is not None else None
        where = f"line {line}: " if line is not None else ""
        click.echo(f"{finding.severity:5} {finding.check}: {where}{finding.message}")
    if not findings:
        click.echo("Nothing found. Read it aloud once.")
