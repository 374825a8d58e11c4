/** Where there is no database: the command line, and measuring. */
import { expect, test } from 'vitest';
import { readSettings, useSettings } from '#kernel/settings/settings.ts';
import type { Evidence } from '../judge/evidence.ts';
import { opinionsOn } from '../judge/weighing.ts';
import { networkLists, readRanges } from '../network/lists.ts';
import { networkSignal } from '../network/signal.ts';
import { linksIn } from './find.ts';
import { addressLists } from './lookup.ts';
import { inMemory, packed } from './packing.ts';
import { linkSignals } from './signal.ts';

useSettings(readSettings({}));
const place = { address: '198.51.100.7', hash: '', network: '' };
const evidence = (text: string) => ({ title: '', text, links: linksIn(text), place }) as unknown as Evidence;
const opinions = (text: string) => opinionsOn(evidence(text), [networkSignal, ...linkSignals]);

test('lists that cannot be reached are unknown, never bad', async () => {
	expect(await opinions('see https://evil.com/x')).toMatchObject({ found: [], unknown: ['network', 'links.lists'] });
});

test('lists can be held without a database', async () => {
	addressLists.hold([inMemory(await packed([Buffer.from('evil.com\nhttp://bad.org/x')]), 'Nets')]);
	networkLists.hold([
		{
			id: 'exits',
			kind: 'tor',
			name: 'Exits',
			edition: 1,
			index: (await readRanges([Buffer.from('198.51.100.0/24')])).ranges
		}
	]);
	const { found, unknown } = await opinions('see https://evil.com/x');
	expect(unknown).toEqual([]);
	expect(found.map(({ symbol }) => symbol)).toEqual(['network.tor', 'links.listed']);
	expect((await opinions('see https://example.org/x')).found.map(({ symbol }) => symbol)).toEqual(['network.tor']);
});
