-- What a letter is about: while that is held back, what is written in somebody's name about it waits.
alter table kernel.letter add item text collate "C" references kernel.item on delete cascade;
create index letter_item on kernel.letter (item) where item is not null;
