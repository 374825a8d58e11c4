/** A poll inside the page of another site: to read, and a button that opens the poll itself in a tab of its own. */
import { nameOf } from '#kernel/items/item.ts';
import { page } from '#kernel/web/page.ts';
import { Framed } from '../parts/framed.tsx';
import { readOutcome } from '../read.ts';

export const embedPage = page('/polls/:item/embed', {
	embed: true,
	load: async ({ pass, now, base, query }) => ({
		outcome: await readOutcome(pass, now),
		link: `${base}/polls/${nameOf(pass.about)}`,
		show: query.get('show') === 'results' ? ('results' as const) : ('question' as const)
	}),
	keptUntil: ({ outcome }) => outcome.poll.closesAt,
	title: ({ outcome }) => outcome.poll.title,
	view: ({ outcome, link, show }) => <Framed outcome={outcome} link={link} show={show} />
});
