"""Verbs that say how something is said, as a table. Compiled for this project."""

from __future__ import annotations

from typing import Final

MANNERS: Final = """
babble bark bawl beam bellow blare bleat blurt boom bray breathe bristle burble burst cackle carol
chatter cheer chime chirp chortle chuckle cluck coo cringe croak croon crow cuss drawl drone emote
enthuse exhale exult fret frown fuss gabble gasp gibber giggle gloat glower grate grin gripe groan
grouse growl grumble grunt guffaw gulp gush heckle hiss holler hoot howl huff hum jabber jest
kvetch lilt lisp moan mope mouth nag nod nudge pant pester philosophise philosophize pout prattle
prod puff purr quaver query quiz rage ramble rant rasp rave recite roar rumble sass scowl screech
seethe shriek shrill shrug simper sing slur smile smirk snarl sneer snicker sniff sniffle snigger
snivel snort sob soothe splutter sputter squall squawk squeak squeal stammer stutter sulk
sympathise sympathize trill twitter vent venture volunteer wail warble weep wheedle wheeze whimper
whine whistle whoop wince yammer yap yawn yelp yodel
"""
"""How something is said, or what one does while saying it: these introduce quotations and nothing
else. After the verbs of manner of speaking of Levin, English Verb Classes and Alternations
(1993), section 37.3, of nonverbal expression (40.2) and of chatting and talking (37.5, 37.6)."""
