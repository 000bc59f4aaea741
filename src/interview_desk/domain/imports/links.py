"""Links to job postings, compared without what does not identify a posting."""

import re

_TRACKING = re.compile(
    r"^(?:utm_\w*|ref|refid|reftoken|trk\w*|trackingid|tracking|src|source|gh_src|lever-source|lipi|originalsubdomain|fbclid|gclid"
    r"|mc_[ce]id|position|pagenum|ebp|recommendedflavor|savedsearchid|alternatechannel|from|cmp|sid|sponsored|jk_src)$",
    re.IGNORECASE,
)


def same_link(url: str) -> str:
    """Normalize a link for comparison, without its scheme and tracking parameters."""
    text = re.sub(r"^[a-z]+://(?:www\.)?", "", url.strip(), flags=re.IGNORECASE).partition("#")[0]
    path, _, query = text.partition("?")
    host, slash, rest = path.rstrip("/").partition("/")
    parameters = sorted(part for part in query.split("&") if part and not _TRACKING.match(part.partition("=")[0]))
    return f"{host.casefold()}{slash}{rest}" + (f"?{'&'.join(parameters)}" if parameters else "")
