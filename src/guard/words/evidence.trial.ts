import { type Evidence, stranger } from '../judge/evidence.ts';

/** What somebody nobody knows wrote in a poll. */
export const makeEvidence = (some: Partial<Evidence>): Evidence => ({
	tool: 'polls',
	kind: 'polls.poll',
	act: 'polls.open-poll',
	item: null,
	title: '',
	text: '',
	language: 'en',
	links: [],
	mails: 0,
	substance: true,
	maker: stranger('dov'),
	place: null,
	form: null,
	now: new Date('2026-05-01T10:00:00Z'),
	...some
});
