"""Fuzz the wikitext reader: ``python fuzz/fuzz_wikitext.py --seconds 60``. Every input must give a legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.wikitext.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    b"== Head ==\n'''Costs''' rose<ref name=\"a\">One [[x|y]] {{cite book|last=Doe|year=2019|title=T}}</ref> fast."
    b"{{sfn|Doe|2019|p=3}}\n* item<ref name=a />\n** sub{{efn|name=e|Words<ref>in</ref>}}\n\n== References ==\n"
    b"{{reflist|refs=\n<ref name=z>Z</ref>\n}}\n* {{cite web|title=Q|url=http://q.example}}\n",
    b'{| class=x\n|+ Cap\n! H !! style="a" | H2\n|-\n| a || b<ref group=note>N</ref>\n|\n* c\n|}\n'
    b"\n{{Infobox\n| a = b<ref/>\n}}\n"
    b"[[File:X.png|thumb|Words<ref>cap</ref>]]\n<references group=note><ref name=l>L</ref></references>\n",
    b"<pre>a\n<ref>b</ref></pre> <nowiki>{{</nowiki> <!-- citecheck: ignore -->\n code\n code\n\n:<math>x</math>\n"
    b'{{quote|Said "x".|A}} {{r|a|b}} {{convert|5|km}} &nbsp; [http://e.example text] ~~~~ __TOC__\n',
]
PIECES = (
    "<ref>~</ref>~<ref name=a>~<ref name=a />~</rev>~{{~}}~{{{~}}}~[[~]]~[http://e ~]"
    "~|~||~!!~{|~\n|}~\n|-~\n* ~\n== a ==~\n\n~''~'''"
    "~<!--~-->~<nowiki>~</nowiki>~<references>~</references>~{{reflist|refs="
    "~{{sfn|A|2019}}~{{cite book|last=~{{efn|~[[File:a|"
    "~&amp;~&#0;~<br>~<code>~<blockquote>~</blockquote>~__TOC__~https://a.b~=~{{quote|~\r\n~\0~\U0001f600~\u2028"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("~")] + [b"~", b"\xff"]


def check(data: bytes) -> None:
    """Read ``data`` and check the contract of the model."""
    check_contract(read(data, "fuzz.wiki", ""))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
