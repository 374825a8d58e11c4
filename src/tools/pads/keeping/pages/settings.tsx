/** Everything whoever looks after a pad may decide: what is true of every item, and what is a pad's own. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { postsOn, Settings } from '#portal/items/pages/settings.tsx';
import { changePad, type Opened } from '../../actions.ts';
import { copyPad } from '../../markdown/actions.ts';
import { lockPad, offerAsTemplate } from '../actions.ts';
import { Again } from '../parts/again.tsx';
import { EmbeddingPart } from '../parts/embedding.tsx';
import { Writing } from '../parts/writing.tsx';
import { seenOf } from '../seen.ts';

const path = ({ item }: ItemPass): string => `/pads/${item}/settings`;
const backTo =
	(section: string) =>
	(_done: unknown, { pass }: Ask<ItemPass>) =>
		`${path(pass)}?done=${section}#${section}`;

/** What was done here, where the words are the pad's own. */
const own = new Set(['writing', 'again']);

export const settingsPage = page('/pads/:item/settings', {
	needs: 'manage',
	load: seenOf,
	posts: {
		...postsOn(path),
		writing: { action: changePad, input: ({ writers }) => ({ writers }), then: backTo('writing') },
		lock: { action: lockPad, input: ({ locked }) => ({ locked }), then: backTo('writing') },
		template: { action: offerAsTemplate, input: ({ offered }) => ({ offered }), then: backTo('again') },
		duplicate: {
			action: copyPad,
			input: ({ copy, kind }) => ({ title: copy, kind }),
			faults: (faults) => faults.map((fault) => (fault.field === 'title' ? { ...fault, field: 'copy' } : fault)),
			then: ({ item }: Opened) => `/pads/${nameOf(item)}?done=made`
		}
	},
	title: ({ t, item }) => t('portal:items.settings.title-of', { title: item.title }),
	view: ({ t, ...seen }) => (
		<Settings
			{...seen}
			first={<Writing {...seen} />}
			last={
				<>
					<Again {...seen} />
					<EmbeddingPart {...seen} />
				</>
			}
			said={seen.done && own.has(seen.done) ? t('pads:done.changed') : null}
			labels={{ writers: t('pads:writers.label'), copy: t('pads:keeping.again.name') }}
		/>
	)
});
