"""What would be published, because it is written among the pages of a site."""

from __future__ import annotations

from pathlib import Path

from glossator.commands import Unusable
from glossator.findings import nearest
from glossator.loading.site_config import docs_dir, find_any_config


def keep_from_pages(target: Path, article: Path, what: str) -> None:
    """Refuse to write ``what`` where the site of ``article`` has its pages.

    Raises:
        Unusable: ``target`` lies there.
    """
    config = find_any_config(article.absolute().parent)
    pages = docs_dir(config.parent) if config else None
    if pages is not None and target.resolve().is_relative_to(pages.resolve()):
        raise Unusable(
            f"{target}: {what} would be published there, among the pages of the site. Choose a "
            f"place beside {nearest(pages)}, such as: -o ../my-lesson"
        )
