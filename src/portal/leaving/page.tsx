/** Taking everything along, bringing it in here, and leading the old addresses to the new ones. */
import type { ComponentChildren } from 'preact';
import type { Actor } from '#kernel/accounts/actor.ts';
import type { Caller } from '#kernel/actions/perform.ts';
import { pathOf } from '#kernel/items/item.ts';
import { spend } from '#kernel/limits/rate.ts';
import { tooLarge } from '#kernel/web/forms.ts';
import { type Ask, type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { FileField } from '#ui/parts/file-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreSummary } from '#ui/parts/more-options.tsx';
import { TextArea } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { spacesToAddTo } from '../items/store.ts';
import { beginBringing, forwardThings } from './actions.ts';
import type { LeavingThing } from './archive.ts';
import { bringThings, type Came, mostBytes, thingsIn } from './bringing.ts';
import { type Brought, broughtBy } from './store.ts';

const mostListed = 2000;

type Waiting = { bytes: Uint8Array; things: LeavingThing[] };
/** What came with a request, until its action is done. */
const waiting = new WeakMap<object, Waiting>();

async function takeFile(form: FormData, ask: Ask<null>): Promise<void> {
	const file = form.get('file');
	if (!(file instanceof File) || file.size === 0) return;
	if (file.size > mostBytes) throw tooLarge();
	spend({ name: 'bringing', perMinute: 2, burst: 6 }, ask.caller.place ?? '');
	const bytes = new Uint8Array(await file.arrayBuffer());
	waiting.set(ask, { bytes, things: await thingsIn(bytes) });
}

/** What came of it stands in the address: numbers alone. */
async function bring({ bytes, things }: Waiting, space: string | null, caller: Caller & { actor: Actor }) {
	const came = await bringThings(bytes, things, space, caller);
	return `/things/leaving?${new URLSearchParams(counted(came))}#bring`;
}

const counted = ({ brought, known, refused, left }: Came): Record<string, string> => ({
	brought: String(brought),
	known: String(known),
	refused: String(refused.length),
	left: String(left)
});

const countIn = (query: URLSearchParams, name: string): number => Math.min(Number(query.get(name)) || 0, 100_000);

const load = async ({ actor, query }: Ask<null>) => ({
	spaces: actor?.kind === 'account' ? await spacesToAddTo(actor.id) : [],
	brought: actor ? await broughtBy(actor.id, mostListed) : [],
	done: query.has('brought'),
	forwarded: query.has('forwarded'),
	counts: {
		brought: countIn(query, 'brought'),
		known: countIn(query, 'known'),
		refused: countIn(query, 'refused'),
		left: countIn(query, 'left')
	}
});
type Seen = Awaited<ReturnType<typeof load>>;

export const leavingPage: Page = page('/things/leaving', {
	open: 'everybody takes their own along',
	load,
	takes: mostBytes,
	receive: takeFile,
	posts: {
		bring: {
			action: beginBringing,
			input: ({ space }, ask) => ({ space: space || null, things: waiting.get(ask)?.things.length }),
			faults: (faults) => faults.map((fault) => (fault.field === 'things' ? { ...fault, field: 'file' } : fault)),
			then: ({ space, caller }, ask) => bring(waiting.get(ask)!, space, { ...ask.caller, actor: caller })
		},
		forward: { action: forwardThings, then: () => '/things/leaving?forwarded#forward' }
	},
	title: ({ t }) => t('portal:leaving.title'),
	view: ({ t, base, ...seen }) => (
		<Sheet title={t('portal:leaving.title')} lead={<p>{t('portal:leaving.lead')}</p>}>
			<ErrorSummary labels={{ file: t('portal:leaving.file'), pairs: t('portal:leaving.pairs') }} />
			<Steps {...seen} base={base} />
		</Sheet>
	)
});

type StepName = 'take' | 'bring' | 'forward';

/** The step one is at: what was just sent, else what was done last. */
function stepNow({ brought, forwarded }: Seen, verb: string | undefined): StepName {
	if (verb === 'bring' || verb === 'forward') return verb;
	if (forwarded) return 'forward';
	return brought.length > 0 ? 'bring' : 'take';
}

function Steps({ base, ...seen }: Seen & { base: string }) {
	const { t, typed } = useView();
	const now = stepNow(seen, typed.verb);
	return (
		<>
			<Step name="take" title={t('portal:leaving.take')} now={now}>
				<Take />
			</Step>
			<Step name="bring" title={t('portal:leaving.bring')} now={now}>
				<Bring {...seen} />
				{seen.brought.length > 0 && <Pairs brought={seen.brought} base={base} />}
			</Step>
			<Step name="forward" title={t('portal:leaving.forward')} now={now}>
				<Forward forwarded={seen.forwarded} />
			</Step>
		</>
	);
}

/** Opening one step closes the others. */
function Step({
	name,
	title,
	now,
	children
}: {
	name: StepName;
	title: string;
	now: StepName;
	children: ComponentChildren;
}) {
	return (
		<details class="more" id={name} name="step" open={name === now}>
			<MoreSummary>{title}</MoreSummary>
			<div class="more-inside">{children}</div>
		</details>
	);
}

function Take() {
	const { t } = useView();
	return (
		<>
			<p>{t('portal:leaving.take-words')}</p>
			<p>
				<LinkButton href="/things/leaving.zip">{t('portal:leaving.take-button')}</LinkButton>
			</p>
		</>
	);
}

function Bring({ spaces, done, counts }: Pick<Seen, 'spaces' | 'done' | 'counts'>) {
	const { t } = useView();
	const choices = [
		{ value: '', label: t('portal:leaving.mine') },
		...spaces.map(({ id, name }) => ({ value: id, label: name }))
	];
	return (
		<>
			{done && (
				<Banner
					kind={counts.refused > 0 ? 'warning' : 'success'}
					title={t('portal:leaving.came', { count: counts.brought })}
					live
				>
					{counts.known > 0 && <p>{t('portal:leaving.known', { count: counts.known })}</p>}
					{counts.refused > 0 && <p>{t('portal:leaving.refused', { count: counts.refused })}</p>}
					{counts.left > 0 && <p>{t('portal:leaving.left', { count: counts.left })}</p>}
				</Banner>
			)}
			<Form verb="bring" enctype="multipart/form-data">
				<FileField
					name="file"
					label={t('portal:leaving.file')}
					hint={t('portal:leaving.file-hint')}
					accept=".zip,application/zip"
					required
				/>
				{spaces.length > 0 && <SelectField name="space" label={t('portal:leaving.into')} choices={choices} />}
				<div class="form-actions">
					<Button>{t('portal:leaving.bring-button')}</Button>
				</div>
			</Form>
		</>
	);
}

/** Where everything came from, and where it is now: to be pasted at the host one left. */
function Pairs({ brought, base }: { brought: Brought[]; base: string }) {
	const { t } = useView();
	const lines = brought.map(({ from, ...item }) => `${from} ${base}${pathOf(item)}`);
	return (
		<TextArea
			name="known-pairs"
			label={t('portal:leaving.new-addresses')}
			hint={t('portal:leaving.new-addresses-hint')}
			value={lines.join('\n')}
			rows={Math.min(lines.length + 1, 8)}
			readonly
			required
		/>
	);
}

function Forward({ forwarded }: { forwarded: boolean }) {
	const { t } = useView();
	return (
		<>
			{forwarded && <Banner kind="success" title={t('portal:leaving.forwarded')} live />}
			<p>{t('portal:leaving.forward-words')}</p>
			<Form verb="forward">
				<TextArea
					name="pairs"
					label={t('portal:leaving.pairs')}
					hint={t('portal:leaving.pairs-hint')}
					rows={5}
					required
				/>
				<div class="form-actions">
					<Button>{t('portal:leaving.forward-button')}</Button>
				</div>
			</Form>
		</>
	);
}
