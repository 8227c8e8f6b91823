"""Forms: the patterns of names of people as references print them, and of what stands between names."""

from refcase.parse.bibliography.lexicon import whole
from refcase.patterns import compile_re, compile_twin

# A word of a name; capitals inside it (McGuigan, O'Hagan, DeLuca) and accents are common.
_WORD = r"[\p{Lu}][\p{L}\p{M}]{0,30}+(?:[-‐‑–'’`´][\p{L}][\p{L}\p{M}]{0,30}+){0,3}+"
# Each has a space or an apostrophe among six characters.
_PARTICLE = (
    r"(?:(?![^ '’]{6})(?i:van|von|der|den|de|del|della|di|da|dos|das|du|ter|ten|la|le|el|al|bin|ibn|af|zu"
    r"|st\.?|mac|ap|vande|d['’])[ ]?(?<=[ '’]))"
)
_LONG = rf"(?=[\p{{Lu}}][\p{{L}}'’`-]){_WORD}"  # two letters or more
_NOT_INITIALS = r"(?![\p{Lu}]{1,4}(?![\p{L}'’-]))"
_SURNAME = rf"{_PARTICLE}{{0,3}}{_LONG}(?:[ ]{_NOT_INITIALS}{_PARTICLE}{{0,3}}{_LONG}){{0,2}}"
_ONE_SURNAME = rf"{_PARTICLE}{{0,3}}{_LONG}"
_INITIAL = r"(?:[\p{Lu}]['’][\p{Lu}]\.|[\p{Lu}][\p{Ll}]{0,2}[ ]?\.|[\p{Lu}](?![\p{L}'’]))"
_INITIALS = (
    rf"(?:{_INITIAL}(?:[ ]?[-‐‑–]?[ ]?{_INITIAL}){{0,5}}+"
    rf"|[\p{{Lu}}]{{2,4}}(?![\p{{L}}])\.?(?:-[\p{{Lu}}]\.?)?|[\p{{Lu}}]-[\p{{Lu}}](?![\p{{L}}])\.?|[\p{{Ll}}]\.(?![\p{{L}}]))"
)
# What may follow a name with initials behind: the next name, a bracket, a stop; not a word of a sentence.
_AFTER = r"(?=[ ]?(?:[,;.:&(\[/…‘“\"'`]|$|(?:and|with|et|eds?|in|on|for|\d{4})\b)|(?<=\.)[ ])"
_GIVEN = rf"{_LONG}(?:[ ](?:{_LONG}|[\p{{Lu}}](?:\.|(?![\p{{L}}])))){{0,2}}?"

INVERTED = compile_twin(
    rf"(?P<family>{_SURNAME})[ ]?(?:\.?,\.?|\.(?=[ ]?(?:[\p{{Lu}}]\.[ ]?){{1,3}}(?:;|[ ]?[(]?(?:19"
    rf"|20)\d\d)))[ ]?(?P<given>{_INITIALS}){_AFTER}"
)
# What follows "J." in names of journals.
_SHORT = (
    r"(?:Acoust|Am|Appl|Anim|Bacteriol|Biol|Biom|Bone|Chem|Clin|Comput|Econ|Elec|Eng"
    r"|Exp|Fluid|For|Geophys|Hydrol|Immunol|Mag|Mat|Mater|Math|Mech|Med|Mol|Nat|Neuro|Nucl|Nutr"
    r"|Opt|Org|Pathol|Pharm|Phys|Plant|Polym|Psych|Quant|Roy|Sci|Soc|Stat|Struct|Surg|Synch|Theor|Vet"
    r"|Vir|Volcan|Zool)"
)
# What no form of a name begins with: no letter, or a word and a small one that stands in no list of names.
_NO_WORD = (
    r"[A-Z][a-z]{1,30}[ ](?!della|vande|others|plus|with|etal)"
    r"(?:[a-z]{4}|(?:of|in|for|to|on|the|by)[ ])"
)
NO_NAME = compile_re(rf"[\x00-@\[-`{{-\x7f‘“]|$|{_NO_WORD}")
# Most names are of one word and have a name behind: "Smith, J. A., B", "Smith JA, B", "J. A. Smith and B".
# This is what `INVERTED`, `VANCOUVER` and `NATURAL` make of them, and the separator behind, in a fifth of the
# time. None opens a list of surnames, as "Smith, JA, Brown" may, or is a journal, as "J. Chem" may. One
# without separator is the last: a year is behind it, or behind its stop what is no name.
_NO_PARTICLE = rf"(?=[^VDTLEABIZSM]|(?!{_PARTICLE}))"  # particles begin with these
_DOTTED = r"[A-Z]\.(?:[ ]?[A-Z]\.){0,5}+"
_PLAIN_WORD = (
    "[A-ZÀ-ÖØ-Þ](?=[A-Za-zÀ-ÖØ-öø-ÿ'’-])[A-Za-zÀ-ÖØ-öø-ÿ]{0,30}+(?:['’-][A-Za-zÀ-ÖØ-öø-ÿ]{1,31}){0,3}+"
)
PLAIN = compile_re(
    rf"(?:{_NO_PARTICLE}(?P<family>{_PLAIN_WORD})"
    rf"(?:,[ ](?P<inverted>{_DOTTED}|[A-Z])|[ ](?P<given>[A-Z]{{1,3}}|{_DOTTED}|[A-Z]{{2,3}}\.))"
    rf"|(?!J\.?[ ]?{_SHORT})(?P<initials>{_DOTTED}|[A-Z](?:[ ][A-Z]){{0,3}}(?=[ ]))[ ]?"
    rf"(?![A-ZÀ-ÖØ-Þ]-){_NO_PARTICLE}(?P<surname>{_PLAIN_WORD}))"
    r"(?:(?P<separator>[,;][ ]|,?[ ](?:and|&)[ ])(?=[A-ZÀ-ÖØ-Þ])(?![JS]r|II|A(?:nd|ND)[ ])"
    r"|(?=[,:]?[ ](?:\((?:19|20)[0-9]{2}[a-z]?\)|(?:19|20)[0-9]{2}(?:[.,:; ]|$)))(?P<dated>)"
    rf"|(?<=\.)(?=[ ](?!And[ ]|[JS]r[ ]){_NO_WORD}))"
)
VANCOUVER = compile_twin(
    rf"(?P<family>{_SURNAME})[ ](?P<given>{_INITIALS})(?=[ ]?(?:[,;.:&(\[/…‘“\"'`]|$|(?:and|with|et"
    rf"|eds?|\d{{4}})\b)|(?<=\.)[ ][\p{{Lu}}])"
)
NATURAL = compile_twin(
    rf"(?P<given>{_INITIALS})[ ]?(?P<family>{_ONE_SURNAME}(?:[ ]{_NOT_INITIALS}{_LONG}(?=[,;:.(]"
    rf"|[ ](?:and|&)[ ]))?)"
)
NATURAL_ONE = compile_twin(rf"(?P<given>{_INITIALS})[ ]?(?P<family>{_ONE_SURNAME})")
FULL = compile_twin(
    rf"(?P<given>{_LONG}(?:[ ](?:[\p{{Lu}}]\.[ ]?){{1,3}}(?<=[ ])|[ ]{_LONG}[ ]"
    rf"|[ ])){_NOT_INITIALS}(?P<family>{_ONE_SURNAME})(?![\p{{L}}'’-])"
)
# "Ada B. Cole, Title" holds "Ada B." too, a surname with its initial.
FULL_DOTTED = compile_twin(
    rf"(?P<given>{_LONG}[ ](?:[\p{{Lu}}]\.[ ]?){{1,3}}(?<=[ ]))(?P<family>{_ONE_SURNAME})(?=[ ]?[,(;‘“]"
    rf"|\.[ ]?[(\[]|[ ](?:and|&)[ ])"
)
_PERSON = (
    rf"(?:{_LONG}[ ](?:(?:{_LONG}|[\p{{Lu}}]\.?)[ ]){{0,2}}"
    rf"|{_INITIAL}(?:[ ]?{_INITIAL}){{0,3}}[ ]?){_NOT_INITIALS}{_ONE_SURNAME}"
)
# Each name but the last is read once: whichever way "Ada De La Cole" is taken, it ends at its comma. (Tried
# anew for each reading of those before it, nine such names took 20 ms and forty did not end in a minute.)
FULL_LIST = compile_twin(
    rf"(?:(?>{_PERSON}(?=,[ ])),[ ]){{1,15}}{_PERSON}(?:,?[ ](?:and|&)[ ]{_PERSON}(?=[ ]?[,.:;(\[‘“\"`])"
    rf"|(?=\.[ ][\p{{Lu}}]|[ ]?\((?:19|20)|,[ ][\p{{Lu}}][\p{{L}}-]*[ ][\p{{Ll}}]))"
)
ONE_FULL = compile_twin(
    rf"(?P<given>{_LONG}(?:[ ](?:{_LONG}|[\p{{Lu}}]\.?)){{0,2}}"
    rf"|{_INITIAL}(?:[ ]?{_INITIAL}){{0,3}})[ ]?(?P<family>{_ONE_SURNAME})(?=,|[ ](?:and|&)[ ]|$)"
)
INVERTED_FULL = compile_twin(
    rf"(?P<family>{_SURNAME}),[ ]?(?P<given>{_GIVEN})(?=[ ]?(?:[,;.:&(\[‘“\"'`]|$|(?:and|\d{{4}})\b))"
)
SURNAMES = compile_twin(rf"(?P<family>{_ONE_SURNAME}(?:[ ]{_LONG})?)(?![\p{{L}}'’-])")

BARE_LIST = compile_twin(rf"{_ONE_SURNAME}(?:,[ ]{_ONE_SURNAME}){{0,40}}(?:,?[ ](?:and|&)[ ]{_ONE_SURNAME})?")
AND_LIST = compile_twin(r"(?:and|or|&)\b|[^ ]{1,30}(?: [^ ]{1,30})?,? and ")
# Words that open or fill titles and names of journals, and are nobody's name.
_TITLE_WORDS = (
    r"The|An?|Of|And|In|On|For|From|To|Towards?|With|How|Why|What|When|Where|Who|Is|Are|Can|Do"
    r"|Does|New|Our"
    # months, as far as they are no names: "25 productions, Nov 2013"
    r"|Feb(?:ruary)?|Apr|Jun|Jul|Aug|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|Journals?|Reviews?|Studies|Study|Research|Report|Reports|Health|Science|Sciences|Social"
    r"|International|National|European"
    r"|British|American|University|Press|Department|Institute|Society|Centre|Council|Ministry|Committee"
    r"|Group|Project|Team"
    r"|Organi[sz]ation|Commission|Consortium|Collaboration|Association|Foundation|Trust|Agency"
    r"|Authority|Office|Board|Network"
    r"|Government|House|Service|Services|Proceedings|Conference|Transactions|Letters|Annals|Bulletin"
    r"|Advances|Handbook|Companion"
    r"|History|Theory|Policy|Law|Education|Development|Management|Analysis|Design|Systems|Engineering"
    r"|Medicine|Clinical|Effects?"
    r"|Evidence|Impact|Evaluation|Assessment|Modelling|Environment(?:al)?|Economics?|Political|Cultural"
    r"|Culture|Art|Arts|Music"
    r"|Exhibition|Film|Patent|Book|Chapter|Paper|Article|Working|Discussion|Technical|Climate|Global"
    r"|Public|Human|Digital"
    r"|Children|Women|Gender|Race|Religion|War|World|Europe|England|Britain|London|UK|US|EU|Africa"
    r"|China|India"
)
TITLE_WORD = compile_re(whole(_TITLE_WORDS))

# "J. Mat. Chem." is no author, though "J. Mat" could be.
SHORT_JOURNAL = compile_twin(
    rf"(?:Int\. )?J\.? ?{_SHORT}[\p{{Ll}}]{{0,9}}(?:\.|,| [\p{{Lu}}]| \d)"
    r"|[\p{Lu}]\. [\p{Lu}][\p{Ll}]{1,6}\. [\p{Lu}][\p{Ll}]{1,8}\."
)

ACRONYM = compile_twin(r"[\p{Lu}]{4,}\.?|BBC|NHS|UK|EU|USA?|UN|WHO|REF|PI|CD|DVD|TV|MP|HE")
LISTED = compile_twin(r"[ ]?(?:[,;.:(\[…‘“\"'`&—–]|$|(?:and|et|with|eds?|[(]?\d{4})\b)")
SEPARATOR = compile_re(
    r"[ ]?[.,;]?[ ]?[,;]?[ ]?(?:(?:[Aa]nd|AND|with|und|y)[ ]|&[ ]?)|[ ]?\.?[,;/]{1,2}[ ]?|(?<=\.)[ ]"
)
ELLIPSIS = compile_re(r"(?:[ ]?(?:…|\.{3,4})[ ]?[.,;]?[ ]?(?:(?:and|&)[ ])?){1,3}")
ET_AL = compile_re(
    r"[ ]?[,;.]?[ ]?(?:(?:and[ ])?(?:et[ .]{0,2}al\b\.?(?:[ ]?,? including\b)?|others\b)|and colleagues\b"
    r"|(?:\+|plus|and|&)[ ]?\d{1,3}\b(?!\d)(?:[ ](?:others|more|co-?authors))?)"
)
# What stands at the end of a name where one of these follows: most often the next name does.
SOMETHING_ELSE = compile_re(r"[ ,;.]{0,4}(?:[JS]r|II|et|and|others|plus|[&+…]|\.\.)")
JUNIOR = compile_re(r"[ ]?,?[ ]?(?:Jr|Sr|III|II)\b\.?")
JUNK = compile_twin(
    r"(?P<family>[\p{Lu}][\p{L}'’-]{1,20})\.?(?:[ ][\p{Lu}]\.){0,2}[ ]?(?:[,;][ ]?(?:(?:&|and)[ ])?|(?:&"
    r"|and)[ ])"
)
# The last of such a list, with the title right behind: "Moss AB and Hill CD Peat in motion".
LAST_VANCOUVER = compile_twin(
    rf"(?P<family>{_SURNAME})[ ](?P<given>[\p{{Lu}}]{{1,3}})(?=[ ][\p{{Lu}}][\p{{L}}-]*[ ][\p{{Ll}}])"
)
SLIP = compile_twin(
    rf"(?P<family>{_ONE_SURNAME})\.[ ](?P<given>(?:[\p{{Lu}}]\.[ ]?){{1,3}})(?=[\p{{Lu}}]|[ ]?[(‘“\"`])"
)
WEAK_END = compile_re(
    r"[ ]?[.,:]?[ ]?(?:[(\[]?(?:19|20)\d\d[a-z]?\b|[,(][ ]?(?:eds?|dir|in press|forth)\b|[‘“\"`«]|'(?=\w))"
)
ANY = compile_twin(rf"(?P<family>{_ONE_SURNAME})[.,]?[ ](?P<given>{_INITIALS})(?=[,;. &]|$)")
# Those with initials.
SURE = (INVERTED, VANCOUVER, NATURAL, NATURAL_ONE, SLIP, LAST_VANCOUVER)
