/** Who speaks: the same line in pads.author as for those who write. */
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { authorNumber } from '#live/documents/shelf.ts';
import { documentKind } from '../pad.ts';

/** Within a transaction. */
export const authorIn = ({ item }: ItemPass, actor: Actor, name: string | undefined): Promise<number> =>
	authorNumber(documentKind, item, { actor: actor.id, name: name ?? actor.name ?? '', colour: '' });
