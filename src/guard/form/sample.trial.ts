/** Evidence for tests, with what nobody cares about filled in. */
import { type Evidence, stranger } from '../judge/evidence.ts';

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
	maker: stranger(maker ?? 'dov'),
	place: null,
	form: null,
	now: new Date('2026-11-20T22:00:00Z'),
	...known
});
