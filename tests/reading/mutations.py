"""Files spoilt at random, the same ones each time."""

from collections.abc import Iterator
from random import Random


def mutated(data: bytes, count: int, seed: int = 2029) -> Iterator[bytes]:
    """`count` files made of `data` by changing, cutting, doubling, dropping and moving bytes."""
    random = Random(seed)
    for _ in range(count):
        changed = bytearray(data)
        for _ in range(random.choice((1, 1, 2, 5, 30))):
            at, size = random.randrange(len(changed) or 1), random.choice((1, 2, 8, 64, 700))
            kind = random.randrange(6)
            if kind == 0:
                changed[at : at + 1] = bytes([random.randrange(256)])
            elif kind == 1:
                del changed[at : at + size]
            elif kind == 2:
                changed[at:at] = changed[at : at + size]
            elif kind == 3:
                changed[at:at] = random.randbytes(size)
            elif kind == 4:
                changed = changed[:at] if random.random() < 0.2 else changed
            else:
                to = random.randrange(len(changed) or 1)
                changed[to:to] = changed[at : at + size]
        yield bytes(changed)
