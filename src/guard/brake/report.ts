/** What lost its power reports itself to those who look after the host. */
import { transaction } from '#kernel/database/connection.ts';
import { tell } from '#kernel/notices/tell.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Language, translator } from '#kernel/words/words.ts';
import * as store from './store.ts';

export const brakePath = '/desk/brake';

const percentOf = ({ hits, judged }: store.Braked): number => Math.round((100 * hits) / Math.max(1, judged));

const news = (braked: store.Braked, name: string) => {
	const gaps = { subject: name, hits: braked.hits, percent: percentOf(braked) };
	return {
		kind: 'guard.braked',
		words: { key: 'guard:brake.notice', gaps },
		link: brakePath,
		letter: (language: Language) => {
			const t = translator(language);
			const link = `${settings().BASE_URL}${brakePath}`;
			return { subject: t('guard:brake.letter.subject', gaps), text: t('guard:brake.letter.text', { ...gaps, link }) };
		}
	};
};

/** Of all processes that find out at the same time, one tells. */
export const report = (braked: store.Braked): Promise<void> =>
	transaction(async () => {
		if (!(await store.brake(braked))) return;
		const { subject } = braked;
		const name = (await store.namesOf([subject])).get(subject) ?? subject;
		for (const id of await store.administrators()) await tell({ id }, news(braked, name));
	});
