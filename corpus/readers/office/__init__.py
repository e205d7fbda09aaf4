"""What word processors and e-books write → the same in a form of which no reader loses a word.

bytes → bytes    simplify_docx, simplify_odt, simplify_epub: the XML files within are written anew
"""
