"""The countries of the world: their codes, what they are called in German and English, and how people write them.

Source: Unicode CLDR, and spellings found on cards; a test compares every name with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from kontaktpflege.domain.names import fold, split_words

# Code | German | English | further spellings, native names first.
_COUNTRIES: Final = """
AD|Andorra|Andorra
AE|Vereinigte Arabische Emirate|United Arab Emirates|UAE|VAE
AF|Afghanistan|Afghanistan
AG|Antigua und Barbuda|Antigua & Barbuda
AI|Anguilla|Anguilla
AL|Albanien|Albania|Shqipëri
AM|Armenien|Armenia
AO|Angola|Angola
AQ|Antarktis|Antarctica
AR|Argentinien|Argentina
AS|Amerikanisch-Samoa|American Samoa
AT|Österreich|Austria|A|Oesterreich
AU|Australien|Australia
AW|Aruba|Aruba
AX|Ålandinseln|Åland Islands
AZ|Aserbaidschan|Azerbaijan
BA|Bosnien und Herzegowina|Bosnia & Herzegovina|Bosna i Hercegovina
BB|Barbados|Barbados
BD|Bangladesch|Bangladesh
BE|Belgien|Belgium|België|Belgique|B
BF|Burkina Faso|Burkina Faso
BG|Bulgarien|Bulgaria|България
BH|Bahrain|Bahrain
BI|Burundi|Burundi
BJ|Benin|Benin
BL|St. Barthélemy|St. Barthélemy
BM|Bermuda|Bermuda
BN|Brunei Darussalam|Brunei
BO|Bolivien|Bolivia
BQ|Karibische Niederlande|Caribbean Netherlands
BR|Brasilien|Brazil|Brasil
BS|Bahamas|Bahamas
BT|Bhutan|Bhutan
BV|Bouvetinsel|Bouvet Island
BW|Botsuana|Botswana
BY|Belarus|Belarus|Беларусь
BZ|Belize|Belize
CA|Kanada|Canada
CC|Kokosinseln|Cocos (Keeling) Islands
CD|Kongo-Kinshasa|Congo - Kinshasa
CF|Zentralafrikanische Republik|Central African Republic
CG|Kongo-Brazzaville|Congo - Brazzaville
CH|Schweiz|Switzerland|Suisse|Svizzera|Svizra|Schweizerische Eidgenossenschaft
CI|Côte d’Ivoire|Côte d’Ivoire|Ivory Coast
CK|Cookinseln|Cook Islands
CL|Chile|Chile
CM|Kamerun|Cameroon
CN|China|China|中国|PR China|People's Republic of China|Volksrepublik China
CO|Kolumbien|Colombia
CR|Costa Rica|Costa Rica
CU|Kuba|Cuba
CV|Cabo Verde|Cape Verde
CW|Curaçao|Curaçao
CX|Weihnachtsinsel|Christmas Island
CY|Zypern|Cyprus
CZ|Tschechien|Czechia|Česko|Czech Republic|Tschechische Republik|Česká republika
DE|Deutschland|Germany|D|BRD|Bundesrepublik Deutschland|Allemagne|Federal Republic of Germany
DJ|Dschibuti|Djibouti
DK|Dänemark|Denmark|Danmark
DM|Dominica|Dominica
DO|Dominikanische Republik|Dominican Republic
DZ|Algerien|Algeria
EC|Ecuador|Ecuador
EE|Estland|Estonia|Eesti
EG|Ägypten|Egypt|مصر
EH|Westsahara|Western Sahara
ER|Eritrea|Eritrea
ES|Spanien|Spain|España|E
ET|Äthiopien|Ethiopia
FI|Finnland|Finland|Suomi
FJ|Fidschi|Fiji
FK|Falklandinseln|Falkland Islands
FM|Mikronesien|Micronesia
FO|Färöer|Faroe Islands
FR|Frankreich|France|F
GA|Gabun|Gabon
GB|Vereinigtes Königreich|United Kingdom|UK|Great Britain|Großbritannien|England|Scotland|Wales|Northern Ireland|Schottland
GD|Grenada|Grenada
GE|Georgien|Georgia
GF|Französisch-Guayana|French Guiana
GG|Guernsey|Guernsey
GH|Ghana|Ghana
GI|Gibraltar|Gibraltar
GL|Grönland|Greenland
GM|Gambia|Gambia
GN|Guinea|Guinea
GP|Guadeloupe|Guadeloupe
GQ|Äquatorialguinea|Equatorial Guinea
GR|Griechenland|Greece|Ελλάδα
GS|Südgeorgien und die Südlichen Sandwichinseln|South Georgia & South Sandwich Islands
GT|Guatemala|Guatemala
GU|Guam|Guam
GW|Guinea-Bissau|Guinea-Bissau
GY|Guyana|Guyana
HK|Sonderverwaltungsregion Hongkong|Hong Kong SAR China
HM|Heard und McDonaldinseln|Heard & McDonald Islands
HN|Honduras|Honduras
HR|Kroatien|Croatia|Hrvatska
HT|Haiti|Haiti
HU|Ungarn|Hungary|Magyarország
ID|Indonesien|Indonesia
IE|Irland|Ireland|Éire|Republic of Ireland
IL|Israel|Israel|ישראל
IM|Isle of Man|Isle of Man
IN|Indien|India
IO|Britisches Territorium im Indischen Ozean|British Indian Ocean Territory
IQ|Irak|Iraq
IR|Iran|Iran
IS|Island|Iceland|Ísland
IT|Italien|Italy|Italia|I
JE|Jersey|Jersey
JM|Jamaika|Jamaica
JO|Jordanien|Jordan
JP|Japan|Japan|日本
KE|Kenia|Kenya
KG|Kirgisistan|Kyrgyzstan
KH|Kambodscha|Cambodia
KI|Kiribati|Kiribati
KM|Komoren|Comoros
KN|St. Kitts und Nevis|St. Kitts & Nevis
KP|Nordkorea|North Korea
KR|Südkorea|South Korea|대한민국|Korea
KW|Kuwait|Kuwait
KY|Kaimaninseln|Cayman Islands
KZ|Kasachstan|Kazakhstan
LA|Laos|Laos
LB|Libanon|Lebanon
LC|St. Lucia|St. Lucia
LI|Liechtenstein|Liechtenstein|FL
LK|Sri Lanka|Sri Lanka
LR|Liberia|Liberia
LS|Lesotho|Lesotho
LT|Litauen|Lithuania|Lietuva
LU|Luxemburg|Luxembourg|L
LV|Lettland|Latvia|Latvija
LY|Libyen|Libya
MA|Marokko|Morocco|Maroc|المغرب
MC|Monaco|Monaco
MD|Republik Moldau|Moldova
ME|Montenegro|Montenegro|Црна Гора
MF|St. Martin|St. Martin
MG|Madagaskar|Madagascar
MH|Marshallinseln|Marshall Islands
MK|Nordmazedonien|North Macedonia|Северна Македонија|Mazedonien|Macedonia
ML|Mali|Mali
MM|Myanmar|Myanmar (Burma)
MN|Mongolei|Mongolia
MO|Sonderverwaltungsregion Macau|Macao SAR China
MP|Nördliche Marianen|Northern Mariana Islands
MQ|Martinique|Martinique
MR|Mauretanien|Mauritania
MS|Montserrat|Montserrat
MT|Malta|Malta
MU|Mauritius|Mauritius
MV|Malediven|Maldives
MW|Malawi|Malawi
MX|Mexiko|Mexico|México
MY|Malaysia|Malaysia
MZ|Mosambik|Mozambique
NA|Namibia|Namibia
NC|Neukaledonien|New Caledonia
NE|Niger|Niger
NF|Norfolkinsel|Norfolk Island
NG|Nigeria|Nigeria
NI|Nicaragua|Nicaragua
NL|Niederlande|Netherlands|Nederland|Holland|The Netherlands
NO|Norwegen|Norway|Norge
NP|Nepal|Nepal
NR|Nauru|Nauru
NU|Niue|Niue
NZ|Neuseeland|New Zealand
OM|Oman|Oman
PA|Panama|Panama
PE|Peru|Peru
PF|Französisch-Polynesien|French Polynesia
PG|Papua-Neuguinea|Papua New Guinea
PH|Philippinen|Philippines
PK|Pakistan|Pakistan
PL|Polen|Poland|Polska
PM|St. Pierre und Miquelon|St. Pierre & Miquelon
PN|Pitcairninseln|Pitcairn Islands
PR|Puerto Rico|Puerto Rico
PS|Palästinensische Autonomiegebiete|Palestinian Territories
PT|Portugal|Portugal
PW|Palau|Palau
PY|Paraguay|Paraguay
QA|Katar|Qatar
RE|Réunion|Réunion
RO|Rumänien|Romania|România
RS|Serbien|Serbia|Србија
RU|Russland|Russia|Россия|Russian Federation|Russische Föderation
RW|Ruanda|Rwanda
SA|Saudi-Arabien|Saudi Arabia
SB|Salomonen|Solomon Islands
SC|Seychellen|Seychelles
SD|Sudan|Sudan
SE|Schweden|Sweden|Sverige
SG|Singapur|Singapore
SH|St. Helena|St. Helena
SI|Slowenien|Slovenia|Slovenija
SJ|Spitzbergen und Jan Mayen|Svalbard & Jan Mayen
SK|Slowakei|Slovakia|Slovensko|Slowakische Republik
SL|Sierra Leone|Sierra Leone
SM|San Marino|San Marino
SN|Senegal|Senegal
SO|Somalia|Somalia
SR|Suriname|Suriname
SS|Südsudan|South Sudan
ST|São Tomé und Príncipe|São Tomé & Príncipe
SV|El Salvador|El Salvador
SX|Sint Maarten|Sint Maarten
SY|Syrien|Syria
SZ|Eswatini|Eswatini
TC|Turks- und Caicosinseln|Turks & Caicos Islands
TD|Tschad|Chad
TF|Französische Süd- und Antarktisgebiete|French Southern Territories
TG|Togo|Togo
TH|Thailand|Thailand
TJ|Tadschikistan|Tajikistan
TK|Tokelau|Tokelau
TL|Timor-Leste|Timor-Leste
TM|Turkmenistan|Turkmenistan
TN|Tunesien|Tunisia
TO|Tonga|Tonga
TR|Türkei|Türkiye|Turkey
TT|Trinidad und Tobago|Trinidad & Tobago
TV|Tuvalu|Tuvalu
TW|Taiwan|Taiwan
TZ|Tansania|Tanzania
UA|Ukraine|Ukraine|Україна
UG|Uganda|Uganda
UM|Amerikanische Überseeinseln|U.S. Outlying Islands
US|Vereinigte Staaten|United States|Estados Unidos|USA|U.S.A.|U.S.|United States of America|Vereinigte Staaten von Amerika|America
UY|Uruguay|Uruguay
UZ|Usbekistan|Uzbekistan
VA|Vatikanstadt|Vatican City
VC|St. Vincent und die Grenadinen|St. Vincent & Grenadines
VE|Venezuela|Venezuela
VG|Britische Jungferninseln|British Virgin Islands
VI|Amerikanische Jungferninseln|U.S. Virgin Islands
VN|Vietnam|Vietnam
VU|Vanuatu|Vanuatu
WF|Wallis und Futuna|Wallis & Futuna
WS|Samoa|Samoa
XK|Kosovo|Kosovo
YE|Jemen|Yemen
YT|Mayotte|Mayotte
ZA|Südafrika|South Africa
ZM|Sambia|Zambia
ZW|Simbabwe|Zimbabwe
"""


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166 code and its two names."""

    code: str
    german: str
    english: str


@cache
def countries() -> dict[str, Country]:
    """Every country by its code, in the order of the codes."""
    rows = (line.split("|") for line in _COUNTRIES.strip().splitlines())
    return {row[0]: Country(*row[:3]) for row in rows}


@cache
def country_of(written: str) -> str:
    """The ISO code of a country as somebody wrote it, in any of the spellings known; "" where it is none of them."""
    return _spellings().get(_key(written), "") if len(written) < 80 else ""


@cache
def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _COUNTRIES.strip().splitlines():
        code, *names = line.split("|")
        for name in (*names, code):
            found.setdefault(_key(name), code)
    return found


def _key(name: str) -> str:
    return " ".join(split_words(fold(name)))
