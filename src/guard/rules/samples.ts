/** One plain subject, for tests and documents. */
import type { Subject } from './subject.ts';

export const subjectOf = (more: Partial<Subject> = {}): Subject => ({
	at: Date.UTC(2027, 2, 1),
	tool: 'polls',
	kind: 'polls.poll',
	act: 'polls.open',
	language: 'en',
	title: '',
	text: '',
	links: 0,
	domains: [],
	mails: 0,
	substance: true,
	maker: 'eve',
	makerKind: 'guest',
	makerDays: 0,
	proven: false,
	stood: 0,
	against: 0,
	vouched: false,
	trust: 0,
	mailDomain: null,
	place: null,
	network: null,
	itemDays: 0,
	campaign: null,
	score: 0,
	seconds: null,
	trapped: false,
	symbols: {},
	...more
});
