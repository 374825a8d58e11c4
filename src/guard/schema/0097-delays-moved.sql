-- What is shown a little later says so where it is held back.
update kernel.withheld w set opens_at = d.until from guard.delay d where d.item = w.item and d.part = w.part
	and w.how = 'hold' and not exists (select 1 from guard.case c where c.item = w.item and c.part = w.part);
drop table guard.delay;
