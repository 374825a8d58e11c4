/** The pads of an account, page by page. */
import { nameOf } from '#kernel/items/item.ts';
import { type Mine, padsOf } from './store.ts';

const most = 100;
const usual = 30;

type Place = { at: Date; id: string };

const cursorOf = ({ at, id }: Place): string => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');

/** Null for what is no cursor: the list then begins at its beginning. */
function placeIn(cursor: string | null): Place | null {
	const [at = '', id = ''] = Buffer.from((cursor ?? '').slice(0, 100), 'base64url')
		.toString()
		.split(' ');
	const time = new Date(at);
	return /^\w{1,40}$/.test(id) && !Number.isNaN(time.getTime()) ? { at: time, id } : null;
}

const limitOf = (text: string | null): number => Math.min(most, Math.max(1, Number(text) || usual));

const shown = ({ id, address, title, name, keepDays, expiresAt }: Mine, base: string) => ({
	id,
	url: `${base}/pads/${nameOf({ id, address })}`,
	...{ title, name, keepDays, expiresAt }
});

export async function mine(owner: string, query: URLSearchParams, base: string) {
	const limit = limitOf(query.get('limit'));
	const found = await padsOf(owner, placeIn(query.get('cursor')), limit + 1);
	const pads = found.slice(0, limit);
	return {
		pads: pads.map((pad) => shown(pad, base)),
		next: found.length > limit ? cursorOf(pads.at(-1)!) : null
	};
}
