"""Words that everybody needs all the time, so that saying them again is no repetition."""

from __future__ import annotations

_TEXT = """
a about again all am an and any are arent as at be because been before but by can cant could
couldnt did didnt do does doesnt dont down even ever every few for from get go going got had
hadnt has hasnt have havent he her here him his how i id if ill im in into is isnt it its ive
just know left let like lot me more much my need no not now of off ok okay on one only or our
out over own please really right say she shouldnt so some still such than thank thanks that
thats the their them then there theres they thing things think this those time to today too two
up us very want was wasnt we well were werent what when where which while who why will with wont
would wouldnt write yes yet you youd youll your youre youve
"""
COMMON = frozenset(_TEXT.split())
