"""Turns numbers into the bytes of a PDF content stream."""

DIGITS = 4
"""Decimals of a coordinate in points: 0.0001 pt, two hundred times finer than we promise."""


def number(value: float) -> str:
    """A PDF number: fixed notation, no needless zeros (ISO 32000-1 7.3.3 knows no exponents)."""
    text = f"{value:.{DIGITS}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def disc(x: float, y: float, radius: float) -> str:
    """A filled circle of four Bézier arcs about (x, y), in points."""
    arm = radius * 0.5522847498  # 4/3 (√2 − 1): the arc that errs least from a circle
    left, right, low, high = x - radius, x + radius, y - radius, y + radius
    arcs = (
        (right, y + arm, x + arm, high, x, high),
        (x - arm, high, left, y + arm, left, y),
        (left, y - arm, x - arm, low, x, low),
        (x + arm, low, right, y - arm, right, y),
    )
    path = [f"{number(right)} {number(y)} m"]
    path += [" ".join(map(number, arc)) + " c" for arc in arcs]
    return " ".join([*path, "h f"])


def bar(x: float, y: float, width: float, height: float) -> str:
    """A filled rectangle with its lower left corner at (x, y), in points."""
    return " ".join(map(number, (x, y, width, height))) + " re f"
