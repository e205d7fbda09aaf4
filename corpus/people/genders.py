"""Which pronoun a person takes, as far as names and titles tell. Compiled for this project.

Only a check on a pronoun that already has an antecedent: a name that is not in the table
rules nothing out.
"""

from __future__ import annotations

from typing import Final, Literal

Gender = Literal["f", "m", ""]


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


FEMALE_NAMES: Final = _words("""
abigail adele adriana agnes aisha alexandra alice alicia alison allison amanda amber amelia
amina amy ana anastasia andrea angela angelina anita ann anna anne annette annie april ashley
audrey barbara beatrice becky beth betsy betty beverly bonnie brenda bridget brittany camille
candace carla carly carmen carol caroline carolyn carrie catherine cathy cecilia charlotte
chelsea cheryl christina christine cindy claire clara claudia colleen connie courtney crystal
cynthia daisy dana danielle dawn deborah debbie debra denise diana diane dianne dolores donna
doris dorothy edith eileen ekaterina elaine eleanor elena elisabeth elise elizabeth ella ellen
emily emma erica erin esther eva eve evelyn faith fatima felicia fiona florence frances gabriela
gail gayle gina giulia gladys gloria grace greta gretchen hannah harriet heather heidi helen
helena hilary hillary hope ida ilana ines ingrid irene irina iris isabel isabella ivana ivanka
jackie jacqueline jamie jan jane janet janice jasmine jean jeanne jeannine jenna jennifer jenny
jessica jill joan joanna joanne jocelyn jodi josephine joy joyce juanita judith judy julia
juliana julie juliet june karen kate katherine kathleen kathryn kathy katie katrina kayla kelly
kellyanne kim kimberly kirsten kristen kristin kristina lara laura lauren leah lena leslie
lillian linda lisa lois loretta lori lorraine louise lucia lucille lucy lydia lynn mackenzie
madeleine madeline maggie marcia margaret maria marian marianne marie marilyn marina marjorie
martha mary maureen maya megan melania melanie melinda melissa mercedes meredith mia michaela
michele michelle mildred mindy miriam molly monica nadia nadine nancy naomi natalia natalie
natasha nicole nina nora norma olga olivia oprah pamela patricia patty paula pauline peggy
phyllis priscilla rachel raquel rebecca regina renee rhonda rita roberta robin rosa rosalind
rose rosemary ruth sabrina sally samantha sandra sara sarah sasha selena shannon sharon sheila
shelley sherry sheryl shirley silvia simone sofia sonia sonya sophia sophie stacey stacy stella
stephanie sue susan susana susanna suzanne svetlana sylvia tamara tammy tanya tara tatiana
tatyana teresa theresa tiffany tina tracey tulsi ursula valerie vanessa vera veronica victoria
viola violet virginia vivian wanda wendy whitney yolanda yulia yvonne zoe
""")

MALE_NAMES: Final = _words("""
aaron abdul abraham adam adrian ahmed alan albert alberto alejandro alex alexander alexei alfred
ali allan allen alvin amir anders andre andrei andrew andy angelo anthony antonin antonio arnold
arthur barack barry bashar ben benedict benjamin bernard bernie bill billy bob bobby boris brad
bradley brandon brendan brent brett brian bruce bryan byron caleb calvin cameron carl carlos
cesar chad charles charlie chester chris christian christopher chuck clarence clark claude
clayton clifford clint clinton colin connor corey craig curtis dale damian dan daniel danny
darrell darren dave david dean dennis derek dick diego dmitri dmitry dominic don donald donnie
doug douglas duncan dustin dwight earl ed eddie edgar eduardo edward edwin eli elijah elliott
emmanuel enrique eric erik ernest ethan eugene evan felix fernando floyd francis francisco frank
franklin fred frederick gabriel garrett gary gavin gene geoff geoffrey george gerald gerard
gilbert glen glenn gordon graham grant greg gregory guy hans harold harrison harry harvey hassan
hector henry herbert herman howard hugh hugo ian ibrahim igor isaac ivan jack jackson jacob jake
james jared jason jay jeb jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy joe joel
johannes john johnny jon jonathan jordan jorge jose joseph josh joshua juan julian julio justin
karl keith ken kenneth kevin kirk klaus kurt kyle lance larry lawrence lee leo leon leonard
leonid lester lewis lindsey lloyd logan lou louis lucas luis luke mahmoud malcolm manuel marc
marco marcus mario mark marshall martin marvin matt matthew maurice max maxim michael miguel
mike mikhail milton mitch mitt mohamed mohammed morgan morris muhammad nathan neal neil nelson
newt nicholas nick nigel nikolai noah noam norman oleg oliver omar orrin oscar otto owen pablo
patrick paul pedro perry pete peter phil philip phillip pierre ralph ramon ramzan randall randy
raul ray raymond rex ricardo richard rick ricky rob robert roberto rodney rodrigo roger roland
roman ron ronald ross roy ruben rudolph rudy rupert rush russell ryan salman sam samuel scott
sean sebastian sergei sergey seth shane shaun simon spencer stanley stefan stephen steve steven
stewart stuart ted terrence terry theodore thomas tim timothy toby todd tom tommy tony travis
trevor trey tucker tyler vernon victor vincent vladimir wallace walter warren wayne wesley
wilbur will william winston wolf xavier yuri zachary
""")


def gender_of(first_name: str) -> Gender:
    """The gender that a first name tells; empty when it may be either or is unknown."""
    name = first_name.lower()
    if name in FEMALE_NAMES:
        return "f"
    return "m" if name in MALE_NAMES else ""
