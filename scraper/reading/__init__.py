"""A release's text into what it announces.

From the words of a page to its events, each room built on those before it: `text` (blocks, sentences, days, the words
of the trade), `names`, `phrases` (goods, makers, places), `clauses` (what one clause does to an order), `lists`, `acts`
(the clauses of one order together), then what an act is told to be: `parties`, `merchandise`, `effect`. `layouts` frees
an announcement from its template, `verdict` leads through it all; `notices` reads the Federal Register.
"""
