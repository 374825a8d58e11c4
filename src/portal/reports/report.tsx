/** Telling the people who look after this host of something that should not be there. No account needed. */
import { categories } from '#guard/decisions/decision.ts';
import { shownOf } from '#guard/decisions/showing.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { pathOf } from '#kernel/items/item.ts';
import { networkHash } from '#kernel/limits/place.ts';
import { spend } from '#kernel/limits/rate.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { ChoiceField } from '#ui/parts/choice-field.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextArea, TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { longestPart, longestWords, reportItem } from './actions.ts';

const rate = { name: 'report', perMinute: 1 / 3, burst: 6 };

/** A part that was named and may be seen; otherwise the whole. */
async function partOf({ pass, query }: Ask<ItemPass>): Promise<{ part: string; kind: string | null }> {
	const part = (query.get('part') ?? '').slice(0, longestPart).replaceAll('\0', '');
	const shown = pass.sees(part) ? await shownOf(pass.about.tool, pass.item, part) : null;
	return shown ? { part, kind: shown.kind } : { part: '', kind: null };
}

export const reportPage = page('/items/:item/report', {
	needs: 'read',
	async load(ask) {
		return { ...(await partOf(ask)), done: ask.query.has('done') };
	},
	posts: {
		report: {
			action: reportItem,
			input({ category, words, mail, part }, { caller }) {
				const address = caller.address ?? null;
				if (address) spend(rate, address);
				return { category, words, mail, part, network: address && networkHash(address) };
			},
			then: (_result, { pass }) => `/items/${pass.item}/report?done`
		}
	},
	title: ({ t }) => t('portal:reports.title'),
	view: (seen) => (seen.done ? <Thanks {...seen} /> : <Report {...seen} />)
});

type Seen = Ask<ItemPass> & { part: string; kind: string | null };

function Report({ pass, part, kind }: Seen) {
	const { t } = useView();
	const { tool, title } = pass.about;
	const what =
		part === '' || kind === null ? title : t('portal:reports.part-of', { part: t(`${tool}:kinds.${kind}`), title });
	return (
		<Sheet title={t('portal:reports.title')} lead={<p>{t('portal:reports.lead')}</p>}>
			<p class="portal-reported">
				<strong>{what}</strong>
			</p>
			<ErrorSummary
				labels={{
					category: t('portal:reports.category'),
					words: t('portal:reports.words'),
					mail: t('portal:reports.mail')
				}}
			/>
			<Form verb="report">
				<input type="hidden" name="part" value={part} />
				<ChoiceField
					name="category"
					label={t('portal:reports.category')}
					choices={categories.map((value) => ({ value, label: t(`guard:categories.${value}`) }))}
					required
				/>
				<TextArea
					name="words"
					label={t('portal:reports.words')}
					hint={t('portal:reports.words-hint')}
					required={false}
					maxLength={longestWords}
				/>
				<TextField
					name="mail"
					type="email"
					autocomplete="email"
					label={t('portal:reports.mail')}
					hint={t('portal:reports.mail-hint')}
					required={false}
					maxLength={254}
				/>
				<div class="form-actions">
					<Button icon="flag">{t('portal:reports.send')}</Button>
				</div>
			</Form>
			<p class="quiet-text small-text">
				{t('portal:reports.unseen')} <a href="/moderation">{t('portal:reports.charter')}</a>
			</p>
		</Sheet>
	);
}

function Thanks({ pass }: Seen) {
	const { t } = useView();
	return (
		<Sheet title={t('portal:reports.thanks')}>
			<Banner kind="success" live>
				<p>{t('portal:reports.next')}</p>
			</Banner>
			<div class="row">
				<LinkButton kind="quiet" icon="back" href={pathOf(pass.about)}>
					{t('portal:reports.back')}
				</LinkButton>
			</div>
		</Sheet>
	);
}
