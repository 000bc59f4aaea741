"""Lowercase terms from the trades that people are interviewed for, which a dictionary lacks, and the words made from them."""

from collections.abc import Iterator

TERMS = frozenset(
    """
    cannulation phlebotomy preceptorship preceptor preceptors handover handovers rota rotas triaging conveyancing formwork rebar
    shotcrete screed drywall backorder backorders drayage deburring chamfer fillet tolerancing chatbots wireframing kerning
    airflow async autoscaling autoscaler backend backends backlog backlogs backoff backpressure biostatistics blockchain boolean
    bugfix bugfixes cacheable changelog changelogs chatbot chatbots checklists chemoinformatics cleanroom cloudwatch codebase
    codebases colocated config configs containerised containerized cron crontab cryptographic dashboarding datacenter datacentre
    dataflow dataframe dataframes datalake datasheet datasheets datastore datastores dbt deduplicate deduplication dedupe
    dependabot deployable deprioritise deprioritize devops dockerised dockerized dogfood dogfooding elasticsearch endpoint
    endpoints enum explainer explainers failover failovers favicon feedforward fintech firmware frontend frontends fullstack
    geospatial github gitops golang gradle gradient grep haptic haptics healthtech hackathon hackathons heatmap heatmaps
    hotfix hotfixes hyperparameter hyperparameters idempotence idempotency idempotent immunoassay immunoassays inlined
    instantiation interoperability interoperable javascript jira journaling json kanban kotlin kubectl lakehouse leaderboard
    linter linters linting localhost lockfile lookups macOS matplotlib mentee mentees metadata microbenchmark microservice
    microservices middleware minification mockup mockups monolith monorepo monorepos mortem mortems multimodal multitenancy
    multitenant multithreaded namespace namespaces neobank neurodivergent neurodiverse neurodiversity nginx numpy observability
    offboarding offsite offsites onboarded onboarding onsite onsites opex paginated pagination pandas parquet payer payers
    peptide peptides perf pgbouncer playbook playbooks plugin plugins poka postgres postgresql prefetch proptech pytest
    quants queryable raspberry realtime refactor refactored refactoring refactors regex regexes reindexing replatform
    replatforming repo repos retro retros roadmap roadmaps rollback rollbacks rollout rollouts runbook runbooks runtime
    runtimes saas sandboxed sandboxing scalable schema schemas scrum serverless shader shaders sharded sharding signups
    spec specs spreadsheet sprint sprints standup standups stakeholder stakeholders startup startups storyboard subnet subnets
    subquery subsystem subsystems superset swimlane swimlanes telemetry terraform testable timeseries toolchain toolchains
    tooling touchpoint touchpoints tradeoff tradeoffs typesafe typescript uptime upskill upskilling upsell usability uptake
    vectorised vectorized versioned versioning walkthrough walkthroughs webhook webhooks webinar webinars whiteboard
    whiteboarding wireframe wireframes workaround workarounds workflow workflows workstream workstreams yaml
    backfill decarbonisation decarbonization docker finetune gamification hydrate hyperscaler ingest ingestion microcopy
    nullable prod productization reablement rewilding shard telehealth underfitting upcycling upsert
    """.split()  # noqa: SIM905
)

PREFIXES = (
    *("auto", "back", "bio", "co", "cyber", "de", "geo", "hyper", "meta", "micro", "multi", "non", "over", "pre", "re"),
    *("semi", "sub", "super", "tele", "un", "under", "up"),
)
_ENDINGS = ("s", "es", "ed", "ing", "er", "ers", "able", "ability")
"""Endings of the forms of a term."""
_MAKERS = (
    "ize",
    "ized",
    "izes",
    "izing",
    "izer",
    "izers",
    "ization",
    "ise",
    "ised",
    "ises",
    "ising",
    "isation",
    "ability",
)
"""Endings that make a term of a usual word: productionize, auditability."""
SHORTEST = 4
"""Minimum letters of the word behind a prefix or before an ending."""


def is_term(word: str) -> bool:
    """Return True for a lowercase term, one of its forms, or either behind a prefix: "resharding", "dockerized"."""
    return any(_is_form(part) for part in (word, *_strip_prefix(word)))


def list_parts(word: str) -> list[str]:
    """Return the words that a lowercase word may be made of, if a dictionary has them: "index" for "reindex"."""
    return [*_strip_prefix(word), *_list_stems(word, _MAKERS)]


def _is_form(word: str) -> bool:
    return word in TERMS or any(stem in TERMS for stem in _list_stems(word, _ENDINGS + _MAKERS))


def _strip_prefix(word: str) -> Iterator[str]:
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= SHORTEST:
            yield rest


def _list_stems(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Yield a word without each ending that it has, also with a dropped "e" or without a doubled letter."""
    for ending in endings:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST:
            continue
        yield stem
        yield f"{stem}e"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
