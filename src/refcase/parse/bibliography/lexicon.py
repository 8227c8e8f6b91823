"""Words that tell journals, publishers and places from the words of titles."""

from refcase.patterns import compile_re, compile_regex, compile_twin

_BAR = compile_re(r"\|(?![^(]*\))")  # none of those in brackets


def whole(words: str) -> str:
    """A pattern for any of the words, whole, as `\\b(?:…)\\b` is; those of one first letter are together.

    `re` goes fast from one first letter to the next, where no `\\b` leads the pattern: so that is said behind
    the letter. On names without one of the words that takes a quarter of the time.
    """
    led: dict[str, list[str]] = {}
    for word in _BAR.split(words):
        led.setdefault(word[0], []).append(word[1:])
    each = [rf"{letter}(?<!\w{letter})(?:{'|'.join(ends)})" for letter, ends in led.items()]
    return rf"(?:{'|'.join(each)})\b"


CONNECTIVE = compile_regex(
    r"(?i:of|and|the|for|in|on|de|la|le|les|des|du|et|und|der|die|das|für|y|to|with|from|e|del|di|della"
    r"|a|an|as|by|at|&|–|-|—|d'|l')"
)
JOURNAL_WORD = compile_regex(
    r"(?i)\b(?:journal|j\.|review|reviews|letters|lett|proceedings|proc|transactions|trans|annals"
    r"|archives|bulletin|quarterly|magazine|studies|research|acta"
    r"|advances|science|sciences|nature|lancet|bmj|bmc|plos|jama|ieee|acm|iet|physics|phys|chemistry"
    r"|chem|biology|biol|medicine|med|economics|policy|today"
    r"|papers?|series|notes|reports?|record|gazette|revue|revista|rivista|zeitschrift|conference"
    r"|symposium|workshop|society|cell|cancer|brain|surgery|engineering|psychology|sociology|history"
    r"|geography|education)\b"
)
JOURNAL_START = compile_twin(
    r"\b(?:(?:The|International|European|British|American|Scandinavian|Asian|African|Australian"
    r"|Canadian|Oxford|Cambridge|Chinese|Industrial|Scottish|Irish|World|Global|New|Royal|Modern"
    r"|Applied|Public|Social|Clinical|Critical|Comparative|Contemporary) ){0,3}"
    r"(?:Journal|Journals|Annals|Archives|Proceedings|Proc\.|Transactions|Trans\.|Quarterly|Bulletin"
    r"|Acta|Philosophical Transactions|Phil\. Trans|IEEE|ACM|Lancet|The Lancet|BMJ|BMC|PLo[Ss]|PNAS"
    r"|JAMA|J\. [\p{Lu}]|J [\p{Lu}]|Nature|Science|Review of|Reviews in|Advances in|Physical Review"
    r"|Phys\. Rev|Lecture Notes|N Engl J|Int J|Int\. J|Eur J|Br J|Am J|Ann |Arch )"
)
_PUBLISHERS = (
    r"Press|Publish(?:ers?|ing|ed|ing House)|Publications|Routledge|Springer|Palgrave|Macmillan"
    r"|MacMillan|Wiley|Blackwell|Elsevier|Ashgate|Sage|SAGE|Longman|Penguin"
    r"|Bloomsbury|Continuum|Brill|Polity|Verso|Earthscan|Elgar|Hart|Kluwer|McGraw|Pearson|Prentice|OUP"
    r"|CUP|MUP|UP|HMSO|TSO|Stationery Office|Books|Verlag"
    r"|Editions|Éditions|Peter Lang|Gruyter|Rodopi|Hudson|Reaktion|Tauris|Berghahn|Willan|Kingsley"
    r"|Kogan Page|Sweet|LexisNexis|Butterworths?|World Scientific|Birkhäuser|CRC"
    r"|Taylor (?:and|&) Francis|Faber|Boydell|Legenda|Duckworth|Norton|Random House|Chatto|Cape"
    r"|Carcanet|Bloodaxe|Arnold|Hodder|Heinemann|Pluto|Zed|Rowman|Lexington|Brepols"
    r"|Steiner|Harrassowitz|Olms|Mouton|Benjamins|Equinox|Intellect|Multilingual Matters|Policy Press"
    r"|Seuil|Gallimard|Suhrkamp|Mohr|Nomos|Intersentia|Bruylant|Larcier|Giuffrè"
    r"|English Heritage|Historic Scotland|British Academy|BFI|Tate|Oxbow|Archaeopress|Four Courts|Yale"
    r"|Harvard|Ltd|Limited|Inc|University of [\p{Lu}]\w+"
)
PUBLISHER = compile_twin(whole(_PUBLISHERS))
_PLACES = (
    r"London|Oxford|Cambridge|New York|Basingstoke|Abingdon|Aldershot|Farnham|Bristol|Manchester"
    r"|Edinburgh|Glasgow|Cardiff|Dublin|Belfast|Berlin|Paris|Leiden|Amsterdam|Dordrecht"
    r"|Boston|Chicago|Philadelphia|Princeton|Bern|Oxon|Harlow|Cheltenham|Chichester|Cullompton"
    r"|Houndmills|Hampshire|Brussels|Geneva|Washington|Rome|Milan|Madrid|Barcelona|Vienna|Leeds|York"
    r"|Durham"
    r"|Newcastle|Minneapolis|Canterbury|Woodbridge|Thousand Oaks|Los Angeles|Heidelberg|Tokyo|Delhi"
    r"|Mumbai|Sydney|Melbourne|Toronto|Ottawa|Birmingham|Liverpool|Sheffield|Nottingham|Leicester"
    r"|Exeter"
    r"|Brighton|Southampton|Norwich|Swansea|Aberdeen|Dundee|Stirling|Bath|Reading|Lancaster|Buckingham"
    r"|Maidenhead|Northampton|Lanham|Westport|Ithaca|New Haven|Baltimore|Berkeley|Stanford|Stuttgart"
    r"|Frankfurt|Munich|München|Hamburg|Göttingen|Tübingen|Wiesbaden|Zurich|Zürich|Basel|Copenhagen"
    r"|Stockholm|Oslo|Helsinki|Turnhout|Leuven|Antwerp|The Hague|Rotterdam|Utrecht|Lisbon|Athens|Moscow"
    r"|Warsaw|Prague|Budapest|Singapore|Hong Kong|Beijing|Shanghai|Cape Town|Johannesburg|Nairobi|MA|NY"
    r"|NJ|CA|UK|USA|Germany|Switzerland|Netherlands|Bingley|Dorset|Surrey|Hove|Mahwah|Coventry|Salford"
    r"|Hull|Totnes"
)
PLACE = compile_twin(whole(_PLACES))
_BODIES = (
    r"Organi[sz]ation|Department|Dept|Institute|Institution|Group|Committee|Council|Society"
    r"|Commission|Team|Consortium|Collaboration|Collaborative|University|Centre|Center|Ministry|Agency"
    r"|Association"
    r"|Trust|Foundation|Network|Board|Office|Authority|Programme|Investigators|Bank|Union|Partnership"
    r"|Federation|College|Service|Academy|Forum|Panel|Government|Nations|Company|Orchestra|Ensemble"
    r"|Inquiry|Unit|Ltd|Collaborators|Executive|Alliance|Initiative|Working Party|Taskforce"
    r"|Task Force|Study [Gg]roup|study [Gg]roup|investigators|collaborators|trialists"
)
BODY = compile_twin(whole(_BODIES))
