"""Words that tell what a piece of a captured line is, German and English, in lower case."""

from __future__ import annotations

import re

LEGAL_FORM = re.compile(
    r"(?<!\w)(?:g?gmbh|mbh|ag|kgaa|kg|ohg|gbr|se|ug(?:\s*\(haftungsbeschränkt\))?|e\.?\s?v\.?|e\.?\s?k\.?|e\.\s?kfm\.?"
    r"|e\.\s?kfr\.?|eg|partg(?:mbb)?|gesbr|gesmbh|ges\.\s?m\.\s?b\.\s?h\.|ltd\.?|limited|llc|llp|inc\.?|corp\.?"
    r"|corporation|plc|s\.?a\.?r\.?l\.?|s\.a\.?|s\.?r\.?l\.?|s\.?p\.?a\.?|b\.v\.?|n\.v\.?|oy|a/s|aps|sp\.\s?z\s?o\.o\.|"
    r"&\s?(?:co|cie|partner|söhne|sons|sohn|töchter)\.?)(?!\w)",
    re.IGNORECASE,
)
"""What only a company's name ends with."""

COMPANY_WORDS = frozenset(
    """
    agentur agency akademie academy amt anwaltskanzlei apotheke architekten architects associates atelier autohaus bank bau
    bistro brauerei buchhandlung buchhaltung bäckerei büro café cafe college company consulting consultants dienst
    druckerei fabrik fahrschule firma foundation gärtnerei galerie gallery genossenschaft gesellschaft group gruppe gym
    gymnasium handwerkskammer hausverwaltung hochschule holding hospital hotel ihk immobilien industries ingenieurbüro
    institut institute international kammer kanzlei kindergarten kita klinik klinikum konzern krankenhaus labor
    laboratories labs logistik logistics manufaktur marketing media medien ministerium museum notariat partners
    partnerschaft pension pharma praxis productions rechtsanwälte redaktion reisebüro restaurant salon schreinerei
    schule service services sanitär software solutions sparkasse stadtverwaltung stadtwerke stiftung studio studios
    systeme systems technik technologies tischlerei theater trust universität university uni verband verein verlag
    versicherung versicherungen volksbank weingut werbeagentur werk werke werkstatt werkstätten werkzeugbau zeitung
    zentrum
    """.split()
)

COMPANY_ENDINGS = (
    "agentur", "bank", "bau", "büro", "betrieb", "fabrik", "haus", "gesellschaft", "kanzlei", "kasse", "klinik",
    "praxis", "schule", "studio", "technik", "verband", "verein", "verlag", "versicherung", "werk", "werke",
    "werkstatt", "zentrum", "tech", "soft", "consult",
)  # fmt: skip

ROLE_WORDS = frozenset(
    """
    apotheker apothekerin architekt architektin autor autorin ceo cfo chair chairman chairwoman chef chefin cio cmo coach
    consultant dachdecker controller
    coo cto designer designerin developer direktor direktorin director dozent dozentin einkauf einkäufer
    einkäuferin elektriker elektrikerin engineer entrepreneur fotograf fotografin founder freelancer geschäftsführung
    geschäftsleitung gründer gründerin grafiker grafikerin gärtner gärtnerin handwerker hausmeister hebamme inhaber
    inhaberin ingenieur ingenieurin journalist journalistin kameramann kamerafrau klempner koch köchin künstler
    künstlerin lawyer lehrer lehrerin maler malerin manager managerin moderator moderatorin musiker musikerin notar
    notarin owner partner partnerin pfarrer pfarrerin photographer physiotherapeut physiotherapeutin praktikant
    praktikantin president professor professorin programmierer programmiererin projektleitung prokurist prokuristin
    psychologe psychologin referent referentin redakteur redakteurin schreiner schreinerin schriftsteller
    schriftstellerin secretary sekretariat selbstständig selbständig student studentin tischler tischlerin trainer
    trainerin treasurer unternehmer unternehmerin vertrieb vertriebler volontär volontärin vorstand vorsitzende
    vorsitzender vp webdesigner webdesignerin zahnarzt zahnärztin arzt ärztin tierarzt tierärztin freiberufler
    freiberuflerin friseur friseurin bäcker bäckerin metzger metzgerin zimmermann installateur maurer optiker optikerin
    plumber carpenter teacher doctor dentist nurse baker electrician accountant writer musician artist painter gardener
    builder hairdresser broker stadtrat stadträtin bürgermeister bürgermeisterin
    gastronom gastronomin landwirt landwirtin winzer winzerin imker imkerin
    """.split()
)

ROLE_ENDINGS = (
    "anwalt", "anwältin", "arzt", "ärztin", "assistent", "assistentin", "beauftragte", "beauftragter", "berater",
    "beraterin", "bildner", "chef", "chefin", "coach", "designer", "designerin", "direktor", "direktorin",
    "entwickler", "entwicklerin", "führer", "führerin", "gestalter", "gestalterin", "graf", "grafin", "händler",
    "händlerin", "ingenieur", "ingenieurin", "kauffrau", "kaufmann", "lehrer", "lehrerin", "leiter", "leiterin",
    "leitung", "makler", "maklerin", "manager", "managerin", "mechaniker", "mechanikerin", "meister", "meisterin",
    "pfleger", "pflegerin", "planer", "planerin", "prüfer", "prüferin", "referent", "referentin", "sprecher",
    "sprecherin", "techniker", "technikerin", "therapeut", "therapeutin", "trainer", "trainerin", "verkäufer",
    "verkäuferin", "vermittler", "vermittlerin", "vorstand", "wirt", "wirtin", "officer",
)  # fmt: skip

RELATION_WORDS = frozenset(
    """
    nachbar nachbarin freund freundin kunde kundin kollege kollegin bekannte bekannter vermieter vermieterin mieter
    mieterin schwester bruder mutter vater tante onkel cousin cousine neffe nichte neighbour neighbor friend customer
    client colleague sister brother mother father aunt uncle landlord tenant whatsapp signal threema telegram instagram facebook
    """.split()
)
"""What somebody is to the user, or where they write: no company, no position."""

ROLE_PHRASE = re.compile(
    r"(?:head|director|vice president|vp|leiter(?:in)?|leitung|chief) (?:of |[\w-]+)", re.IGNORECASE
)

PLACE_WORDS = frozenset(
    """
    afterwork barcamp bni camp cebit ceremony conference congress convention event exhibition expo fachtagung fair feier
    festival fest flohmarkt fortbildung fosdem frühstück gamescom gala hackathon hochzeit ifa kaffeekränzchen konferenz
    kongress kurs lehrgang linkedin markt meeting meetup messe netzwerkabend netzwerktreffen neujahrsempfang empfang
    networking party podium podiumsdiskussion reception reunion roundtable schulfest seminar stammtisch straßenfest
    studium summit symposium tagung tagungsstätte tradeshow treffen trainingscamp vernissage vortrag wedding webinar
    chor choir zug zugfahrt bahnfahrt flug flieger reise urlaub kreuzfahrt wanderung ausflug train flight cruise trip
    wochenmarkt trödelmarkt weihnachtsfeier weihnachtsmarkt workshop xing klassentreffen elternabend
    """.split()
)
"""Occasions where one meets people."""

PLACE_ENDINGS = (
    "abend", "camp", "empfang", "expo", "feier", "fest", "frühstück", "kongress", "konferenz", "kurs", "messe",
    "party", "seminar", "stammtisch", "tagung", "treff", "treffen", "turnier", "workshop",
)  # fmt: skip

MET = re.compile(
    r"(?<!\w)(?:kennengelernt|kennen\s+gelernt|getroffen|begegnet|gesehen|met|we\s+met|got\s+to\s+know)(?!\w)",
    re.IGNORECASE,
)
"""What says outright that a place follows."""

PLACE_LEAD = re.compile(
    r"(?:(?:wir\s+|we\s+)?(?:kennengelernt|kennen\s+gelernt|getroffen|begegnet|gesehen|met|got\s+to\s+know)\s+)?"
    r"(?:(?:auf|bei|in|an|at|on|in|von|aus|from|während|during)\s+(?:der|dem|den|einer|einem|the|a|an)\s+"
    r"|(?:beim|im|am|vom|auf|bei|at|on|in)\s+)?",
    re.IGNORECASE,
)
"""The words before the name of an occasion."""

WEAK_PLACE_LEAD = re.compile(
    r"(?:(?:auf|bei|in|an|aus)\s+(?:der|dem|den|einer|einem)|beim|im|am|vom|(?:at|on|in|from)\s+(?:the|a|an))\s+\S",
    re.IGNORECASE,
)
"""How a place may begin that names no known kind of occasion."""

COMPANY_LEAD = re.compile(r"(?:firma|fa\.|fa|bei|at|@|arbeitet bei|works at|works for)\s+(?=\S)", re.IGNORECASE)

CITIES = frozenset(
    """
    aachen augsburg basel bayreuth berlin bern bielefeld bochum bonn braunschweig bregenz bremen bremerhaven chemnitz
    cologne darmstadt dortmund dresden duisburg düsseldorf eisenstadt erfurt erlangen essen feldkirch flensburg frankfurt
    freiburg fulda fürth genf geneva gelsenkirchen gera göttingen graz gütersloh hagen halle hamburg hamm hannover
    heidelberg heilbronn hildesheim innsbruck ingolstadt jena kaiserslautern karlsruhe kassel kiel klagenfurt koblenz
    konstanz krefeld köln lausanne leipzig leverkusen linz london lübeck luzern ludwigsburg ludwigshafen magdeburg mainz
    mannheim marburg mönchengladbach moers mülheim munich münchen münster neuss nürnberg nuremberg oberhausen offenbach
    oldenburg osnabrück paderborn paris passau pforzheim potsdam recklinghausen regensburg remscheid reutlingen rosenheim
    rostock saarbrücken salzburg schwerin siegen solingen stuttgart trier tübingen ulm vienna villach wels wien wiesbaden
    winterthur witten wolfsburg wuppertal würzburg zürich zurich zwickau
    """.split()
)

COUNTRIES = {
    "deutschland": "Deutschland", "germany": "Germany", "österreich": "Österreich", "austria": "Austria",
    "schweiz": "Schweiz", "switzerland": "Switzerland", "liechtenstein": "Liechtenstein", "luxemburg": "Luxemburg",
}  # fmt: skip
