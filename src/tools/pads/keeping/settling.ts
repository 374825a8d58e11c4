/** After a burst of writing: its new words are weighed, told to the search, counted. */
import { isRefusal } from '#base/refusal.ts';
import { openCase } from '#guard/cases.ts';
import { isStranger } from '#guard/judge/evidence.ts';
import { makerOf } from '#guard/trust.ts';
import { keyFor } from '#kernel/access/keys.ts';
import { housePass, type ItemPass } from '#kernel/access/pass.ts';
import { howWithheld, withhold } from '#kernel/access/withheld.ts';
import { type Actor, house, newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { type Caller, houseCaller, perform } from '#kernel/actions/perform.ts';
import { transaction } from '#kernel/database/connection.ts';
import { changesSince, readDocument } from '#live/documents/writing.ts';
import { settlePad } from '../actions.ts';
import { documentKind } from '../pad.ts';
import { treeOf } from '../text/document.ts';
import { newLines, plainText } from '../text/tree.ts';
import { forgetGathered, gather, isFew } from './gathering.ts';
import { seenText, sharesOf } from './shares.ts';
import * as store from './store.ts';

const mostWeighed = 200_000;

/** Nobody is asked for work or to wait: the words are there already, so that a person looks at what is doubtful. */
const patient = { seconds: null, trapped: false, confirmed: true, work: null, patient: true };

type Weighing = { pass: ItemPass; author: Actor; input: object; now: Date };

/** Writers keep no key of what they wrote in; the key only opens what they are weighed for. */
async function callerFor({ pass, author, now }: Weighing): Promise<Caller> {
	const key = await transaction(() => keyFor(pass.item, 'manage'));
	return { ...houseCaller, actor: author, key, language: pass.about.language, form: patient, now };
}

const held: Record<string, 'hold' | 'quarantine'> = {
	'guard.challenge': 'hold',
	'guard.refused': 'quarantine',
	'guard.banned': 'quarantine'
};

/** What is refused elsewhere is held back here, and waits at the desk. */
async function holdBack({ pass, author, now }: Weighing, how: 'hold' | 'quarantine'): Promise<void> {
	await transaction(async () => {
		if (author.kind === 'guest') await remember(author);
		await withhold({ item: pass.item, part: '', how, maker: author.id }, house.id, now);
		const about = { tool: pass.about.tool, item: pass.item, part: '', actor: author.id };
		const harm = how === 'quarantine' ? 8 : 3;
		await openCase({ kind: how, ...about, event: null, campaign: null, reach: 0, harm, about: {} }, now);
	});
}

/** Waits are over by then for whoever is asked to: what was written is weighed, and kept as slow. */
const later = (now: Date, seconds = 0): Date => new Date(now.getTime() + seconds * 1000 + 1);

/** @returns whether it was kept as well; what is held back the house keeps. */
async function weigh(weighing: Weighing, tries = 3): Promise<boolean> {
	try {
		await perform(settlePad, weighing.input, await callerFor(weighing));
		return true;
	} catch (problem) {
		if (!isRefusal(problem) || tries === 0) throw problem;
		const { code, details } = problem;
		if (code === 'guard.slow') return weigh({ ...weighing, now: later(weighing.now, details.retryAfter) }, tries - 1);
		if (code === 'kernel.suspended') return weigh({ ...weighing, author: newGuest() }, tries - 1);
		const how = held[code];
		if (!how) throw problem;
		await holdBack(weighing, how);
		return false;
	}
}

/** Whoever nothing is known of any more is weighed as a stranger. */
const someone = (author: Actor | undefined): Actor => (author && author.kind !== 'house' ? author : newGuest());

type Written = { author: Actor; fresh: string };

async function fewOfStrangers(all: Written[]): Promise<string[]> {
	const few: string[] = [];
	for (const { author, fresh } of all)
		if (isFew(fresh) && isStranger({ maker: await makerOf(author) })) few.push(fresh);
	return few;
}

/** What each said in few words is weighed once more, with what others said so. */
async function weighTogether(pass: ItemPass, all: Written[], seen: string, now: Date): Promise<void> {
	const together = gather(pass.item, await fewOfStrangers(all), seen, now);
	if (!together) return;
	const { author, fresh } = together;
	await weigh({ pass, author, input: { pad: pass.item, fresh }, now });
	if (await howWithheld({ item: pass.item, part: '' })) forgetGathered(pass.item);
}

export async function settleNow(item: string, now = new Date()): Promise<void> {
	const pass = await housePass(item);
	const before = await store.weighed(pass);
	const changes = await changesSince(documentKind, item, before.sequence);
	const doc = await readDocument(documentKind, item);
	const tree = treeOf(doc);
	const seen = seenText(tree);
	const shares = sharesOf(doc, changes, newLines(seen, before.text).slice(0, mostWeighed));
	doc.destroy();
	const writers = await store.writers(
		pass,
		shares.map(({ author }) => author)
	);
	const text = plainText(tree);
	const all = { seen, sequence: changes.at(-1)?.sequence ?? before.sequence, text };
	const written = shares.map(({ author, text: fresh }) => ({ author: someone(writers.get(author)), fresh }));
	let isKept = false;
	for (const [place, { author, fresh }] of written.entries()) {
		const input = { pad: item, fresh, ...(place === shares.length - 1 && { all }) };
		isKept = await weigh({ pass, author, input, now });
	}
	await weighTogether(pass, written, seen, now);
	if (!isKept) await perform(settlePad, { pad: item, fresh: '', all }, houseCaller);
}
