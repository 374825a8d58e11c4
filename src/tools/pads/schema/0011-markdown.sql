-- Whether the text of a pad is written as it looks, or as Markdown.
alter table pads.pad add column kind text not null default 'rich' check (kind in ('rich', 'markdown'));
