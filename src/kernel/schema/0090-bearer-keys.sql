-- A key that has to be shown each time: nobody may know who holds it, so whoever opens it is not remembered.
alter table kernel.key add bearer boolean not null default false;
