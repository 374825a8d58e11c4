-- When somebody was last written to: at most once a day, whatever the letter says.
alter table polls.invitation add column written_at timestamptz not null default now();
