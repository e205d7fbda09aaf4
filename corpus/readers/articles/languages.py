"""What languages are called in a database's interface → their codes (ISO 639-1)."""

from __future__ import annotations

_NAMES = {
    "en": "english englisch anglais inglés inglese inglês engels английский 英文 英语 英語",
    "de": "german deutsch allemand alemán tedesco alemão duits немецкий 德文 德语",
    "fr": "french französisch français francés francese francês frans французский 法文 法语",
    "es": "spanish spanisch espagnol español spagnolo espanhol spaans испанский 西班牙文 西班牙语",
    "it": "italian italienisch italien italiano italiaans итальянский 意大利文 意大利语",
    "nl": "dutch niederländisch néerlandais neerlandés olandese holandês nederlands 荷兰文",
    "pt": "portuguese portugiesisch portugais portugués portoghese português portugees 葡萄牙文",
    "ru": "russian russisch russe ruso russo русский 俄文 俄语",
    "zh": "chinese chinesisch chinois chino cinese chinês китайский 中文",
    "ja": "japanese japanisch japonais japonés giapponese japonês japans 日文 日本語",
    "ar": "arabic arabisch arabe árabe arabo арабский 阿拉伯文",
    "pl": "polish polnisch polonais polaco polacco pools польский 波兰文",
    "sv": "swedish schwedisch suédois sueco svedese zweeds svenska",
    "da": "danish dänisch danois danés danese deens dansk",
    "no": "norwegian norwegisch norvégien noruego norvegese noors norsk",
    "tr": "turkish türkisch turc turco turks türkçe",
    "ko": "korean koreanisch coréen coreano koreaans 韩文 한국어",
    "uk": "ukrainian ukrainisch ukrainien ucraniano ucraino",
}
LANGUAGE_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}
