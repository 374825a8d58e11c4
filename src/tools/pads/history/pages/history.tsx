/** The history of a pad: any moment of it, played by a slider; without scripts, a list of moments. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Ask, type Post, page } from '#kernel/web/page.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { mayWrite } from '../../pad.ts';
import { PadSheet } from '../../parts/pad-sheet.tsx';
import { PadText } from '../../parts/text.tsx';
import * as pads from '../../store.ts';
import { changePast, eraseAuthor, nameMoment, restoreMoment, squash, unnameMoment, unsquash } from '../actions.ts';
import Days from '../islands/days.tsx';
import Travel from '../islands/travel.tsx';
import { coarser, neighbours } from '../moment.ts';
import { Care, GivenUp } from '../parts/care.tsx';
import { Deeds } from '../parts/deeds.tsx';
import { NamedMoments } from '../parts/named.tsx';
import { momentIn, pastOf, shownAt } from '../reading.ts';
import { whoSees } from '../store.ts';

/** More than a slider has room for. */
const mostOnSlider = 800;
const perPage = 100;

async function load({ pass, params, query }: Ask<ItemPass>) {
	const past = await pastOf(pass);
	const n = params.n === undefined ? past.last : momentIn(past, params.n);
	const [shown, pad, { past: sees }] = await Promise.all([shownAt(pass.item, n), pads.pad(pass), whoSees(pass)]);
	const before = Number(query.get('before')) || Number.MAX_SAFE_INTEGER;
	const older = past.stretches.filter(({ first }) => first < before);
	return {
		past,
		n,
		shown,
		sees,
		writes: mayWrite(pad, pass.right),
		listed: older.slice(-perPage),
		older: older.length
	};
}

type Seen = Awaited<ReturnType<typeof load>> & Ask<ItemPass>;

const backTo =
	(done: string) =>
	(_result: unknown, { pass, params }: Ask<ItemPass>): string =>
		`/pads/${nameOf(pass.about)}/history${params.n ? `/${params.n}` : ''}?done=${done}`;

/** Without a number in the address it is the moment there is now. */
const posts: Record<string, Post<ItemPass>> = {
	name: {
		action: nameMoment,
		input: ({ name }, { params }) => ({ name, n: params.n === undefined ? undefined : Number(params.n) }),
		then: backTo('named')
	},
	unname: { action: unnameMoment, input: (_fields, { params }) => ({ n: params.n }), then: backTo('unnamed') },
	restore: {
		action: restoreMoment,
		input: (_fields, { params }) => ({ n: params.n }),
		then: (_done, { pass }) => `/pads/${nameOf(pass.about)}/history?done=restored`
	},
	past: { action: changePast, input: ({ past }) => ({ past }), then: backTo('changed') },
	erase: { action: eraseAuthor, input: ({ author }) => ({ author }), then: backTo('erased') },
	squash: {
		action: squash,
		input: ({ n }) => ({ n }),
		then: (_done, { pass }) => `/pads/${nameOf(pass.about)}/history?done=squashed`
	},
	unsquash: { action: unsquash, input: () => ({}), then: backTo('back') }
};

const spec = {
	load,
	posts,
	title: ({ pass, t }: Seen) => t('pads:history.of', { title: pass.about.title }),
	view: (seen: Seen) => <View {...seen} />
};

export const historyPage = page('/pads/:item/history', spec);
export const momentPage = page('/pads/:item/history/:n', spec);

const dones = ['named', 'unnamed', 'restored', 'changed', 'erased', 'squashed', 'back'];

function View(seen: Seen) {
	const { pass, past, n, query, t } = seen;
	const address = `/pads/${nameOf(pass.about)}`;
	const done = query.get('done') ?? '';
	const name = past.named.find((one) => one.n === n)?.name ?? null;
	return (
		<PadSheet pad={pass.about} title={t('pads:history.title')} wide>
			{dones.includes(done) && (
				<Banner kind="success" live>
					{t(`pads:history.done.${done}`)}
				</Banner>
			)}
			{past.squash && pass.can('manage') && <GivenUp squash={past.squash} />}
			{past.last === 0 ? <p>{t('pads:history.empty')}</p> : <Moments {...{ ...seen, address, name }} />}
			{pass.can('manage') && <Care {...past} past={seen.sees} />}
		</PadSheet>
	);
}

function Moments({
	pass,
	past,
	n,
	shown,
	writes,
	listed,
	older,
	address,
	name,
	t
}: Seen & { address: string; name: string | null }) {
	const { first, last, people, named, stretches, accepted } = past;
	const oldest = listed[0];
	return (
		<>
			<div class="pad-history">
				<Travel
					{...{ address, first, last, n, people, named, accepted }}
					at={shown.at?.getTime() ?? 0}
					author={shown.author}
					stretches={coarser(stretches, mostOnSlider)}
				/>
				<Deeds {...{ address, n, last, name, writes }} neighbours={neighbours(stretches, n)} />
				<div id="history-text" class="pad-text pad-past" lang={pass.about.language}>
					<PadText tree={shown.tree} />
				</div>
			</div>
			<NamedMoments {...{ address, named, writes }} />
			<Days {...{ address, people, named, n }} stretches={listed} />
			{oldest && older > listed.length && (
				<LinkButton kind="quiet" icon="back" href={`${address}/history/${n}?before=${oldest.first}#days`}>
					{t('pads:history.older')}
				</LinkButton>
			)}
		</>
	);
}
