/** The labelled corpora beside the house (never copied into it): half of them is learned from, half is judged. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Row = {
	corpus: string;
	/** What a host would call it; several corpora are of one kind. */
	kind: string;
	title: string;
	text: string;
	isSpam: boolean;
	isFrench: boolean;
	isToLearn: boolean;
	/** A near copy of it is learned from. */
	isNear: boolean;
};

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const places = [process.env.ARCHIPEL_SHARED, join(root, '../shared'), '/work/shared'];
export const dataFolder = places.flatMap((place) => (place ? [join(place, 'data/dev')] : [])).find(existsSync);

const corpora: [name: string, kind: string][] = [
	['mail_spamassassin', 'mail'],
	['mail_csdmc2010', 'mail'],
	['mail_enron5', 'mail'],
	['mail_lingspam', 'mail'],
	['mail_phishingpot', 'mail'],
	['sms_uci_en', 'message'],
	['sms_uci_fr_mt', 'message'],
	['comments_youtube', 'comment'],
	['chat_tgspam_ru_en', 'message'],
	['ham_french', 'text']
];

type Raw = { label: string; text: string; subject?: string; sha1: string };

const rawRows = (name: string): Raw[] =>
	readFileSync(join(dataFolder!, `${name}.jsonl`), 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line));

/** Which byte of the fingerprint parts the rows; the split of the files themselves used the first (0). */
const split = Number(process.env.GUARD_SPLIT ?? 1);
const isOfFirstHalf = ({ sha1 }: Raw): boolean => Number.parseInt(sha1.slice(2 * split, 2 * split + 2), 16) < 128;

export function readCorpora(): Row[] {
	const rows = corpora.flatMap(([corpus, kind]) =>
		rawRows(corpus).map((raw) => ({
			corpus,
			kind,
			title: raw.subject ?? '',
			text: raw.text,
			isSpam: raw.label !== 'ham',
			isFrench: corpus === 'ham_french' || corpus === 'sms_uci_fr_mt',
			isToLearn: isOfFirstHalf(raw),
			isNear: false
		}))
	);
	markNear(rows);
	return rows;
}

/** Insults are no spam: what the model says of them is only counted. */
export const readToxic = (): string[] => rawRows('toxic_french').map(({ text }) => text);

const hashes = 64;
const perBand = 4;

/** MinHash over runs of six letters, digits as noughts. */
function signatureOf(text: string): Uint32Array {
	const letters = text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\d/g, '0')
		.replace(/[\W_]+/gu, '')
		.slice(0, 1500);
	const least = new Uint32Array(hashes).fill(0xffffffff);
	for (let start = 0; start + 6 <= Math.max(6, letters.length); start++) {
		let hash = 0x811c9dc5;
		for (let place = start; place < start + 6; place++) hash = Math.imul(hash ^ letters.charCodeAt(place), 0x01000193);
		for (let number = 0; number < hashes; number++) {
			let mixed = Math.imul(hash ^ (number * 0x9e3779b1), 0x85ebca6b);
			mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 0;
			if (mixed < least[number]!) least[number] = mixed;
		}
	}
	return least;
}

/** Copies with a Jaccard likeness of about three quarters. */
function markNear(rows: Row[]): void {
	const signatures = rows.map(({ title, text }) => signatureOf(`${title} ${text}`));
	const bands = new Map<string, number[]>();
	const bandsOf = (row: number) =>
		Array.from(
			{ length: hashes / perBand },
			(_, band) => `${band}:${signatures[row]!.slice(band * perBand, (band + 1) * perBand).join()}`
		);
	rows.forEach(({ isToLearn }, row) => {
		if (!isToLearn) return;
		for (const band of bandsOf(row)) {
			const sharing = bands.get(band);
			if (!sharing) bands.set(band, [row]);
			else if (sharing.length < 20) sharing.push(row);
		}
	});
	const likeness = (one: number, other: number) =>
		signatures[one]!.reduce((sum, hash, place) => sum + (hash === signatures[other]![place] ? 1 : 0), 0) / hashes;
	rows.forEach((row, number) => {
		if (row.isToLearn) return;
		row.isNear = bandsOf(number).some((band) => bands.get(band)?.some((other) => likeness(number, other) >= 0.75));
	});
}
