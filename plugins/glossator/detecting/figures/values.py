"""Values without what their making left on them."""

from __future__ import annotations

from decimal import Decimal

_EXACT = 26
_PLACES = Decimal("1e-12")


def quotient(above: int | Decimal, below: int | Decimal) -> Decimal:
    """A fraction to twelve places, without noughts at its end."""
    return (Decimal(above) / Decimal(below)).quantize(_PLACES).normalize()


def plain(value: Decimal) -> Decimal:
    """The same value without an exponent or noughts after the point."""
    if value.adjusted() < _EXACT and value == value.to_integral_value():
        return value.quantize(Decimal(1))
    return value.normalize()
