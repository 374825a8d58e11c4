/** What a moderator is shown of a poll, or of one part of it. */
import { housePass, type ItemPass } from '#kernel/access/pass.ts';
import type { Review, Shown } from '#kernel/tool.ts';
import type { Option } from './poll.ts';
import * as store from './store.ts';

const wordsOf = ({ label, text, link }: Option): string[] => [label, text, link].filter((words) => words !== undefined);
const picturesOf = ({ picture }: Option): string[] => (picture ? [picture] : []);

async function wholePoll(pass: ItemPass): Promise<Shown> {
	const { title, description, place, options } = await store.poll(pass);
	return {
		kind: 'poll',
		title,
		texts: [description, place, ...options.flatMap(wordsOf)].filter(Boolean),
		pictures: options.flatMap(picturesOf),
		maker: pass.about.owner
	};
}

async function oneComment(pass: ItemPass, id: string): Promise<Shown | null> {
	const found = await store.comment(pass, id);
	if (!found) return null;
	return { kind: 'comment', title: found.name, texts: [found.text], pictures: [], maker: found.actor };
}

async function oneBallot(pass: ItemPass, id: string): Promise<Shown | null> {
	const found = await store.ballot(pass, id);
	if (!found) return null;
	const said = (await store.commentsOf(pass)).filter(({ ballot }) => ballot === id);
	return { kind: 'vote', title: found.name, texts: said.map(({ text }) => text), pictures: [], maker: found.actor };
}

async function oneOption(pass: ItemPass, id: string): Promise<Shown | null> {
	const { options } = await store.poll(pass);
	const found = options.find((option) => option.id === id);
	if (!found) return null;
	const [title = '', ...texts] = wordsOf(found);
	return { kind: 'option', title, texts, pictures: picturesOf(found), maker: found.proposal?.by ?? pass.about.owner };
}

const parts: Record<string, (pass: ItemPass, id: string) => Promise<Shown | null>> = {
	comment: oneComment,
	ballot: oneBallot,
	option: oneOption
};

export const review: Review = {
	kinds: ['poll', 'option', 'vote', 'comment'],
	async show(item, part) {
		const pass = await housePass(item);
		const [kind = '', id = ''] = part.split(':');
		return part === '' ? wholePoll(pass) : ((await parts[kind]?.(pass, id)) ?? null);
	}
};
