"""Lowercase terms from the trades that people are interviewed for, which a dictionary lacks."""

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
    """.split()  # noqa: SIM905
)
