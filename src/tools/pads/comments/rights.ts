/** What somebody who was let in may do beside the text. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { mayWrite } from '../pad.ts';
import { pad } from '../store.ts';
import { commenting } from './store.ts';
import { commentKey, mayComment } from './thread.ts';

export type Rights = { comments: boolean; writes: boolean; manages: boolean };

export async function rightsOf(pass: ItemPass): Promise<Rights> {
	const [said, found] = await Promise.all([commenting(pass), pad(pass)]);
	const writes = mayWrite(found, pass.right);
	const manages = pass.can('manage');
	const comments = mayComment(said, {
		reads: pass.can('read'),
		// A locked text is still talked about.
		writes: mayWrite({ ...found, locked: false }, pass.right),
		manages,
		invited: pass.subjects.has(commentKey),
		isGuest: pass.actor?.kind !== 'account' && pass.actor?.kind !== 'house'
	});
	return { comments, writes, manages };
}
