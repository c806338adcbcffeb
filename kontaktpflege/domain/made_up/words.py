"""The words that made-up people are put together from: names by generation, towns, streets, trades, notes.

Commoner things stand first or carry a weight. Nobody here is a real person; towns, postcodes and dialling
codes belong together as in life.
"""

from __future__ import annotations

from typing import Final, NamedTuple

WOMEN: Final = {
    1935: """Helga Ursula Ingrid Gisela Renate Christa Erika Karin Elisabeth Hannelore Waltraud Edith
    Irmgard Gerda Hildegard Ilse Margarete Brigitte Lieselotte Anneliese Rosemarie Marianne Elfriede
    Inge Ruth Käthe Hedwig Eva Jutta Marlies Christel Sigrid""",
    1955: """Monika Angelika Barbara Gabriele Petra Sabine Susanne Birgit Martina Andrea Ulrike Heike
    Claudia Cornelia Beate Christine Kerstin Anja Silke Ute Elke Bettina Marion Dagmar Regina Maria
    Doris Anette Carola Heidi Evelyn Sylvia Gudrun Astrid Roswitha Bärbel Annegret Maria-Luise""",
    1975: """Stefanie Nicole Tanja Katrin Melanie Sandra Julia Anna Daniela Christina Katharina Nadine
    Sonja Anke Simone Yvonne Bianca Alexandra Nina Sarah Kathrin Miriam Verena Antje Maren Britta Judith
    Silvia Wiebke Franziska Carolin Eva Johanna Friederike Constanze Sibylle Anne-Kathrin""",
    1990: """Laura Lisa Lena Sophie Marie Vanessa Jana Jessica Jennifer Theresa Hannah Johanna Luisa Pia
    Clara Antonia Charlotte Elena Paula Svenja Carina Ronja Isabel Helena Greta Mara Finja Milena Leonie
    Amelie Tabea Jule Rebecca Merle Anna-Lena""",
    2004: """Mia Emma Lea Leonie Emilia Lina Lara Nele Maja Ida Frieda Mathilda Ella Lotta Romy Juna
    Marlene Zoe Amelie Stella Alina Mila Fiona Josefine Tilda""",
}
MEN: Final = {
    1935: """Günter Hans Karl Heinz Werner Gerhard Horst Helmut Walter Kurt Rolf Manfred Heinrich
    Wilhelm Erich Siegfried Rudolf Karl-Heinz Herbert Ernst Friedrich Alfred Otto Hermann Willi Egon
    Fritz Josef Erwin Hans-Joachim Lothar Dieter""",
    1955: """Peter Wolfgang Michael Klaus Jürgen Bernd Uwe Thomas Rainer Frank Andreas Joachim Ralf
    Stefan Matthias Norbert Reinhard Detlef Ulrich Axel Hartmut Harald Volker Martin Christoph
    Hans-Peter Burkhard Gerd Bernhard Winfried Albrecht Eckhard Karsten Holger Georg""",
    1975: """Christian Markus Alexander Sven Daniel Dirk Torsten Marc Oliver Sebastian Jan Carsten Jens
    Marco Tobias Lars Stephan Kai Ingo Nils Henning Björn Philipp Florian Felix David Patrick Simon
    Robert Jochen Arne Malte Tim Guido Boris Konstantin""",
    1990: """Lukas Jonas Maximilian Niklas Fabian Moritz Dominik Kevin Marcel Julian Johannes Benedikt
    Jakob Vincent Robin Erik Hendrik Timo Max Leon Valentin Simon Justus Lennart Paul Jannik Bastian Ole
    Raphael Korbinian Till""",
    2004: """Ben Finn Elias Noah Luis Emil Anton Oskar Theo Jonathan Matteo Henry Mats Carl Levi Milan
    Jona Leo Samuel Rafael Linus Johann Bruno Konrad Tom""",
}

SURNAMES: Final = """
Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter
Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner
Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs
Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler
Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher
Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich
Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Ernst Lindner
Hübner Kramer Franz Seifert Ebert Fiedler Sander Beyer Hein Kunz Nickel Brinkmann Barth Thiel Bock Paul
Marx Reuter Kirchner Stahl Anders Jansen Böttcher Hansen Riedel Schilling Ott Grimm Bender Stephan Lutz
Wenzel Schütz Blum Kremer Heinze Ullrich Rieger Nowak Kern Wendt Kessler Steiner Buchholz Burger Adam
Hermann Wirth Schramm Kurz Jahn Bartsch Rose Thiele Reinhardt Petersen Bachmann Moser Maurer Ritter
Wiese Herzog Schlüter Kolb Pfaff Reich Christ Bayer Heller Kröger Gerlach Noack Hesse Ahrens Rausch
Siebert Brunner Decker Knoll Mohr Zander Urban Eckert Lenz Förster Metzger Held Rohde Behrens Naumann
Janssen Siegel Opitz Dreyer Konrad Witt Göbel Heck Merz Falk Ulrich Sturm Rudolph Block Münch Gebhardt
Baum Renner Bischoff Rothe Freitag Harms Eder Geiger Kaufmann Köster Sommerfeld Esser Breuer Klaus
Hamann Hinz Strauß Weidner Bode Nagel Popp Frey Altmann Steffen Heuer Preuß Beier Kluge Lemke Vetter
Hauser Pape Wegner Miller Mack Döring Menzel Oswald Ehlers Schenk Körner Stark Kaya Rupp Gruber Schick
Stock Reimann Krebs Bruns Rau Löffler Kling Mertens Scherer Hafner Feldmann Sperling Linke Binder Kunze
Wimmer Probst Philipp Dittrich Fritsch Pieper Wagener Janke Krug Löhr Brandl Kohl Wegener Völker Hartwig
Gottschalk Fink Habermann Ostermann Dorn Rapp Geyer Lauer Buck Brenner Engelhardt Funk Hering
Hildebrandt Jost Kirsch Kowalski Kuhlmann Langer Lehner Lohmann Mayr Michel Neubauer Niemann Oppermann
Pietsch Raab Reiter Sachs Schade Schaller Scheffler Seiler Stadler Teichmann Timm Trautmann Unger
Vollmer Walther Wendel Wichmann Wieland Wilke Winkelmann Zeller Zimmer Hülsmann Schwertfeger Overbeck
Tönnies Rademacher Knipp Dellbrügge Kirchhoff Westphal Brockmann Uhlig Großmann Hoppe Böhme Junker Pauli
Rieck Thoma Vogelsang Zöller
""".split()

TITLES: Final = ("Dr.", "Dr.", "Dr.", "Dr.", "Prof. Dr.", "Dipl.-Ing.", "Dipl.-Ing.", "Dr.-Ing.")


class Town(NamedTuple):
    """A town, its dialling code without trunk prefix, some of its postcodes, and how often it is drawn."""

    name: str
    dial: str
    postcodes: tuple[str, ...]
    weight: int


def _towns(table: str) -> tuple[Town, ...]:
    rows = (line.split("|") for line in table.strip().splitlines())
    return tuple(Town(name, dial, tuple(codes.split()), int(weight)) for weight, dial, name, codes in rows)


GERMAN_TOWNS: Final = _towns("""
36|30|Berlin|10115 10245 10437 10585 10629 10777 10961 12043 12163 13353 13507 14195
18|40|Hamburg|20095 20144 20251 20357 22085 22303 22765 21073
15|89|München|80331 80469 80634 80796 81371 81541 81667 81925
30|221|Köln|50667 50674 50733 50823 50858 50931 50968 51063 51103
8|69|Frankfurt am Main|60311 60316 60325 60435 60486 60594
8|711|Stuttgart|70173 70190 70372 70469 70565 70597
9|211|Düsseldorf|40210 40223 40477 40545 40589 40625
7|341|Leipzig|04103 04109 04177 04229 04275 04315
6|231|Dortmund|44135 44137 44225 44263 44369
6|201|Essen|45127 45130 45239 45257 45355
6|421|Bremen|28195 28203 28209 28359 28757
6|351|Dresden|01067 01099 01187 01277 01307
6|511|Hannover|30159 30161 30173 30419 30559
5|911|Nürnberg|90402 90408 90429 90459 90491
9|228|Bonn|53111 53113 53115 53123 53173 53225
4|203|Duisburg|47051 47057 47137 47249
4|234|Bochum|44787 44789 44801 44892
4|202|Wuppertal|42103 42105 42275 42329
4|521|Bielefeld|33602 33615 33649 33719
4|251|Münster|48143 48145 48149 48161
4|621|Mannheim|68159 68161 68165 68309
4|721|Karlsruhe|76131 76133 76137 76227
4|821|Augsburg|86150 86152 86159 86199
3|611|Wiesbaden|65183 65185 65191 65203
3|241|Aachen|52062 52064 52072 52080
3|2161|Mönchengladbach|41061 41063 41065
3|209|Gelsenkirchen|45879 45886 45897
3|531|Braunschweig|38100 38102 38106
3|431|Kiel|24103 24105 24118
3|371|Chemnitz|09111 09112 09130
3|345|Halle (Saale)|06108 06110 06114
3|391|Magdeburg|39104 39106 39108
3|761|Freiburg im Breisgau|79098 79100 79102 79117
3|6131|Mainz|55116 55118 55131
3|451|Lübeck|23552 23558 23564
3|361|Erfurt|99084 99086 99096
3|381|Rostock|18055 18057 18059
3|561|Kassel|34117 34119 34131
2|681|Saarbrücken|66111 66117 66121
2|331|Potsdam|14467 14469 14482
2|441|Oldenburg|26121 26122 26129
2|541|Osnabrück|49074 49076 49080
5|214|Leverkusen|51371 51373 51375
2|6221|Heidelberg|69115 69117 69121
2|6151|Darmstadt|64283 64285 64293
2|941|Regensburg|93047 93049 93053
2|931|Würzburg|97070 97072 97074
2|731|Ulm|89073 89075 89077
2|551|Göttingen|37073 37075 37085
5|2202|Bergisch Gladbach|51465 51467 51469
4|2241|Siegburg|53721
4|2232|Brühl|50321
4|2233|Hürth|50354
3|2271|Bergheim|50126
1|271|Siegen|57072 57076
2|261|Koblenz|56068 56070 56073
1|651|Trier|54290 54292 54295
1|951|Bamberg|96047 96049 96052
1|7071|Tübingen|72070 72072 72076
1|7531|Konstanz|78462 78464 78467
1|831|Kempten (Allgäu)|87435 87437 87439
1|8031|Rosenheim|83022 83024 83026
1|4131|Lüneburg|21335 21337 21339
1|461|Flensburg|24937 24939 24941
1|3831|Stralsund|18435 18437 18439
1|3643|Weimar|99423 99425 99427
1|3641|Jena|07743 07745 07749
1|3581|Görlitz|02826 02827 02828
1|661|Fulda|36037 36039 36041
1|5251|Paderborn|33098 33100 33102
""")
AUSTRIAN_TOWNS: Final = _towns("""
12|1|Wien|1010 1030 1070 1090 1120 1180 1220
3|316|Graz|8010 8020 8041
2|732|Linz|4020 4040
2|662|Salzburg|5020 5026
2|512|Innsbruck|6020
1|463|Klagenfurt am Wörthersee|9020
1|5574|Bregenz|6900
1|4242|Villach|9500
""")
SWISS_TOWNS: Final = _towns("""
5|44|Zürich|8001 8004 8032 8050
3|31|Bern|3007 3011 3014
3|61|Basel|4051 4053 4057
2|41|Luzern|6003 6005
1|71|St. Gallen|9000 9008
1|52|Winterthur|8400 8406
1|81|Chur|7000
""")

STREETS: Final = tuple(
    """Hauptstraße|Bahnhofstraße|Gartenstraße|Dorfstraße|Bergstraße|Schulstraße|Kirchweg|Lindenallee|Birkenweg
    |Ringstraße|Goethestraße|Schillerstraße|Mozartstraße|Beethovenstraße|Waldstraße|Wiesenweg|Am Sportplatz
    |Mühlenweg|Rosenweg|Ahornweg|Buchenweg|Eichendorffstraße|Uhlandstraße|Lessingstraße|Kantstraße|Marktplatz
    |Am Markt|Kirchplatz|Kaiserstraße|Friedrichstraße|Wilhelmstraße|Luisenstraße|Bismarckstraße|Moltkestraße
    |Parkstraße|Feldstraße|Jahnstraße|Talstraße|Brunnenstraße|Sonnenstraße|Am Hang|Im Winkel|Auf der Höhe
    |Alte Landstraße|Neue Straße|Lange Straße|Breite Straße|Mittelstraße|Querstraße|Hafenstraße|Uferstraße
    |Rheinstraße|Moselweg|Elbchaussee|Isarweg|Neckarstraße|Donaustraße|Siegstraße|Weserstraße|Am Stadtgarten
    |Am Wasserturm|An der alten Ziegelei|Handwerkerstraße|Industriestraße|Gewerbepark|Max-Planck-Straße
    |Robert-Koch-Straße|Werner-von-Siemens-Straße|Daimlerstraße|Zeppelinstraße|Clara-Schumann-Straße
    |Käthe-Kollwitz-Straße|Bertha-von-Suttner-Platz|Heinrich-Heine-Allee|Theodor-Storm-Weg|Fontanestraße
    |Hölderlinweg|Mörikestraße|Droste-Hülshoff-Weg|Drosselweg|Amselweg|Finkenweg|Meisenweg|Lerchenweg|Starenweg
    |Kastanienallee|Platanenweg|Ulmenstraße|Eschenweg|Fliederweg|Tulpenweg|Nelkenweg|Veilchenweg|Steinweg
    |Kupfergasse|Töpfergasse|Färbergasse|Gerbergasse|Schmiedegasse|Webergasse|Fischmarkt|Hopfenstraße
    |Weinbergstraße|Kellerweg|Schlossallee|Burgweg|Klosterstraße|Kapellenweg|St.-Anna-Straße|Martinstraße
    |Nikolausstraße|Sebastianstraße|Zum Steinbruch|Zur Mühle|Am Bach|Am Weiher|Seestraße|Hinter der Mauer
    |Südring|Nordwall|Ostpromenade|Westendstraße""".replace("\n    ", "").split("|")
)
"""German streets, in the order of a guess how common they are."""


class Trade(NamedTuple):
    """A line of business: how its firms call it, and the jobs in it ("he|she" where the word differs)."""

    name: str
    jobs: tuple[str, ...]


def _trades(table: str) -> tuple[Trade, ...]:
    rows = (line.partition(":") for line in table.strip().splitlines())
    return tuple(Trade(name, tuple(job.strip() for job in jobs.split(","))) for name, _, jobs in rows)


LEADERS: Final = (
    "Geschäftsführer|Geschäftsführerin", "Inhaber|Inhaberin", "Prokurist|Prokuristin",
    "Assistenz der Geschäftsführung", "Einkauf", "Buchhaltung", "Vertriebsleiter|Vertriebsleiterin",
    "Auszubildender|Auszubildende", "Personalleitung",
)  # fmt: skip
"""Jobs that every firm has."""

TRADES: Final = _trades("""
Elektrotechnik: Elektromeister|Elektromeisterin, Kundendienst, Bauleiter|Bauleiterin
Sanitär und Heizung: Installateurmeister|Installateurmeisterin, Kundendienst, Energieberater|Energieberaterin
Schreinerei: Schreinermeister|Schreinermeisterin, Geselle|Gesellin, Planung
Malerbetrieb: Malermeister|Malermeisterin, Vorarbeiter|Vorarbeiterin
Dachdeckerei: Dachdeckermeister|Dachdeckermeisterin, Bauleiter|Bauleiterin
Gartenbau: Landschaftsarchitekt|Landschaftsarchitektin, Gärtnermeister|Gärtnermeisterin
Metallbau: Schlossermeister|Schlossermeisterin, Konstrukteur|Konstrukteurin
Maschinenbau: Entwicklungsingenieur|Entwicklungsingenieurin, Leiter Produktion|Leiterin Produktion, Montage
Werkzeugbau: Konstrukteur|Konstrukteurin, Qualitätssicherung
Autohaus: Serviceberater|Serviceberaterin, Verkaufsberater|Verkaufsberaterin
Spedition: Disponent|Disponentin, Lagerleiter|Lagerleiterin, Zollabwicklung
Software: Softwareentwickler|Softwareentwicklerin, Produktmanager|Produktmanagerin, Betrieb
IT-Systemhaus: Systemtechniker|Systemtechnikerin, Key-Account-Manager|Key-Account-Managerin, Support
Werbeagentur: Art-Direktor|Art-Direktorin, Texter|Texterin, Beratung
Fotostudio: Fotograf|Fotografin, Studioleitung
Druckerei: Mediengestalter|Mediengestalterin, Drucktechnik, Kalkulation
Verlag: Lektor|Lektorin, Redakteur|Redakteurin, Vertrieb
Architekturbüro: Architekt|Architektin, Bauzeichner|Bauzeichnerin, Projektleitung
Ingenieurbüro: Statiker|Statikerin, Vermessungsingenieur|Vermessungsingenieurin, Projektleitung
Immobilien: Makler|Maklerin, Hausverwalter|Hausverwalterin
Steuerberatung: Steuerberater|Steuerberaterin, Steuerfachangestellter|Steuerfachangestellte
Rechtsanwälte: Rechtsanwalt|Rechtsanwältin, Fachanwalt für Arbeitsrecht|Fachanwältin für Arbeitsrecht
Unternehmensberatung: Berater|Beraterin, Partner|Partnerin, Analyst|Analystin
Versicherungsagentur: Versicherungskaufmann|Versicherungskauffrau, Außendienst
Apotheke: Apotheker|Apothekerin, PTA
Hausarztpraxis: Arzt|Ärztin, Medizinischer Fachangestellter|Medizinische Fachangestellte
Physiotherapie: Physiotherapeut|Physiotherapeutin, Empfang
Bäckerei: Bäckermeister|Bäckermeisterin, Filialleiter|Filialleiterin
Weinhandel: Sommelier|Sommelière, Verkauf
Gasthof: Küchenchef|Küchenchefin, Restaurantleiter|Restaurantleiterin, Bankett
Hotel: Empfang, Direktor|Direktorin, Veranstaltungen
Reisebüro: Reiseberater|Reiseberaterin, Gruppenreisen
Buchhandlung: Buchhändler|Buchhändlerin, Lesungen und Veranstaltungen
Optik: Augenoptiker|Augenoptikerin, Hörakustiker|Hörakustikerin
Messebau: Projektleiter|Projektleiterin, Monteur|Monteurin, Gestaltung
Großhandel: Einkäufer|Einkäuferin, Lagerist|Lageristin, Innendienst
Textil: Designer|Designerin, Schnittdirektrice, Musterabteilung
Medizintechnik: Produktspezialist|Produktspezialistin, Zulassung, Außendienst
Umwelttechnik: Projektingenieur|Projektingenieurin, Gutachter|Gutachterin
Weiterbildung: Trainer|Trainerin, Coach, Seminarorganisation
""")
FIRM_PREFIXES: Final = (
    "Nord", "Rhein", "Alpen", "Inno", "Vario", "Terra", "Proto", "Novum", "Delta", "Kontor", "Merkur",
    "Solid", "Lumen", "Aqua", "Ferro", "Orbis", "Quadra", "Tekto", "Vita", "Zenit", "Anker", "Linden",
    "Falken", "Saphir",
)  # fmt: skip
FIRM_ENDINGS: Final = (
    "werk", "plan", "tec", "haus", "line", "netz", "form", "quell", "kraft", "bau", "con", "data",
)  # fmt: skip
FIRM_COMPANIONS: Final = ("Söhne", "Partner", "Töchter", "Kollegen")
LEGAL_FORMS: Final = (
    "GmbH", "GmbH", "GmbH", "GmbH & Co. KG", "GmbH & Co. KG", "AG", "e.K.", "GbR", "KG", "UG", "eG",
)  # fmt: skip

CIRCLES_AT_WORK: Final = (
    "Kunden", "Kunden", "Kunden", "Lieferanten", "Lieferanten", "Partner", "Partner", "Beruflich",
    "Investoren",
)  # fmt: skip
CIRCLES_AT_HOME: Final = (
    "Familie", "Freunde", "Freunde", "Bekannte", "Bekannte", "Bekannte", "Nachbarn", "Nachbarn",
    "Privat",
)  # fmt: skip
CIRCLES_BESIDE: Final = (
    "Vereine", "Vereine", "Hobby", "Verbände", "Lokale Öffentlichkeit", "Regionale Öffentlichkeit",
    "Interessen", "Nachbarschaft", "Bekannte",
)  # fmt: skip
OWN_LABELS: Final = (
    "Weihnachtskarte", "Newsletter", "Messe", "Stammtisch", "Empfehler", "VIP", "Lauftreff", "Chor",
)  # fmt: skip

NOTES: Final = (
    ("Kennengelernt auf der %s.", """Hannover Messe|Handwerksmesse|Buchmesse|Didacta|Gamescom
    |Orgatec|Photokina|Grünen Woche|Gründerwoche|Hochzeit von Sabine|Jahresversammlung des Verbands
    |Vernissage im Rathaus"""),
    ("Kennengelernt %s.", """im Zug nach Hamburg|beim Sommerfest der Nachbarn|im Elternbeirat
    |beim Stammtisch|durch Bernd|durch Frau Overbeck|im Wartezimmer|beim Benefizlauf
    |im Kurs an der Volkshochschule|in der Reha|beim Gründerfrühstück|auf der Fähre nach Norderney
    |am Spielplatz"""),
    ("Spielt %s.", """Tennis|Cello in einem Quartett|Schach, Liga|Skat, jeden ersten Freitag|Saxofon
    |Handball|Doppelkopf|Orgel in St. Martin|Badminton|Boule|Fußball bei den Alten Herren"""),
    ("Begeistert sich für %s.", """alte Motorräder|Orchideen|Modelleisenbahnen|Segeln|Gregorianik
    |Brotbacken|Wanderungen im Harz|Krimis aus Schweden|Imkerei|Streuobstwiesen|Radreisen|Genealogie
    |Jazz|Whisky|Vogelbeobachtung|die Eifel|Tango|Kalligraphie|Sauerteig"""),
    ("Hat %s.", """zwei Töchter|einen Sohn, studiert in Graz|drei Kinder|Zwillinge, 2019
    |einen Hund, Bruno|zwei Katzen|Enkel in Kanada|eine Ferienwohnung an der Ostsee
    |einen Schrebergarten|ein Elektroauto"""),
    ("Trinkt %s.", "nur Tee|Espresso, ohne Zucker|keinen Alkohol|gern Riesling|Kölsch, aber nur eins"),
    ("Isst %s.", "vegetarisch|vegan|kein Schweinefleisch|glutenfrei|am liebsten beim Italiener am Markt"),
    ("Sucht %s.", """eine neue Halle|einen Steuerberater|Auszubildende|einen Partner für Österreich
    |ein Klavier|gebrauchte Messestände|eine Wohnung für die Tochter|jemanden für die Buchhaltung
    |Mitglieder für den Chor"""),
    ("Kann helfen bei %s.", """Förderanträgen|Datenschutz|Pressearbeit|Umzügen|Mietrecht|Zollfragen
    |Layout|Übersetzungen ins Polnische|Baurecht|allem, was mit Holz zu tun hat
    |Kontakten ins Rathaus"""),
    ("Versprochen: %s.", """die Preisliste|das Rezept für Zimtschnecken
    |ein Exemplar des Jahresberichts|Kontakt zu Herrn Tönnies|Fotos vom Fest
    |die Adresse des Restaurators|einen Termin im Herbst"""),
    ("Erreichbar %s.", """nur vormittags|am besten nach 18 Uhr|mittwochs nicht|über das Sekretariat
    |per SMS|nicht in den Schulferien|montags im Homeoffice"""),
    ("Empfohlen von %s.", """Dr. Falk|der IHK|Anja aus dem Chor|unserem Steuerberater|der Gemeinde
    |Herrn Knipp|meiner Schwester|dem Bürgermeister|Marion vom Reisebüro"""),
    ("Früher %s.", """bei der Sparkasse|Lehrer in Celle|im Außendienst|Kollege bei Kontorwerk
    |in Singapur|Leistungssport, Rudern|selbständig mit einem Café|bei der Bundesbahn|im Orchester"""),
    ("Wichtig: %s.", """Nachname mit ß|immer siezen|duzt sich mit allen
    |Name spricht sich französisch|schreibt lieber, als dass er telefoniert|ruft stets zurück
    |mag keine Überraschungen|pünktlich sein"""),
    ("Zuletzt gesehen %s.", """beim Neujahrsempfang|auf dem Wochenmarkt
    |beim Konzert in der Philharmonie|am Flughafen Wien|in der Videokonferenz|beim Abiball
    |zur Eröffnung der Filiale|bei der Beerdigung von Otto"""),
    ("Plant %s.", """den Ruhestand für 2027|ein Sabbatjahr|den Umzug nach Kiel
    |die Übergabe an die Tochter|einen Jakobsweg|eine zweite Filiale|den Meisterbrief
    |eine Ausstellung im Frühjahr"""),
)  # fmt: skip
"""Sentences as people jot them down, and what may stand in them (parted by |)."""

LABELS_FOR_NUMBERS: Final = (
    "Ferienhaus", "Sekretariat", "Zentrale", "Werkstatt", "nur im Notfall", "Eltern", "Auto",
)  # fmt: skip


class Land(NamedTuple):
    """A country abroad: names of its people ("native=Latin" where the script differs), and where they live.

    `mobile` and the number part of `towns` ("name|postcode|number") are patterns, # is any digit.
    """

    code: str
    name: str
    firm: str
    mobile: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[str, ...]
    towns: tuple[str, ...]
    streets: tuple[str, ...]


def _lands(table: str) -> tuple[Land, ...]:
    lands = []
    for block in table.strip().split("\n\n"):
        head, women, men, surnames, towns, streets = block.splitlines()
        code, name, firm, mobile = head.split("|")
        names = (tuple(word.replace("_", " ") for word in words.split()) for words in (women, men, surnames))
        places = (tuple(words.split("; ")) for words in (towns, streets))
        lands.append(Land(code, name, firm, mobile, *names, *places))
    return tuple(lands)


LANDS: Final = _lands("""
TR|Türkei|Ltd. Şti.|532 0## ## ##
Ayşe Fatma Emine Zeynep Elif Meryem Hatice Merve Özlem Derya Sevgi Gülay
Mehmet Mustafa Ahmet Ali Hüseyin Murat Emre Cem Kemal Yusuf Onur Deniz
Yılmaz Kaya Demir Şahin Çelik Yıldız Aydın Öztürk Arslan Doğan Kılıç Aslan Koç Kurt Özdemir Polat
İstanbul|34430|212 0## ## ##; Ankara|06420|312 0## ## ##; İzmir|35220|232 0## ## ##
İstiklal Caddesi; Atatürk Bulvarı; Cumhuriyet Caddesi

PL|Polen|Sp. z o.o.|500 0## ###
Anna Katarzyna Małgorzata Agnieszka Barbara Ewa Magdalena Joanna Aleksandra Zofia
Piotr Krzysztof Andrzej Tomasz Paweł Jan Michał Marcin Łukasz Stanisław
Nowak Wójcik Woźniak Mazur Krawczyk Kaczmarek Zając Król Wróbel Pawlak Michalak Dudek Wieczorek
Warszawa|00-950|22 0## ## ##; Kraków|31-072|12 0## ## ##; Wrocław|50-107|71 0## ## ##
ul. Długa; ul. Piękna; ul. Ogrodowa; ul. Szkolna

IT|Italien|S.r.l.|320 0######
Giulia Francesca Chiara Sara Martina Valentina Elisa Paola Federica Lucia
Marco Andrea Luca Matteo Lorenzo Davide Giuseppe Antonio Paolo Stefano
Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Fontana De_Luca
Milano|20121|02 0#######; Roma|00187|06 0#######; Verona|37121|045 0######; Bolzano|39100|0471 0#####
Via Roma; Via Garibaldi; Corso Italia; Via Dante

FR|Frankreich|SARL|6 39 98 ## ##
Camille Léa Manon Chloé Inès Aurélie Élodie Céline Sophie Nathalie Margaux
Thomas Nicolas Julien Antoine Pierre Mathieu Hugo Lucas Étienne François Jérôme
Martin Bernard Dubois Robert Petit Durand Leroy Moreau Laurent Lefebvre Garnier Rousseau Mercier Lambert
Paris|75011|1 99 00 ## ##; Lyon|69002|4 65 71 ## ##; Strasbourg|67000|3 53 01 ## ##
rue de la République; avenue Victor Hugo; place du Marché; rue des Lilas

GB|Großbritannien|Ltd|7700 900###
Olivia Emily Charlotte Amelia Isla Sophie Grace Hannah Lucy Imogen
Oliver George Harry Jack James William Thomas Edward Alasdair Rhys
Smith Jones Taylor Brown Williams Wilson Davies Evans Thompson Walker Wright Hughes Clarke O'Neill
London|SW1A 2AA|20 7946 0###; Leeds|LS1 4DY|113 496 0###; Edinburgh|EH1 1YZ|131 496 0###
High Street; Station Road; Church Lane; Victoria Road

US|USA|Inc.|917 555 01##
Emily Madison Ashley Jessica Hannah Olivia Grace Abigail Megan Claire
Michael Christopher Matthew Joshua Andrew Ethan Tyler Ryan Brandon Caleb
Johnson Williams Miller Davis Garcia Anderson Thomas Jackson Harris Robinson Lewis Young Nguyen
New York, NY|10012|212 555 01##; Chicago, IL|60614|312 555 01##; Austin, TX|78704|512 555 01##
Main Street; Oak Avenue; Elm Street; Maple Drive

ES|Spanien|S.L.|600 0## ###
María Carmen Lucía Laura Marta Elena Cristina Pilar Rocío Nuria
Antonio José Manuel Francisco David Javier Carlos Álvaro Sergio Íñigo
García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Ruiz Díaz Álvarez Muñoz
Madrid|28013|910 0## ###; Barcelona|08007|930 0## ###; Sevilla|41001|955 0## ###
Calle Mayor; Calle de Alcalá; Plaza de España; Calle Real

NL|Niederlande|B.V.|6 0#######
Emma Julia Sanne Lotte Fleur Anouk Marijke Femke Iris Eline
Daan Sem Jan Pieter Bas Ruben Thijs Joost Willem Sander
de_Jong Jansen de_Vries Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks van_den_Berg Dekker Brouwer
Amsterdam|1012 AB|20 0## ####; Utrecht|3511 AX|30 0## ####; Venlo|5911 GC|77 0## ####
Kerkstraat; Dorpsstraat; Molenweg; Stationsweg

GR|Griechenland|Α.Ε.|690 0######
Ελένη=Eleni Μαρία=Maria Αικατερίνη=Ekaterini Σοφία=Sofia Δήμητρα=Dimitra Ειρήνη=Irini
Γιώργος=Giorgos Δημήτρης=Dimitris Κώστας=Kostas Νίκος=Nikos Γιάννης=Giannis Πέτρος=Petros
Παπαδόπουλος=Papadopoulos Ιωάννου=Ioannou Γεωργίου=Georgiou Αγγελίδης=Angelidis Οικονόμου=Ikonomou
Αθήνα|105 57|210 0######; Θεσσαλονίκη|546 24|2310 0#####
Οδός Ερμού; Λεωφόρος Αλεξάνδρας

UA|Ukraine|ТОВ|50 0## ## ##
Олена=Olena Ірина=Iryna Наталія=Natalija Оксана=Oksana Юлія=Julija Тетяна=Tetjana
Андрій=Andrij Олександр=Oleksandr Сергій=Serhij Дмитро=Dmytro Тарас=Taras Богдан=Bohdan
Шевченко=Schewtschenko Бондаренко=Bondarenko Коваленко=Kowalenko Ткаченко=Tkatschenko Мельник=Melnyk
Київ|01001|44 0## ## ##; Львів|79000|32 0## ## ##; Одеса|65000|48 0## ## ##
вул. Франка; вул. Городоцька; просп. Свободи

JP|Japan|株式会社|90 0### ####
花子=Hanako 美咲=Misaki 陽子=Yoko 恵子=Keiko 愛=Ai 由美=Yumi
健太=Kenta 翔太=Shota 浩=Hiroshi 隆=Takashi 誠=Makoto 大輔=Daisuke
佐藤=Sato 鈴木=Suzuki 高橋=Takahashi 田中=Tanaka 渡辺=Watanabe 伊藤=Ito 中村=Nakamura 小林=Kobayashi
東京都千代田区|100-0001|3 0### ####; 大阪市北区|530-0001|6 0### ####; 京都市中京区|604-8001|75 0## ####
丸の内; 本町; 河原町通

SY|Syrien|LLC|930 0## ###
فاطمة=Fatima مريم=Maryam ليلى=Layla نور=Nour ياسمين=Yasmin سلمى=Salma
محمد=Mohammed أحمد=Ahmad يوسف=Youssef عمر=Omar كريم=Karim سامر=Samer
الحسن=Alhassan الخطيب=Alkhatib حداد=Haddad نجار=Najjar خوري=Khoury منصور=Mansour
دمشق|0100|11 0## ####; حلب|0200|21 0## ####
شارع بغداد; شارع النيل
""")
