"""The words of a mail, counted without its reader, are those that its reader gives."""

from __future__ import annotations

from email.message import EmailMessage

from corpus.loss.visible_words_mail import visible_words_mail


def test_texts_that_are_shown_count_and_files_do_not() -> None:
    message = EmailMessage()
    message.set_content("It burnt.\n> Who came?\n")
    message.add_alternative("<p>It <del>rained</del> burnt.</p><p>Who came?</p>", subtype="html")
    message.add_attachment(b"It snowed.", maintype="text", subtype="plain", filename="a.txt")
    assert visible_words_mail(bytes(message)).split() == "It burnt. Who came?".split()


def test_a_stub_counts_for_nothing_beside_its_page() -> None:
    message = EmailMessage()
    message.set_content("See the page.")
    message.add_alternative(f"<p>{'It burnt. ' * 9}</p><style>x</style>", subtype="html")
    assert visible_words_mail(bytes(message)).split() == 9 * "It burnt.".split()
