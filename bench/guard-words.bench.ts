/**
 * Words of the guard: how fast 63,000 terms are found in honest mail, beside the packages of the registry, and how many
 * honest mails such a list meets. Needs ../shared/data, which is no part of the project.
 */
import { AhoCorasick as Monyone } from '@monyone/aho-corasick/fast';
import Modern from 'modern-ahocorasick';
import { automatonOf, scan } from '../src/guard/words/automaton.ts';
import { fold, foldedText } from '../src/guard/words/fold.ts';
import { hitsIn, matcherOf, type TermInForce } from '../src/guard/words/matcher.ts';
import { isShared, sharedLines } from '../src/guard/words/shared.trial.ts';
import { starterTerms } from '../src/guard/words/starters.ts';
import { foldedTerm, isOnlyDisguise } from '../src/guard/words/term.ts';

if (!isShared) {
	console.log('Not measured: ../shared/data is not there.');
	process.exit(0);
}

/** Time of this process alone: others may work on the same machine. */
const spent = (): number => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
};

function timed<Result>(work: () => Result): { ms: number; result: Result } {
	const begun = spent();
	const result = work();
	return { ms: spent() - begun, result };
}

/** The best of five, in million letters a second. */
function speed(letters: number, work: () => void): number {
	const times = Array.from({ length: 5 }, () => timed(work).ms);
	return letters / 1000 / Math.min(...times);
}

const round = (number: number): string => number.toFixed(1);
const share = (hits: number, all: number): string => `${((100 * hits) / all).toFixed(2)} %`;

type Row = { label: string; subject?: string; text: string; kind?: string };
const rowsOf = (file: string): Row[] => sharedLines(`dev/${file}.jsonl`).map((line) => JSON.parse(line));
const wordsOf = ({ subject, text }: Row): string => (subject ? `${subject}\n${text}` : text);

const mails = ['mail_spamassassin', 'mail_csdmc2010', 'mail_enron5', 'mail_lingspam'];
const honest = mails
	.flatMap(rowsOf)
	.filter(({ label }) => label === 'ham')
	.map(wordsOf);

const drafts = sharedLines('reference/wordpress_comment_blocklist.txt')
	.map((text) => ({ text: text.trim(), kind: 'string' as const, points: null, field: null }))
	.filter((draft) => draft.text && !isOnlyDisguise(draft));
const fits = (draft: (typeof drafts)[number]): boolean => {
	try {
		return foldedTerm(draft).length > 0;
	} catch {
		return false;
	}
};
const terms = [...new Set(drafts.filter(fits).map(foldedTerm))];

const folded = honest.map((text) => fold(text));
const letters = folded.reduce((sum, { length }) => sum + length, 0);
const plain = honest.map(foldedText);

console.log(`${terms.length} terms, ${honest.length} honest mails, ${round(letters / 1e6)} million letters`);

const ours = timed(() => automatonOf(terms));
let hits = 0;
const scanning = speed(letters, () => {
	for (const { codes, length } of folded) scan(ours.result, codes, length, () => hits++);
});
const folding = speed(letters, () => {
	for (const text of honest) fold(text);
});
console.log(`ours: built in ${round(ours.ms)} ms, ${round(scanning)} Mchar/s; folding ${round(folding)} Mchar/s`);

const monyone = timed(() => new Monyone(terms));
const theirs = speed(letters, () => {
	for (const text of plain) monyone.result.matchInText(text);
});
console.log(`@monyone/aho-corasick/fast: built in ${round(monyone.ms)} ms, ${round(theirs)} Mchar/s`);

const modern = timed(() => new Modern(terms));
const others = speed(letters, () => {
	for (const text of plain) modern.result.search(text);
});
console.log(`modern-ahocorasick: built in ${round(modern.ms)} ms, ${round(others)} Mchar/s`);
console.log(`ratio to the better of the two: ${round(scanning / Math.max(theirs, others))}`);

const list = { id: 1, weight: 'suspicious' as const, kinds: [], readers: null };
const inForce = (kind: 'string' | 'word'): TermInForce[] =>
	terms.map((text, place) => ({ id: place + 1, list, kind, folded: text, points: 1, field: 'any' }));

function met(matcher: ReturnType<typeof matcherOf>, texts: string[]): number {
	const writing = (text: string) => ({
		kind: 'polls.poll',
		language: 'en' as const,
		parts: [{ field: 'text' as const, text }]
	});
	return texts.filter((text) => hitsIn(matcher, writing(text)).length > 0).length;
}

for (const kind of ['string', 'word'] as const) {
	const count = met(matcherOf(inForce(kind)), honest);
	console.log(`honest mails met by the list, each term as a ${kind}: ${share(count, honest.length)}`);
}

const starters = matcherOf(starterTerms());
const french = rowsOf('ham_french').map(wordsOf);
console.log(
	`starter lists (${starters.terms.count} terms): honest mail ${share(met(starters, honest), honest.length)}`
);
console.log(`starter lists: honest French ${share(met(starters, french), french.length)}`);
for (const file of [...mails, 'mail_phishingpot', 'comments_youtube', 'sms_uci_en', 'sms_uci_fr_mt']) {
	const bad = rowsOf(file)
		.filter(({ label }) => label !== 'ham')
		.map(wordsOf);
	console.log(`starter lists: ${file}, bad ${share(met(starters, bad), bad.length)}`);
}
