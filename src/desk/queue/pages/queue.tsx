/** The one queue: what waits on one side, the case at hand on the other. Works without scripts; keys make it quick. */
import type { Fields } from '#kernel/web/forms.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { useView } from '#ui/view.ts';
import { decideCases, eraseNow, undoDecision } from '../actions.ts';
import { ageOf } from '../age.ts';
import { filterOf, queueAddress, saysDone } from '../filter.ts';
import keys from '../islands/keys.tsx';
import { CaseView, caseTitle } from '../parts/case.tsx';
import { Done } from '../parts/done.tsx';
import { QueueList } from '../parts/list.tsx';
import { Looking } from '../parts/looking.tsx';
import { Unsigned } from '../parts/unsigned.tsx';
import { type Seen, seenOf } from '../seen.ts';
import { isPressing } from '../store.ts';

const Keys = keys;

const textOf = (fields: Fields, name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');

/** All that are alike come along where it was asked for. */
function decisionIn(fields: Fields) {
	const alike = fields.all === undefined ? [] : textOf(fields, 'alike').split(',').filter(Boolean);
	const cases = [...new Set([textOf(fields, 'case'), ...alike])];
	return { cases, what: fields.what, why: fields.why, words: fields.words };
}

const spec = {
	needs: 'moderator',
	load: (ask: Ask<null>) => seenOf(ask),
	posts: {
		decide: {
			action: decideCases,
			input: (fields: Fields) => ({ ...decisionIn(fields) }),
			then: (decided: { batch: string; left: number }, { query }: Ask<null>) =>
				queueAddress(filterOf(query), query.get('next'), saysDone(decided))
		},
		erase: {
			action: eraseNow,
			then: (result: 'erased' | 'waits', { query, params }: Ask<null>) =>
				queueAddress(filterOf(query), result === 'erased' ? null : params.case)
		},
		undo: {
			action: undoDecision,
			then: ({ batch, cases }: { batch: string; cases: string[] }, { query }: Ask<null>) =>
				queueAddress(filterOf(query), cases[0] ?? null, { undone: batch })
		}
	},
	title: ({ t, detail, opened }: Seen & Ask<null>) =>
		opened && detail ? t('desk:queue.title-of', { title: caseTitle(detail, t) }) : t('desk:queue.title'),
	view: (seen: Seen & Ask<null>) => <Queue {...seen} />
} as const;

export const queuePage = page('/desk/queue', spec);
export const casePage = page('/desk/queue/:case', spec);

function Queue(seen: Seen & Ask<null>) {
	const { t } = useView();
	const { groups, detail, opened } = seen;
	return (
		<Sheet
			title={t('desk:queue.title')}
			kicker={{ icon: 'bell', text: t('ui:desk'), href: '/desk' }}
			wide
			aside={<HowMuch {...seen} />}
		>
			<div class={opened ? 'desk-queue opened' : 'desk-queue'}>
				<Done {...seen} />
				<Unsigned {...seen} />
				<Looking {...seen} />
				{seen.filter.kind === 'set-aside' && <p class="quiet-text">{t('desk:queue.set-aside.about')}</p>}
				{groups.length === 0 && !opened ? (
					<Nothing {...seen} />
				) : (
					<div class="desk-columns">
						<QueueList {...seen} />
						{detail && <CaseView key={detail.case_.id} {...seen} detail={detail} />}
					</div>
				)}
				<Keys />
			</div>
		</Sheet>
	);
}

function HowMuch({ waiting, now }: Seen & Ask<null>) {
	const { t, language } = useView();
	const pressing = waiting.filter(isPressing);
	const count = pressing.reduce((sum, one) => sum + one.count, 0);
	const samples = waiting.find((one) => !isPressing(one))?.count ?? 0;
	const oldest = new Date(Math.min(...pressing.map(({ oldest }) => Number(oldest))));
	const said = [
		count > 0 && t('desk:queue.wait', { count }),
		count > 0 && t('desk:queue.oldest', { age: ageOf(oldest, now, language) }),
		samples > 0 && t('desk:queue.samples', { count: samples })
	].filter(Boolean);
	return said.length > 0 && <p class="quiet-text">{said.join(' · ')}</p>;
}

function Nothing({ filter, waiting, setAside }: Seen) {
	const { t } = useView();
	if (filter.kind === 'set-aside') return <Empty title={t('desk:queue.set-aside.none')} />;
	if (filter.words !== '')
		return (
			<Empty
				title={t('desk:queue.none-such')}
				action={
					<LinkButton href={queueAddress({ ...filter, kind: 'set-aside' })}>
						{t('desk:queue.set-aside.look')}
					</LinkButton>
				}
			/>
		);
	const isFiltered = filter.kind !== null;
	if (isFiltered && waiting.length > 0)
		return (
			<Empty
				title={t('desk:queue.none-such')}
				action={<LinkButton href="/desk/queue">{t('desk:queue.see-all')}</LinkButton>}
			>
				{t('desk:queue.none-such-words')}
			</Empty>
		);
	const toSetAside = (
		<LinkButton href={queueAddress({ kind: 'set-aside', words: '' })}>{t('desk:queue.set-aside.look')}</LinkButton>
	);
	return (
		<Empty title={t('desk:queue.nothing')} action={setAside > 0 && toSetAside}>
			{setAside > 0 ? t('desk:queue.set-aside-meanwhile', { count: setAside }) : t('desk:queue.nothing-words')}
		</Empty>
	);
}
