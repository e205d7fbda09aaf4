#!/bin/sh
# Seen: alto-tools writes the text of an ALTO file with half of each word that a line divides: of
#   "auto-" and "mobile" it prints "auto" at the end of the first line and "auto" again, glued to the
#   next word, on the second. "mobile", and the whole word that the file states in SUBS_CONTENT,
#   are nowhere.
# Most would guess: the whole word once (it is what SUBS_CONTENT is for), or the two halves.
# Version: alto-tools 0.1.0. Source: observed; ALTO schema 3, StringType (SUBS_TYPE, SUBS_CONTENT).
# Matters for: newspapers in columns, where one line in three ends within a word.
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet alto-tools==0.1.0
cat > "$folder/page.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#">
<Description><MeasurementUnit>pixel</MeasurementUnit></Description>
<Layout><Page ID="P1" PHYSICAL_IMG_NR="1" HEIGHT="10" WIDTH="10">
<PrintSpace HEIGHT="10" WIDTH="10" VPOS="0" HPOS="0">
<TextBlock ID="B1" HEIGHT="10" WIDTH="10" VPOS="0" HPOS="0">
<TextLine HEIGHT="5" WIDTH="10" VPOS="0" HPOS="0">
<String CONTENT="The" HEIGHT="5" WIDTH="3" VPOS="0" HPOS="0"/><SP/>
<String CONTENT="auto" SUBS_TYPE="HypPart1" SUBS_CONTENT="automobile" HEIGHT="5" WIDTH="4"
 VPOS="0" HPOS="4"/><HYP CONTENT="-"/></TextLine>
<TextLine HEIGHT="5" WIDTH="10" VPOS="5" HPOS="0">
<String CONTENT="mobile" SUBS_TYPE="HypPart2" SUBS_CONTENT="automobile" HEIGHT="5" WIDTH="4"
 VPOS="5" HPOS="0"/><SP/>
<String CONTENT="burnt." HEIGHT="5" WIDTH="4" VPOS="5" HPOS="5"/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>
XML
"$folder/venv/bin/pip" list 2>/dev/null | grep -i '^alto'
text=$("$folder/venv/bin/alto-tools" -t "$folder/page.xml")
printf '%s\n' "$text"
if printf '%s\n' "$text" | grep -q mobile; then
    echo "changed: the rest of the divided word is there"
    exit 1
fi
echo "as seen: \"mobile\" is lost"
