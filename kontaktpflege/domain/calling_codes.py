"""International calling codes: which country has which, and the trunk prefix dialled before national numbers.

Source: ITU-T E.164 and E.129 as libphonenumber has them; a test compares every line with it.
"""

from __future__ import annotations

from typing import Final

_COUNTRIES: Final = """
    1:US,AG,AI,AS,BB,BM,BS,CA,DM,DO,GD,GU,JM,KN,KY,LC,MP,MS,PR,SX,TC,TT,VC,VG,VI 20:EG 211:SS 212:MA,EH
    213:DZ 216:TN 218:LY 220:GM 221:SN 222:MR 223:ML 224:GN 225:CI 226:BF 227:NE 228:TG 229:BJ 230:MU
    231:LR 232:SL 233:GH 234:NG 235:TD 236:CF 237:CM 238:CV 239:ST 240:GQ 241:GA 242:CG 243:CD 244:AO
    245:GW 246:IO 247:AC 248:SC 249:SD 250:RW 251:ET 252:SO 253:DJ 254:KE 255:TZ 256:UG 257:BI 258:MZ
    260:ZM 261:MG 262:RE,YT 263:ZW 264:NA 265:MW 266:LS 267:BW 268:SZ 269:KM 27:ZA 290:SH,TA 291:ER
    297:AW 298:FO 299:GL 30:GR 31:NL 32:BE 33:FR 34:ES 350:GI 351:PT 352:LU 353:IE 354:IS 355:AL 356:MT
    357:CY 358:FI,AX 359:BG 36:HU 370:LT 371:LV 372:EE 373:MD 374:AM 375:BY 376:AD 377:MC 378:SM 380:UA
    381:RS 382:ME 383:XK 385:HR 386:SI 387:BA 389:MK 39:IT,VA 40:RO 41:CH 420:CZ 421:SK 423:LI 43:AT
    44:GB,GG,IM,JE 45:DK 46:SE 47:NO,SJ 48:PL 49:DE 500:FK 501:BZ 502:GT 503:SV 504:HN 505:NI 506:CR
    507:PA 508:PM 509:HT 51:PE 52:MX 53:CU 54:AR 55:BR 56:CL 57:CO 58:VE 590:GP,BL,MF 591:BO 592:GY
    593:EC 594:GF 595:PY 596:MQ 597:SR 598:UY 599:CW,BQ 60:MY 61:AU,CC,CX 62:ID 63:PH 64:NZ 65:SG 66:TH
    670:TL 672:NF 673:BN 674:NR 675:PG 676:TO 677:SB 678:VU 679:FJ 680:PW 681:WF 682:CK 683:NU 685:WS
    686:KI 687:NC 688:TV 689:PF 690:TK 691:FM 692:MH 7:RU,KZ 800 808 81:JP 82:KR 84:VN 850:KP 852:HK
    853:MO 855:KH 856:LA 86:CN 870 878 880:BD 881 882 883 886:TW 888 90:TR 91:IN 92:PK 93:AF 94:LK 95:MM
    960:MV 961:LB 962:JO 963:SY 964:IQ 965:KW 966:SA 967:YE 968:OM 970:PS 971:AE 972:IL 973:BH 974:QA
    975:BT 976:MN 977:NP 979 98:IR 992:TJ 993:TM 994:AZ 995:GE 996:KG 998:UZ
"""

_TRUNK_ZERO: Final = """
    20 211 212 213 218 231 232 233 234 243 249 250 251 252 254 255 256 260 261 262 263 264 265 27 291 31
    32 33 353 355 358 359 370 373 374 377 380 381 382 383 385 386 387 389 40 41 421 423 43 44 46 49 508
    51 53 54 55 57 58 590 591 593 594 595 596 598 60 61 62 63 64 66 686 81 82 84 850 855 856 86 880 886
    90 91 92 93 94 95 961 962 963 964 966 967 970 971 972 976 977 98 994 995 996
"""

CALLING_CODES: Final[dict[str, str]] = {
    country: code
    for code, _, countries in (entry.partition(":") for entry in _COUNTRIES.split())
    for country in countries.split(",")
    if country
}
"""ISO 3166 country → digits of its calling code ("DE" → "49")."""

TRUNK_PREFIXES: Final[dict[str, str]] = (
    {entry.partition(":")[0]: "" for entry in _COUNTRIES.split()}
    | dict.fromkeys(_TRUNK_ZERO.split(), "0")
    | {"1": "1", "7": "8", "36": "06", "375": "80", "692": "1", "993": "8"}
)
"""Every calling code → what is dialled before a national number and left out abroad; "" where nothing is."""


def calling_code(country: str) -> str:
    """The digits of a country's calling code ("DE" → "49"); "" for a country that has none."""
    return CALLING_CODES.get(country.upper(), "")
