/** A lot of cases, each whole: whoever decides has read what they decide on, and leaves out what does not belong. */
import type { Fields } from '#kernel/web/forms.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Fault } from '#ui/parts/field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { decideCases } from '../actions.ts';
import { filterOf, queueAddress, saysDone, togetherAddress } from '../filter.ts';
import keys from '../islands/keys.tsx';
import { type LotSeen, lotOf } from '../lot.ts';
import { Decision, Reason } from '../parts/deciding.tsx';
import { LotRow } from '../parts/row.tsx';

const Keys = keys;

const ticked = ({ cases = {} }: Fields): string[] => Object.keys(cases);

export const togetherPage = page('/desk/queue/:case/together', {
	needs: 'moderator',
	load: (ask: Ask<null>) => lotOf(ask),
	posts: {
		decide: {
			action: decideCases,
			input: (fields: Fields) => ({ cases: ticked(fields), what: fields.what, why: fields.why, words: fields.words }),
			then: (decided: { batch: string; left: number }, { query }: Ask<null>) =>
				queueAddress(filterOf(query), null, saysDone(decided))
		}
	},
	title: ({ t }: Ask<null>) => t('desk:queue.together.title'),
	view: (seen: LotSeen & Ask<null>) => <Together {...seen} />
});

function Together(seen: LotSeen & Ask<null>) {
	const { filter, of, group, rows, offered, now } = seen;
	const { t, faults } = useView();
	const isNoneTicked = faults.some(({ field }) => field === 'cases');
	return (
		<Sheet title={t('desk:queue.together.title')} wide>
			<div class="desk-queue">
				<nav class="desk-ways" aria-label={t('desk:queue.ways')}>
					<a href={queueAddress(filter)}>
						<Icon name="back" />
						{t('desk:queue.back')}
					</a>
				</nav>
				<p>{t(group.apart ? 'desk:queue.together.apart' : 'desk:queue.together.alike')}</p>
				{rows.length < group.cases.length && (
					<p class="quiet-text">{t('desk:queue.together.first', { count: rows.length, all: group.cases.length })}</p>
				)}
				<Form
					verb="decide"
					class="desk-together"
					label={t('desk:queue.together.title')}
					action={togetherAddress(filter, of)}
				>
					<Ticking {...seen} />
					<ol>
						{rows.map((row) => (
							<LotRow key={row.id} row={row} isTicked={seen.ticked} filter={filter} now={now} />
						))}
					</ol>
					<div class="desk-deciding">
						<Fault id="cases" words={isNoneTicked ? t('desk:queue.together.none') : null} />
						<div class="desk-for-ticked">
							<p class="quiet-text">{t('desk:queue.together.decide')}</p>
							<Reason why="spam" />
						</div>
						<div class="desk-buttons">
							{offered.map((what) => (
								<Decision
									key={what}
									what={what}
									kind={rows.every(({ kind }) => kind === 'sign-up') ? 'sign-up' : 'hold'}
								/>
							))}
						</div>
					</div>
				</Form>
				<Keys />
			</div>
		</Sheet>
	);
}

/** Links, so that they work without scripts. */
function Ticking({ filter, of, ticked: all }: LotSeen) {
	const { t } = useView();
	return (
		<p>
			<a href={togetherAddress(filter, of, { ticked: all ? 'none' : 'all' })}>
				{t(all ? 'desk:queue.together.untick' : 'desk:queue.together.tick')}
			</a>
		</p>
	);
}
