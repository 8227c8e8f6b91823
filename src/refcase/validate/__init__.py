"""CaseStudy + Profile → Findings: `check` runs the rules, stamps what they yield, and sorts it."""

from collections.abc import Iterable

from refcase.findings import Finding, Related, Severity
from refcase.models import CaseStudy
from refcase.profiles import Profile, for_exercise
from refcase.text import Document
from refcase.validate.draft import Draft
from refcase.validate.registry import registry
from refcase.validate.rule import Hit, Rule


def check(
    study: CaseStudy,
    *,
    profile: Profile | None = None,
    rules: Iterable[Rule] | None = None,
    severity: dict[str, Severity] | None = None,
    acronyms: Iterable[str] = (),
    document: Document | None = None,
) -> list[Finding]:
    """What is wrong with `study`, in document order; checks nothing that the profile does not know.

    `profile` None is that of the study's own exercise. `rules` None is all that run unless asked for
    otherwise. `severity` sets rules by code, over what rule and profile say.
    Errors: ValueError when `study` does not know its document (it was read back from JSON) and none is
    given; `RegistryError` when another package's rules cannot be used.
    """
    document = document or study.document
    if document is None:
        raise ValueError("a case study read from JSON has no text to check; pass its document too")
    profile = profile or for_exercise(study.exercise)
    chosen = [rule for rule in registry().values() if rule.selected] if rules is None else list(rules)
    draft = Draft(document, study, profile, frozenset(acronyms))
    told = {**profile.severity, **(severity or {})}
    found = [
        _stamped(rule, hit, told.get(rule.code, rule.severity))
        for rule in chosen
        for hit in rule.check(draft)
    ]
    return sorted(found, key=_in_order)


def _stamped(rule: Rule, hit: Hit, severity: Severity) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=hit.message,
        hint=hit.hint,
        suggestion=hit.suggestion,
        label=hit.label,
        span=hit.span,
        related=tuple(Related(message=aside.message, span=aside.span) for aside in hit.asides),
    )


def _in_order(finding: Finding) -> tuple[int, int, str, str]:
    return finding.span.start, finding.span.end, finding.code, finding.message
