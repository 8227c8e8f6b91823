"""Words that tell journals, publishers and places from the words of titles."""

import regex

CONNECTIVE = regex.compile(
    r"(?i:of|and|the|for|in|on|de|la|le|les|des|du|et|und|der|die|das|für|y|to|with|from|e|del|di|della|a|an|as|by|at|&|–|-|—|d'|l')"
)
JOURNAL_WORD = regex.compile(
    r"(?i)\b(?:journal|j\.|review|reviews|letters|lett|proceedings|proc|transactions|trans|annals|archives|bulletin|quarterly|magazine|studies|research|acta"
    r"|advances|science|sciences|nature|lancet|bmj|bmc|plos|jama|ieee|acm|iet|physics|phys|chemistry|chem|biology|biol|medicine|med|economics|policy|today"
    r"|papers?|series|notes|reports?|record|gazette|revue|revista|rivista|zeitschrift|conference|symposium|workshop|society|cell|cancer|brain|surgery|engineering|psychology|sociology|history|geography|education)\b"
)
JOURNAL_START = regex.compile(
    r"\b(?:(?:The|International|European|British|American|Scandinavian|Asian|African|Australian|Canadian|Oxford|Cambridge|Chinese|Industrial|Scottish|Irish|World|Global|New|Royal|Modern|Applied|Public|Social|Clinical|Critical|Comparative|Contemporary) ){0,3}"
    r"(?:Journal|Journals|Annals|Archives|Proceedings|Proc\.|Transactions|Trans\.|Quarterly|Bulletin|Acta|Philosophical Transactions|Phil\. Trans|IEEE|ACM|Lancet|The Lancet|BMJ|BMC|PLo[Ss]|PNAS|JAMA|J\. \p{Lu}|J \p{Lu}|Nature|Science|Review of|Reviews in|Advances in|Physical Review|Phys\. Rev|Lecture Notes|N Engl J|Int J|Int\. J|Eur J|Br J|Am J|Ann |Arch )"
)
PUBLISHER = regex.compile(
    r"\b(?:Press|Publish(?:ers?|ing|ed|ing House)|Publications|Routledge|Springer|Palgrave|Macmillan|MacMillan|Wiley|Blackwell|Elsevier|Ashgate|Sage|SAGE|Longman|Penguin"
    r"|Bloomsbury|Continuum|Brill|Polity|Verso|Earthscan|Elgar|Hart|Kluwer|McGraw|Pearson|Prentice|OUP|CUP|MUP|UP|HMSO|TSO|Stationery Office|Books|Verlag"
    r"|Editions|Éditions|Peter Lang|Gruyter|Rodopi|Hudson|Reaktion|Tauris|Berghahn|Willan|Kingsley|Kogan Page|Sweet|LexisNexis|Butterworths?|World Scientific|Birkhäuser|CRC"
    r"|Taylor (?:and|&) Francis|Faber|Boydell|Legenda|Duckworth|Norton|Random House|Chatto|Cape|Carcanet|Bloodaxe|Arnold|Hodder|Heinemann|Pluto|Zed|Rowman|Lexington|Brepols"
    r"|Steiner|Harrassowitz|Olms|Mouton|Benjamins|Equinox|Intellect|Multilingual Matters|Policy Press|Seuil|Gallimard|Suhrkamp|Mohr|Nomos|Intersentia|Bruylant|Larcier|Giuffrè"
    r"|English Heritage|Historic Scotland|British Academy|BFI|Tate|Oxbow|Archaeopress|Four Courts|Yale|Harvard|Ltd|Limited|Inc|University of \p{Lu}\w+)\b"
)
PLACE = regex.compile(
    r"\b(?:London|Oxford|Cambridge|New York|Basingstoke|Abingdon|Aldershot|Farnham|Bristol|Manchester|Edinburgh|Glasgow|Cardiff|Dublin|Belfast|Berlin|Paris|Leiden|Amsterdam|Dordrecht"
    r"|Boston|Chicago|Philadelphia|Princeton|Bern|Oxon|Harlow|Cheltenham|Chichester|Cullompton|Houndmills|Hampshire|Brussels|Geneva|Washington|Rome|Milan|Madrid|Barcelona|Vienna|Leeds|York|Durham"
    r"|Newcastle|Minneapolis|Canterbury|Woodbridge|Thousand Oaks|Los Angeles|Heidelberg|Tokyo|Delhi|Mumbai|Sydney|Melbourne|Toronto|Ottawa|Birmingham|Liverpool|Sheffield|Nottingham|Leicester|Exeter"
    r"|Brighton|Southampton|Norwich|Swansea|Aberdeen|Dundee|Stirling|Bath|Reading|Lancaster|Buckingham|Maidenhead|Northampton|Lanham|Westport|Ithaca|New Haven|Baltimore|Berkeley|Stanford|Stuttgart"
    r"|Frankfurt|Munich|München|Hamburg|Göttingen|Tübingen|Wiesbaden|Zurich|Zürich|Basel|Copenhagen|Stockholm|Oslo|Helsinki|Turnhout|Leuven|Antwerp|The Hague|Rotterdam|Utrecht|Lisbon|Athens|Moscow"
    r"|Warsaw|Prague|Budapest|Singapore|Hong Kong|Beijing|Shanghai|Cape Town|Johannesburg|Nairobi|MA|NY|NJ|CA|UK|USA|Germany|Switzerland|Netherlands|Bingley|Dorset|Surrey|Hove|Mahwah|Coventry|Salford|Hull|Totnes)\b"
)
BODY = regex.compile(
    r"\b(?:Organi[sz]ation|Department|Dept|Institute|Institution|Group|Committee|Council|Society|Commission|Team|Consortium|Collaboration|Collaborative|University|Centre|Center|Ministry|Agency|Association"
    r"|Trust|Foundation|Network|Board|Office|Authority|Programme|Investigators|Bank|Union|Partnership|Federation|College|Service|Academy|Forum|Panel|Government|Nations|Company|Orchestra|Ensemble|Inquiry|Unit|Ltd|Collaborators|Executive|Alliance|Initiative|Working Party|Taskforce|Task Force)\b"
)
