"""What is fixed for a time put as a duty: *devait être annoncé samedi* is *was due to be announced*, not *had to be announced*.

*Devoir* with a day, a date or *prochain* in its clause says what is planned. Deadlines (*avant le 15 mai*) and words of duty keep it silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import calendar
from ...text.lazy import Expression, I

_DAY, _MONTH = calendar.day("fr"), calendar.month("fr")
_DUE = Expression(
    r"\b(?P<modal>devait|devaient|doit|doivent|devrait|devraient) (?P<adverbs>(?:\w+ment |ensuite |aussi |encore |notamment )?)"
    r"(?P<joined>(?:s'y |s'en |se |s'|y |le |la |les |l'|lui |leur )?)(?P<verb>être \w+|[a-zà-ÿœ]+(?:er|ir|re|oir))\b(?P<rest>[^,.;:!?\"»]*)"
)
_WHEN = Expression(
    rf"(?<!avant )(?<!avant le )(?<!jusqu'à )(?<!jusqu'au )(?<!tard )(?<!tard le )(?<!chaque )(?<!tous les )\b(?:{_DAY}|demain|lendemain|\d\d?(?:er)? {_MONTH}|"
    r"(?:semaine|mois|année|jours|semaines) prochaine?s?|prochain(?:e|es|s)? (?:jours|semaines|mois|heures))\b"
    r"|\b(?:dans (?:la (?:soirée|matinée|journée|nuit|foulée|semaine)|l'après-midi|les (?:jours|heures|semaines) (?:qui viennent|à venir))|ce soir|cet après-midi|"
    r"(?:en|à la) fin de (?:journée|semaine|matinée|mois)|prochainement|sous peu|l'an prochain|cette (?:semaine|nuit|année)|d'ici (?:à )?(?:la |une |quelques |fin |le )\w+|"
    r"(?:au|à la|au cours du) (?:printemps|rentrée|premier|second|deuxième|troisième|quatrième|dernier) \w+|(?:fin|début|mi-|à la mi-)(?: ?%s)|%s (?:20[2-9]\d|prochain)|en 20[2-9]\d)\b"
    % (_MONTH, _MONTH)
)
_GOES = Expression(r"(?:rendre|envoler|entretenir|adresser|exprimer|rencontrer|recevoir|prononcer|disputer|affronter|participer)\Z")
"""What was planned without a time as well, in the past."""
_DUTY = Expression(
    r"\b(?:si|s'ils?|obligatoire\w*|oblig\w+|impérati\w+|absolument|sinon|sous peine|lois?|règle\w*|contraint\w*|forcé\w*|faute|sans|pas|plus|avant de|dont|pour (?:pouvoir|éviter|obtenir|être))\b|(?-i:\bn'|\bne )",
    I,
)
_MUST = Expression(
    r"\b(?P<must>had (?:also |then |still )?to|must|has to|have to|should)(?P<also> also| then)? (?!have\b|not\b|never\b)(?P<be>be )?(?P<verb>[a-z]+)"
)
_PLANNED = Expression(r"\b(?:due|expected|scheduled|set|supposed|plann?ed|slated|was to|were to|is to|are to)\b")


def places(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French)."""
    if " do" not in pair.source and " de" not in pair.source:
        return
    found = list(_DUE.finditer(pair.source))
    said = list(_MUST.finditer(pair.target)) if len(found) == 1 else []
    if len(said) != 1 or _PLANNED.search(pair.target):
        return
    french, english = found[0], said[0]
    modal, must = french["modal"], english["must"]
    past, many = modal.startswith("devai"), modal.endswith("ent")
    clause = pair.source[max(pair.source.rfind(mark, 0, french.start()) for mark in ",.;:") + 1 : french.end()]
    if _DUTY.search(clause) or (must == "should") != modal.startswith("devrai") or must.startswith("had") != past:
        return
    if not _WHEN.search(clause) and not (past and _GOES.search(french["verb"])):
        return
    be = ("were" if many else "was") if past else "are" if many else "is"
    due = "expected" if must == "should" else "due"
    adverb = next((word for word in ("also", "then", "still") if word in english.group().split()), "")
    fix = " ".join(word for word in (be, adverb, due, "to") if word)
    yield (
        english.start(),
        english.end("also") if english["also"] else english.end("must"),
        fix,
        french.group()[: french.end("verb") - french.start()],
    )
