/** Everything of a person or of a space as one zip: what people open, what comes back in elsewhere, and a list of it. */
import { z } from 'zod';
import { isRefusal } from '#base/refusal.ts';
import { slugOf } from '#base/text.ts';
import type { ZipFile } from '#base/zip.ts';
import { type ItemPass, passFor } from '#kernel/access/pass.ts';
import type { SpacePass } from '#kernel/access/space.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { pathOf, visibilities } from '#kernel/items/item.ts';
import type { LeaveAsk, Tool } from '#kernel/tool.ts';
import { roster } from '../roster.ts';
import { membersOf } from '../spaces/store.ts';
import { sortedBy, thingsOf } from '../things/store.ts';
import { accountData, idsOf } from './store.ts';

export const listName = 'archipel.json';
export const formatName = 'archipel.things';

export const thingShape = z.object({
	tool: z.string().max(40),
	/** The file that comes back in. */
	file: z.string().max(300),
	from: z.string().max(1000),
	title: z.string().max(1000),
	address: z.string().max(200).nullish(),
	folder: z.string().max(200).nullish(),
	visibility: z.enum(visibilities).default('link'),
	labels: z.array(z.string().max(200)).max(100).default([])
});
export type LeavingThing = z.output<typeof thingShape>;

const perRound = 100;
const mostAnswered = 2000;

async function* idsOfAll(whose: { owner: string } | SpacePass): AsyncGenerator<string> {
	for (let after = ''; ; ) {
		const ids = await idsOf(whose, after, perRound);
		yield* ids;
		if (ids.length < perRound) return;
		after = ids.at(-1)!;
	}
}

const toolNamed = (id: string): Tool | undefined => roster().tools.find((tool) => tool.id === id);

const isWhole = (path: string, { portable }: Tool): boolean => path.endsWith(`/${portable.whole}`);

async function listed(pass: ItemPass, actor: Actor, { base }: LeaveAsk): Promise<Omit<LeavingThing, 'file'>> {
	const { tool, title, address, folder, visibility } = pass.about;
	const { labels } = await sortedBy(actor.id, pass.item);
	return { tool, from: base + pathOf(pass.about), title, address, folder, visibility, labels };
}

/** @param things is filled with what could be taken along whole. */
async function* filesOfThing(id: string, actor: Actor, ask: LeaveAsk, things: LeavingThing[]): AsyncGenerator<ZipFile> {
	const pass = await passFor({ tool: null, name: id }, actor);
	const tool = toolNamed(pass.about.tool);
	if (!tool || !pass.can('manage')) return;
	const folder = `${tool.id}/${slugOf(pass.about.title, { otherwise: tool.id })}-${id}`;
	for await (const { name, body } of tool.portable.leave(pass, ask)) {
		const path = `${folder}/${name}`;
		if (isWhole(path, tool)) things.push({ ...(await listed(pass, actor, ask)), file: path });
		yield { path, body };
	}
}

/** What may not be read any more, or ended meanwhile, does not keep the rest from leaving. */
async function* unlessRefused(files: AsyncGenerator<ZipFile>): AsyncGenerator<ZipFile> {
	try {
		yield* files;
	} catch (problem) {
		if (!isRefusal(problem)) throw problem;
	}
}

const json = (path: string, value: unknown): ZipFile => ({ path, body: `${JSON.stringify(value, null, '\t')}\n` });

async function* filesOf(whose: { owner: string } | SpacePass, actor: Actor, ask: LeaveAsk): AsyncGenerator<ZipFile> {
	const things: LeavingThing[] = [];
	for await (const id of idsOfAll(whose)) yield* unlessRefused(filesOfThing(id, actor, ask, things));
	yield json(listName, { format: formatName, version: 1, host: ask.base, at: ask.now, things });
}

/** Where one took part in what others made: it stays with them. */
async function answered(actor: Actor, base: string) {
	const things = await thingsOf(actor.id, null, mostAnswered);
	return things
		.filter(({ made, tookPart }) => !made && tookPart)
		.map(({ id, tool, title, address, at }) => ({ tool, title, address: base + pathOf({ id, tool, address }), at }));
}

export async function* filesOfPerson(actor: Actor, ask: LeaveAsk): AsyncGenerator<ZipFile> {
	if (actor.kind === 'account') yield json('account.json', await accountData(actor.id));
	yield json('answered.json', await answered(actor, ask.base));
	yield* filesOf({ owner: actor.id }, actor, ask);
}

export async function* filesOfSpace(space: SpacePass, actor: Actor, ask: LeaveAsk): AsyncGenerator<ZipFile> {
	const { name, language, at } = space.about;
	const members = (await membersOf(space)).map(({ name: called, role, at: since }) => ({ name: called, role, since }));
	yield json('space.json', { name, language, since: at, members });
	yield* filesOf(space, actor, ask);
}
