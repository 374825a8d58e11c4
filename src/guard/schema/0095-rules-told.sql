-- Whom a standing rule was told of by letter, once a day each: the pages of their things say the rest.
create table guard.rule_told (
	rule  int not null references guard.rule on delete cascade,
	maker text collate "C" not null references kernel.actor on delete cascade,
	day   date not null,
	primary key (rule, maker, day)
);
create index rule_told_maker on guard.rule_told (maker);
create index rule_told_day on guard.rule_told (day);
