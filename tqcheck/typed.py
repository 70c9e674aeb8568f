"""Names for annotations. Importing `typing` costs a small check 3 % of its time, for what only type checkers read."""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import IO as IO
    from typing import Any as Any
    from typing import AnyStr as AnyStr
    from typing import BinaryIO as BinaryIO
    from typing import Protocol as Protocol
    from typing import TypeVar as TypeVar
    from typing import cast as cast
else:
    IO = Any = AnyStr = BinaryIO = Protocol = object

    def TypeVar(name, *constraints, **named):
        return object

    def cast(_, value):
        return value
