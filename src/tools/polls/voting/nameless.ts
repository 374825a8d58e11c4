/** What is wrong with a ballot is named all at once; whether it needs a name, only its poll knows. */
import { faultsOf } from '#base/inputs.ts';
import { admit, passFor } from '#kernel/access/pass.ts';
import { malformed } from '#kernel/actions/perform.ts';
import type { ApiAsk } from '#kernel/web/api/route.ts';
import { nameFaults } from '../making.ts';
import * as store from '../store.ts';
import { voteInput } from './actions.ts';

const isNameless = ({ name }: Record<string, unknown>): boolean =>
	name === undefined || name === null || (typeof name === 'string' && name.trim() === '');

/** @throws kernel.malformed where the name is missing, and something else is wrong too. */
export async function mindName(body: Record<string, unknown>, { params, caller }: ApiAsk): Promise<void> {
	if (!isNameless(body)) return;
	const { error } = voteInput.safeParse(body);
	if (!error) return;
	const { actor, key, password } = caller;
	const pass = await passFor({ tool: 'polls', name: params.item! }, actor, key, password);
	const missing = nameFaults(await store.poll(admit(pass, 'read')), undefined);
	const others = faultsOf(error, body).filter(({ field }) => field !== 'name');
	throw malformed({ fields: [...missing, ...others] });
}
