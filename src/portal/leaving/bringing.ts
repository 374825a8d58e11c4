/** What left another host comes in here: thing by thing, each through the door of its own tool. */
import { z } from 'zod';
import { webAddress } from '#base/inputs.ts';
import { openPackage } from '#base/office/package.ts';
import { Unreadable } from '#base/office/unreadable.ts';
import { isRefusal, type Refusal, refusal } from '#base/refusal.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { type Caller, perform } from '#kernel/actions/perform.ts';
import { bodyOf } from '#kernel/web/api/body.ts';
import { moveItem } from '../items/actions/people.ts';
import { changeItem } from '../items/actions/settings.ts';
import { roster } from '../roster.ts';
import { sortThing } from '../things/actions.ts';
import { formatName, type LeavingThing, listName, thingShape } from './archive.ts';
import { keepBrought, wasBrought } from './store.ts';

export const notThings = refusal('portal.not-things', 422);

const MiB = 1024 * 1024;
export const mostBytes = 100 * MiB;
const mostThings = 6000;
/** At one sending; what is left comes by the next. */
const atOnce = { brought: 300, refused: 50, bytes: 400 * MiB };
const limits = { files: 20_000, bytesOfOne: 60 * MiB, bytes: 60 * MiB };

/** Old addresses are copied line by line to the host one left: none may bring a line of its own. */
const broughtShape = thingShape.extend({ from: webAddress });
const list = z.looseObject({ format: z.literal(formatName), things: z.array(broughtShape).max(mostThings) });

/** Each file is one thing. */
const onceEach = (things: LeavingThing[]): LeavingThing[] => [
	...new Map(things.map((one) => [one.file, one])).values()
];

function fileIn(bytes: Uint8Array, path: string): Uint8Array | undefined {
	try {
		return openPackage(bytes, limits, (name) => name === path).get(path);
	} catch (problem) {
		if (problem instanceof Unreadable) throw notThings({ fields: [{ field: 'file', code: 'portal.not-things' }] });
		throw problem;
	}
}

/** @throws portal.not-things */
export async function thingsIn(bytes: Uint8Array): Promise<LeavingThing[]> {
	const file = fileIn(bytes, listName);
	const wrong = () => notThings({ fields: [{ field: 'file', code: 'portal.not-things' }] });
	if (!file) throw wrong();
	const request = new Request('http://localhost/', { method: 'POST', body: file as BodyInit });
	const { value } = await bodyOf(request).catch(() => {
		throw wrong();
	});
	const read = list.safeParse(value);
	if (!read.success) throw wrong();
	return onceEach(read.data.things);
}

/** What is not possible here (an address that is taken, a thing the guard holds back) does not keep the thing away. */
async function ifPossible(work: Promise<unknown>): Promise<void> {
	try {
		await work;
	} catch (problem) {
		if (!isRefusal(problem)) throw problem;
	}
}

async function settle(item: string, thing: LeavingThing, space: string | null, caller: Caller): Promise<void> {
	const { address, folder, visibility, labels } = thing;
	if (space) await ifPossible(perform(moveItem, { item, space }, caller));
	await ifPossible(perform(changeItem, { item, visibility, ...(folder ? { folder } : {}) }, caller));
	if (address) await ifPossible(perform(changeItem, { item, address }, caller));
	if (labels.length > 0) await ifPossible(perform(sortThing, { item, labels, archived: false }, caller));
}

export type Came = { brought: number; known: number; refused: { title: string; why: Refusal }[]; left: number };

/** Whoever brings too much in a day brings the rest another day: what is here already is not made twice. */
const comesLater = ({ status }: Refusal): boolean => status === 429 || status === 413 || status === 507;

async function bringOne(bytes: Uint8Array, thing: LeavingThing, space: string | null, caller: Caller) {
	const tool = roster().tools.find(({ id }) => id === thing.tool);
	const file = tool && fileIn(bytes, thing.file);
	if (!tool || !file) throw notThings();
	const item = await tool.portable.enter(file, caller);
	await keepBrought(item, thing.from);
	await settle(item, thing, space, caller);
	return file.length;
}

/** @param caller whoever brings: a guest too. */
export async function bringThings(
	bytes: Uint8Array,
	things: LeavingThing[],
	space: string | null,
	caller: Caller & { actor: Actor }
): Promise<Came> {
	const came: Came = { brought: 0, known: 0, refused: [], left: 0 };
	let bytesRead = 0;
	const isEnough = () =>
		came.brought >= atOnce.brought || came.refused.length >= atOnce.refused || bytesRead > atOnce.bytes;
	for (const [place, thing] of things.entries()) {
		if (isEnough()) return { ...came, left: things.length - place };
		try {
			if (await wasBrought(caller.actor.id, thing.from)) came.known++;
			else {
				bytesRead += await bringOne(bytes, thing, space, caller);
				came.brought++;
			}
		} catch (problem) {
			if (!isRefusal(problem)) throw problem;
			came.refused.push({ title: thing.title, why: problem });
			if (comesLater(problem)) return { ...came, left: things.length - place };
		}
	}
	return came;
}
