"""A group of commands that says which one may have been meant."""

from __future__ import annotations

import click

from ..errors import nearest


class Group(click.Group):
    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            ctx.fail(f"There is no command '{name}': {nearest(name, tuple(self.list_commands(ctx)))}")
        return super().resolve_command(ctx, args)
