"""Small English words that deny, tell the past or mean a man or a woman. The weights were fitted with these: another word needs new weights."""

DENY = frozenset("not no never none neither nor nothing nobody without cannot".split())
PAST = frozenset("was were had did".split())
HE, SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
