"""All rules. A new one is a file of its own, a page in `pages/`, and a line here.

The order matters for rules that look at single timestamps: of those the first that finds
something at a stamp speaks of it.
"""

from __future__ import annotations

from typing import Final

from notes_lsp.rules import (
    frontmatter_duplicate_key,
    frontmatter_syntax,
    frontmatter_unclosed,
    frontmatter_video_id,
    link_ambiguous,
    link_empty_alias,
    link_extra_pipe,
    link_in_html,
    link_inexact,
    link_missing_block,
    link_missing_file,
    link_missing_heading,
    link_nested,
    link_redirected,
    link_single_bracket,
    link_stamp_alias,
    link_table_pipe,
    link_unclosed,
    link_unpublishable_alias,
    link_unresolved,
    note_duplicate_block_id,
    note_encoding,
    note_fenced_body,
    note_invisible_path,
    timestamp_field_range,
    timestamp_in_wikilink,
    timestamp_label_empty,
    timestamp_label_form,
    timestamp_label_mismatch,
    timestamp_markup,
    timestamp_parts,
    timestamp_repeated,
    timestamp_shifted,
    timestamp_template,
)
from notes_lsp.rules.finding import Rule

RULES: Final[tuple[Rule, ...]] = (
    frontmatter_duplicate_key.RULE,
    frontmatter_syntax.RULE,
    frontmatter_unclosed.RULE,
    frontmatter_video_id.RULE,
    link_ambiguous.RULE,
    link_empty_alias.RULE,
    link_extra_pipe.RULE,
    link_in_html.RULE,
    link_inexact.RULE,
    link_missing_block.RULE,
    link_missing_file.RULE,
    link_missing_heading.RULE,
    link_nested.RULE,
    link_redirected.RULE,
    link_single_bracket.RULE,
    link_stamp_alias.RULE,
    link_table_pipe.RULE,
    link_unclosed.RULE,
    link_unpublishable_alias.RULE,
    link_unresolved.RULE,
    note_duplicate_block_id.RULE,
    note_encoding.RULE,
    note_fenced_body.RULE,
    note_invisible_path.RULE,
    timestamp_template.RULE,
    timestamp_markup.RULE,
    timestamp_in_wikilink.RULE,
    timestamp_parts.RULE,
    timestamp_field_range.RULE,
    timestamp_shifted.RULE,
    timestamp_label_mismatch.RULE,
    timestamp_label_empty.RULE,
    timestamp_label_form.RULE,
    timestamp_repeated.RULE,
)
