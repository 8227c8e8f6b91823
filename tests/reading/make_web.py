"""A case study of potters as Markdown and as a web page, and their mutations."""

import random
from collections.abc import Iterator

MARKDOWN = r"""# Cooler kilns for the valley

### 1. Summary of the impact \(indicative maximum 100 words\)

Kilns in **forty potteries** burn a third less wood since 2015 \[E1\].

### 2. Underpinning research

Thorley showed how glaze runs **[**[**R1**](https://doi.org/10.5555/glaze.1)**]** and why \[R2\].

### 3. References to the research

**\[R1\]** Thorley, A. \(2009\) *Glaze and time*. Kiln Letters, 3\(1\), 10\-19. [https://doi.org/10.5555/glaze.1](https://doi.org/10.5555/glaze.1)

**\[R2\]** Noor, R. \(2012\) The slow fire. Kiln Letters, 6\(2\), 40\-44.

### 4. Details of the impact

The guild's <ins>handbook</ins> follows the method \[E1, E2\].

**5. Sources to corroborate the impact**

1.  \[E1\] Guild of Potters, *Survey of kilns*, 2019

1.  \[E2\] Handbook of the guild, [second edition](https://guild.example/handbook)
"""

TEXT = """Cooler kilns for the valley

1. Summary of the impact (indicative maximum 100 words)

Kilns in forty potteries burn a third less wood since 2015 [E1].

2. Underpinning research

Thorley showed how glaze runs [R1] and why [R2].

3. References to the research

[R1] Thorley, A. (2009) Glaze and time. Kiln Letters, 3(1), 10-19. https://doi.org/10.5555/glaze.1

[R2] Noor, R. (2012) The slow fire. Kiln Letters, 6(2), 40-44.

4. Details of the impact

The guild's handbook follows the method [E1, E2].

5. Sources to corroborate the impact

1. [E1] Guild of Potters, Survey of kilns, 2019

2. [E2] Handbook of the guild, second edition"""

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Impact database</title>
<style>p { color: black }</style><script>if (1 < 2) { document.write("<p>no</p>") }</script></head>
<body class="has-cookie-banner">
<nav><ul><li><a href="/">1. Summary of the impact</a></ul></nav>
<div id="cookie-banner"><p>We use cookies.</p></div>
<main><h1>Cooler kilns
 for the valley</h1>
<h3>1. Summary of the impact (indicative maximum 100 words)</h3>
<p>Kilns in <strong>forty potteries</strong> burn a third less&nbsp;wood since 2015 [E1].
<h3>2. Underpinning research</h3>
<p>Thorley showed how glaze runs [<a href="https://doi.org/10.5555/glaze.1">R1</a>] and why [R2].</p>
<h3>3. References to the research</h3>
<p>[R1] Thorley, A. (2009) <em>Glaze and time</em>. Kiln Letters, 3(1), 10-19.
<a href="https://doi.org/10.5555/glaze.1">https://doi.org/10.5555/glaze.1</a></p>
<p>[R2] Noor, R. (2012) The slow fire. Kiln Letters, 6(2), 40-44.</p>
<h3>4. Details of the impact</h3>
<p>The guild&rsquo;s <ins>handbook</ins> follows the method [E1, E2].</p>
<h3>5. Sources to corroborate the impact</h3>
<ol><li>[E1] Guild of Potters, <i>Survey of kilns</i>, 2019
<li>[E2] Handbook of the guild, <a href="https://guild.example/handbook">second edition</a></ol>
</main><footer>About this site</footer></body></html>
"""

_PIECES = str.split(
    "< > </p> <p <!-- --> <table><tr><td> </table> <ol> <ol/start=x> <li> &#0; "
    "&amp \" ' = [ ]( ![ ** _ ` \\ <script> <del> <sup> <pre> <textarea> [a]:<data:image/"
)
_LINES = ("```\n", "\n> ", "\n1. ", "\n- ", "|\n|-|\n", "\n\n", "\t", "\0")
_ODD = ("\x0c", "\u00ad", "\ufeff", "\udcff", "\u2028")


def mutations(page: str, count: int, seed: int) -> Iterator[bytes]:
    """`count` broken copies of `page`: stretches cut out, doubled, moved, and odd pieces put in."""
    dice = random.Random(seed)
    for _ in range(count):
        text = page
        for _ in range(dice.randint(1, 12)):
            start = dice.randrange(len(text) + 1)
            end = min(len(text), start + dice.choice((0, 0, 1, 5, 40, 400)))
            put = dice.choice((*_PIECES, *_LINES, *_ODD, "", text[start:end] * 2, text[end : end + 30]))
            text = text[:start] + put + text[end:]
        data = text.encode("utf-8", "surrogatepass")
        if dice.random() < 0.1:
            at = dice.randrange(len(data) + 1)
            data = data[:at] + bytes(dice.randrange(256) for _ in range(4)) + data[at:]
        yield data
