"""Named tuples as `typing.NamedTuple` makes them, at a tenth of the cost: a small check imports some forty, and the library compiles each from text."""

from __future__ import annotations

from .typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from operator import itemgetter

    _MISSING = object()

    class _Made(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.get(field, _MISSING) for field in fields}
            getters = {field: property(itemgetter(i)) for i, field in enumerate(fields)}
            own = {"__slots__": (), "__match_args__": fields, "_fields": fields, "_defaults": defaults}
            return super().__new__(cls, name, bases, {**body, **getters, **own})

    class NamedTuple(tuple, metaclass=_Made):
        def __new__(cls, *values: Any, **named: Any) -> Any:
            if named or len(values) != len(cls._fields):
                given = {**cls._defaults, **named}
                twice = any(map(named.__contains__, cls._fields[: len(values)]))
                values += tuple(given.values())[len(values) :]
                if twice or len(given) > len(cls._fields) or len(values) > len(cls._fields) or _MISSING in values:
                    raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}, each once")
            return tuple.__new__(cls, values)

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in zip(self._fields, self, strict=True))})"

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **named: Any) -> Any:
            return type(self)(**{**self._asdict(), **named})
