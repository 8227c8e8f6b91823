"""CaseStudy + Profile → Findings: `check` runs the rules, stamps what they yield, sifts and sorts it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from refcase.findings import Finding, Related, Severity
from refcase.gathering import gathered
from refcase.models import CaseStudy
from refcase.profiles import Profile, for_exercise
from refcase.text import Document
from refcase.validate.draft import Draft
from refcase.validate.registry import all_rules, parted
from refcase.validate.rule import Hit, Rule
from refcase.validate.selection import ALL, severities
from refcase.validate.suppressions import Suppression, sift


class Checked(NamedTuple):
    """What a check comes to: the findings in document order, and how many more are suppressed."""

    findings: list[Finding]
    suppressed: int


def check(
    study: CaseStudy,
    *,
    profile: Profile | None = None,
    rules: Iterable[Rule] | None = None,
    severity: Mapping[str, Severity] | None = None,
    acronyms: Iterable[str] = (),
    suppressions: Iterable[Suppression] = (),
    document: Document | None = None,
) -> list[Finding]:
    """What is wrong with `study`, in document order, but for what the draft or `suppressions` suppress.

    `profile` None is that of the study's own exercise: nothing is checked that it does not know. `rules`
    None is all that run unless asked for otherwise. `severity` sets rules by code, over what rule and profile
    say.
    Errors: ValueError when `study` does not know its document (it was read back from JSON) and none is
    given, or one of another text; `RegistryError` when another package's rules cannot be used;
    `SelectionError` when the profile sets the severity of a rule that there is not.
    """
    found = checked(
        study,
        profile=profile,
        rules=rules,
        severity=severity,
        acronyms=acronyms,
        suppressions=suppressions,
        document=document,
    )
    return gathered(found.findings)


def checked(
    study: CaseStudy,
    *,
    profile: Profile | None = None,
    rules: Iterable[Rule] | None = None,
    severity: Mapping[str, Severity] | None = None,
    acronyms: Iterable[str] = (),
    suppressions: Iterable[Suppression] = (),
    document: Document | None = None,
) -> Checked:
    """As `check`, each finding by itself, with the number of those that are suppressed."""
    document = document or study.document
    if document is None:
        raise ValueError("a case study read from JSON has no text to check; pass its document too")
    if document.sha256 != study.sha256:
        raise ValueError("this is not the document of that case study: its SHA-256 is another one")
    suppressions = tuple(suppressions)
    profile = profile or for_exercise(study.exercise)
    early, late = all_rules().usual if rules is None else parted(rules)
    told = {**severities(profile.severity, all_rules()), **(severity or {})}

    def found(rules: Iterable[Rule], draft: Draft) -> list[Finding]:
        return [
            _stamped(rule, hit, told.get(rule.code) or _by_confidence(rule, profile))
            for rule in rules
            for hit in rule.check(draft)
        ]

    draft = Draft(document, study, profile, frozenset(acronyms))
    sifted = sift(draft, found(early, draft), suppressions)
    # Where a rule did not run, what suppresses it may be needed next time.
    codes = {rule.code for rule in (*early, *late)} if sifted.idle else set()
    idle = tuple([i for i in sifted.idle if codes.issuperset(_codes_of(i.code))])
    draft_again = Draft(document, study, profile, frozenset(acronyms), idle)
    last = sift(draft, found(late, draft_again), suppressions)
    kept = sorted([*sifted.kept, *last.kept], key=_in_order)
    return Checked(kept, sifted.suppressed + last.suppressed)


def _codes_of(prefix: str) -> list[str]:
    """The codes of the rules that a code or its beginning means."""
    return [code for code in all_rules() if prefix == ALL or code.startswith(prefix)]


def _by_confidence(rule: Rule, profile: Profile) -> Severity:
    """The rule's severity, no graver than the confidence in the number that it holds to allows.

    H may be an error, M a warning; what is less sure is info.
    """
    limit = getattr(profile, rule.limit) if rule.limit else None
    if limit is None:
        return rule.severity
    most = _GRAVEST.get(limit.confidence, Severity.INFO)
    return max(rule.severity, most, key=lambda severity: severity.rank)


_GRAVEST = {"H": Severity.ERROR, "M": Severity.WARNING}


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
        gather=hit.gather,
    )


def _in_order(finding: Finding) -> tuple[int, int, str, str]:
    return finding.span.start, finding.span.end, finding.code, finding.message
