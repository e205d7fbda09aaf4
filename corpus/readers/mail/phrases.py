"""What mail programs write around the words of others, in the languages that they speak.

The phrases are those which Gmail, Outlook, Apple Mail, Thunderbird and Yahoo put there, and the
"wrote" of older programs, as the tests of four tools that take replies apart have them (talon,
quotequail, and the two reply parsers of Zapier and of Crisp).
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WROTE = re.compile(
    r"(?<!\w)(?:wrote|writes|said|says|schrieb(?:en)?|schreibt|a écrit|a ecrit|écrivait|écrit"
    r"|escribió|escribio|ha escrito|ha scritto|scrisse|scrive|escreveu|ha escrit|va escriure"
    r"|heeft (?:het )?(?:volgende )?geschreven|het volgende geschreven|schreef"
    r"|skrev(?: følgende)?|følgende skrev|kirjoitti|napisał(?:\(a\)|a)?|pisze|napsala?(?:\(a\))?"
    r"|napísala?(?:\(a\))?|ezt írta|írta|napisao je|napisala je|je napisala?o?|je napisal/a"
    r"|je pisala?o?|написал[аи]?(?:\([аи]\))?|писал[аи]?(?:\([аи]\))?|пишет|пише|написав(?:\(ла\))?"
    r"|написала|напис(?:а|ал)|şunu yazdı|şunları yazdı|yazdı|έγραψε|a scris|rašė|rakstīja"
    r"|kirjutas|skrifaði|menulis|đã viết|כתבה?|כתב/ה|(?:قام )?كتب)(?!\w)"
    r"|写道|寫道|님이 작성|さんは書きました|のメール",
    re.IGNORECASE,
)
"""The verb of an attribution line."""

QUOTING = re.compile(r"\s*(?:Quoting|Zitat von|Citando|Zitiere|Citeren|Cytowanie)\s", re.IGNORECASE)

AROUND = _words(
    "on am um at the le la el il lo giorno em op om den det dne w dniu dnia data in użytkownik "
    "пользователь користувач kl kl. klo a à las alle ore ora de del da do às von by from vào lúc "
    "в у на в. în dňa dana u je heeft het volgende şunu tarihinde tarihli saat ezt időpont "
    "időpontban godz. godz o uhr mr escribió scrisse στις ב- -ב в: på ven e-mail email og dia "
    "от od från fra odesílatel odosielateľ г. г р. às hs hrs h og ut: 在 于 於 님이 : さん "
    "pm am p.m. a.m. utc gmt cest cet bst"
)
"""Words beside the name in such a line that are none of it."""

PARTICLES = _words(
    "de la las los van von der den del della di da dos du des le bin ibn al el ten ter te y e i af "
    "av zu zur zum und and abu ben bar ap o' 't d' san"
)
"""What may stand small within a name."""

NOBODY = _words(
    "you i he she they we it who someone somebody somewhere everyone people anyone as one du ich "
    "er sie wir je tu il elle nous vous yo tú usted ellos author user users sender"
)
"""What stands where a name would and is none."""

FIELDS = {
    "from": "from|von|de|da|van|från|fra|lähettäjä|od|feladó|от|от кого|від|від кого|kimden|από"
    "|de la|差出人|发件人|寄件者|보낸 사람|מאת|من|saatja|nuo|no|dari|từ|remitente|expéditeur",
    "date": "date|sent|datum|gesendet|envoyé|envoyé le|fecha|enviado|enviado el|enviada em"
    "|enviado em|data|inviato|verzonden|skickat|sendt|dato|lähetetty|päivämäärä|päiväys|wysłano"
    "|odesláno|odoslané|küldve|dátum|дата|отправлено|надіслано|gönderilme|gönderim tarihi|tarih"
    "|ημερομηνία|στάλθηκε|trimis|送信日時|日時|日付|发送时间|日期|寄件日期|보낸 날짜|날짜"
    "|תאריך|נשלח|التاريخ"
    "|date d'envoi|message du|sent at|date sent|sent on|sent date",
    "subject": "subject|betreff|objet|asunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět"
    "|predmet|tárgy|тема|konu|θέμα|subiect|assunto|件名|主题|主題|主旨|제목|נושא|الموضوع|re|judul"
    "|assumpte|sujet",
    "to": "to|an|à|a|para|till|til|aan|vastaanottaja|do|komu|címzett|кому|kime|προς|către|宛先"
    "|收件人|받는 사람|אל|إلى|destinatário|destinataire|kepada|per|pour",
    "other": "cc|bcc|kopie|copie|copia|kopia|kopi|cci|cópia|копия|másolat|抄送|參照|참조|reply-to"
    "|antwort an|répondre à|importance|wichtigkeit|priority|attachments|anlagen|pièces jointes"
    "|organization|message-id|newsgroups|sent by|message|x-mailer|list|datei|in-reply-to|references"
    "|return-path|received|delivered-to|mime-version|content-type|resent-from|resent-to"
    "|kopio|copie à|dw|cópia para|con copia|adjuntos|when|wann|user-agent|mailing list|bilaga",
}
"""What the lines of a heading are called, in lower case."""

SEPARATOR = re.compile(
    r"(?:original(?:e)? (?:message|appointment|e-mail)|forwarded (?:message|by\b.*)"
    r"|message d'origine|message original|message transféré|ursprüngliche (?:nachricht|e-mail)"
    r"|original ?nachricht"
    r"|weitergeleitete nachricht|mensaje original|mensaje reenviado|forwarded by .*"
    r"|messaggio originale|messaggio inoltrato|mensagem original|mensagem encaminhada"
    r"|oorspronkelijk bericht|doorgestuurd bericht|original ?meddelande|ursprungligt meddelande"
    r"|vidarebefordrat (?:meddelande|brev)|oprindelig (?:meddelelse|besked)|videresendt meddelelse"
    r"|opprinnelig melding|videresendt melding|alkuperäinen viesti|välitetty viesti"
    r"|oryginalna wiadomość|wiadomość oryginalna|treść przekazanej wiadomości|původní zpráva"
    r"|přeposlaná zpráva|eredeti üzenet|továbbított levél|исходное сообщение"
    r"|оригинальное сообщение|пересылаемое сообщение|пересланное сообщение"
    r"|початкове повідомлення|orijinal (?:ileti|mesaj)|iletilen (?:ileti|mesaj)|mesaj original"
    r"|αρχικό μήνυμα|προωθημένο μήνυμα|原始邮件|原始郵件|转发邮件|轉寄郵件"
    r"|元のメッセージ|転送メッセージ"
    r"|원본 메시지|전달된 메시지|reply (?:separator|message))",
    re.IGNORECASE,
)
"""What stands between lines of dashes above a message that is quoted or passed on."""

PASSED_ON = re.compile(
    r"(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)"
    r"|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado"
    r"|inizio messaggio inoltrato|início da mensagem (?:re)?encaminhada|begin doorgestuurd bericht"
    r"|vidarebefordrat brev|start på videresendt besked|videresendt melding"
    r"|välitetty viesti alkaa|początek przekazywanej wiadomości|начало переадресованного сообщения"
    r"|转发的邮件|転送されたメッセージ)\s*[:：]?",
    re.IGNORECASE,
)
"""What Apple's programs write above a message that is passed on."""

SENT_FROM = re.compile(
    r"(?:sent (?:from|via|with|using) (?:my|the|a|an|yahoo|outlook|mail|gmail|aol|samsung"
    r"|blackberry|mobile|proton\w*|airmail|sparrow|mailbird|windows|iphone|ipad|android|mobil"
    r"|hotmail)\b[^.]*"
    r"|sent from \S+(?: \S+){0,2}\s?<http\S+>"
    r"|get outlook for \w+.*|download outlook for \w+.*|get (?:bluemail|aqua mail) for .*"
    r"|(?:von|vom) (?:meinem?|mein) .{2,30} (?:gesendet|verschickt)\.?|gesendet (?:von|mit) .{2,90}"
    r"|diese nachricht wurde von meinem .{2,90} gesendet.*|envoyé (?:de|depuis|à partir de) .{2,90}"
    r"|enviado (?:desde|do|de|a partir do) .{2,90}|inviato da(?:l mio)? .{2,90}"
    r"|verzonden (?:vanaf|met|via) .{2,90}|skickat från .{2,90}|sendt fra .{2,90}"
    r"|lähetetty .{2,90}(?:sta|stä|lta|ltä)|wysłane z .{2,90}|odesláno z .{2,90}"
    r"|отправлено (?:с|из) .{2,90}|надіслано з .{2,90}|.{2,20}'(?:imden|umdan|umden) gönderildi"
    r"|从我的.{2,20}发(?:送|出)|(?:iphone|ipad)から送信|나의 .{2,12}에서 보냄)",
    re.IGNORECASE,
)
"""What a telephone adds below a message."""

LIST_FOOTER = re.compile(
    r"unsubscribe|mailing list|list-?info|mailman|you received this (?:message|email|e-mail)"
    r"|you are receiving this|to post to this group|yahoo! groups|abmelden|désabonner"
    r"|darse de baja|list archives?|to subscribe or",
    re.IGNORECASE,
)
"""What a mailing list adds below a message; it stands below a line of dashes."""

ANSWERS = re.compile(
    r"(?:\s*\[[^\]]{1,40}\])?\s*(?:re|fwd?|fw|aw|wg|tr|rv|sv|vs|vl|antw|ynt|ilt|odp|pd|r|i|enc"
    r"|res|ref|回复|转发|答复|답장|전달|ответ|на)(?:\[\d{1,3}\]|\s?\d{1,3})?\s*[:：]",
    re.IGNORECASE,
)
"""What a reply puts before the subject."""
