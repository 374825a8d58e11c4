import type { Evidence } from '../judge/evidence.ts';

const guest = {
	id: 'dov',
	kind: 'guest',
	days: 0,
	mailProven: false,
	stood: 0,
	against: 0,
	vouched: false,
	trust: 0
} as const;

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
	maker: guest,
	place: null,
	form: null,
	now: new Date('2026-05-01T10:00:00Z'),
	...some
});
