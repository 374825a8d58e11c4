/** Evidence for tests, with what nobody cares about filled in. */
import type { Evidence, Maker } from '../judge/evidence.ts';

const stranger: Maker = {
	id: 'dov',
	kind: 'guest',
	days: 0,
	mailProven: false,
	stood: 0,
	against: 0,
	vouched: false,
	trust: 0
};

export const evidence = ({ maker, ...known }: Partial<Omit<Evidence, 'maker'>> & { maker?: string }): Evidence => ({
	tool: 'polls',
	kind: 'polls.poll',
	act: 'polls.open',
	item: null,
	title: '',
	text: '',
	language: 'fr',
	links: [],
	mails: 0,
	substance: true,
	maker: { ...stranger, id: maker ?? stranger.id },
	place: null,
	form: null,
	now: new Date('2026-11-20T22:00:00Z'),
	...known
});
