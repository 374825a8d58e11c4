/** Name and language of a space, leaving it, handing on what it has, closing it. */
import { memberPass, type SpacePass } from '#kernel/access/space.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { removeMember } from '../actions/people.ts';
import { closeSpace, handOn, nameLength, renameSpace } from '../actions/space.ts';
import { SpaceFrame } from '../parts/frame.tsx';
import { countItems, type SpaceLine, spacesOf } from '../store.ts';

const load = async ({ params, actor, query }: Ask<null>) => {
	const space = await memberPass(params.space ?? '', actor, 'member');
	return {
		space,
		count: await countItems(space),
		others: (await spacesOf(actor!.id)).filter(({ id, role }) => id !== space.space && role !== 'member'),
		done: query.has('done')
	};
};

type Seen = Awaited<ReturnType<typeof load>>;

const here = (fields: object, { params }: Ask<null>) => ({ ...fields, space: params.space });
const back = (_result: unknown, { params }: Ask<null>) => `/spaces/${params.space}/settings?done`;
const away = () => '/spaces';

export const spaceSettingsPage = page('/spaces/:space/settings', {
	needs: 'account',
	load,
	posts: {
		rename: { action: renameSpace, input: here, then: back },
		'hand-on': { action: handOn, input: here, then: back },
		close: { action: closeSpace, input: here, then: away },
		leave: {
			action: removeMember,
			input: (_fields, { params, actor }) => ({ space: params.space, member: actor?.id }),
			then: away
		}
	},
	title: ({ t, space }) => t('portal:spaces.settings-of', { space: space.about.name }),
	view: (seen) => <Settings {...seen} />
});

function Settings({ space, count, others, done }: Seen) {
	const { t } = useView();
	return (
		<SpaceFrame pass={space} side="settings" done={done} labels={{ name: t('portal:spaces.name') }}>
			{space.can('owner') && <Rename space={space} />}
			{space.can('owner') && (
				<p>
					<a href={`/spaces/${space.space}/leaving.zip`}>{t('portal:leaving.space')}</a>
				</p>
			)}
			{space.can('owner') && (
				<p>
					<a href="/things/leaving">{t('portal:leaving.space-next')}</a>
				</p>
			)}
			<section class="stack">
				<h2>{t('portal:spaces.leave.title')}</h2>
				<Form verb="leave">
					<p>{t('portal:spaces.leave.what')}</p>
					<div class="form-actions">
						<Button kind="quiet">{t('portal:spaces.leave.button')}</Button>
					</div>
				</Form>
			</section>
			{space.can('owner') && <Close count={count} others={others} />}
		</SpaceFrame>
	);
}

function Rename({ space }: { space: SpacePass }) {
	const { t } = useView();
	return (
		<Form verb="rename" label={t('portal:spaces.name')}>
			<TextField name="name" label={t('portal:spaces.name')} value={space.about.name} maxLength={nameLength} required />
			<SelectField
				name="language"
				label={t('portal:items.about.language')}
				value={space.about.language}
				choices={[
					{ value: 'en', label: 'English' },
					{ value: 'fr', label: 'Français' }
				]}
			/>
			<div class="form-actions">
				<Button>{t('portal:items.keep')}</Button>
			</div>
		</Form>
	);
}

function Close({ count, others }: { count: number; others: SpaceLine[] }) {
	const { t } = useView();
	if (count === 0)
		return (
			<section class="stack">
				<h2>{t('portal:spaces.close.title')}</h2>
				<Form verb="close">
					<p>{t('portal:spaces.close.what')}</p>
					<div class="form-actions">
						<Button kind="danger" icon="trash" confirm={t('portal:spaces.close.ask')}>
							{t('portal:spaces.close.title')}
						</Button>
					</div>
				</Form>
			</section>
		);
	const choices = others.map(({ id, name }) => ({ value: id, label: name }));
	return (
		<section class="stack">
			<h2>{t('portal:spaces.close.title')}</h2>
			<Form verb="hand-on">
				<p>{t('portal:spaces.close.first', { count })}</p>
				<SelectField
					name="to"
					label={t('portal:spaces.close.to')}
					choices={[{ value: '', label: t('portal:items.transfer.mine') }, ...choices]}
				/>
				<div class="form-actions">
					<Button kind="quiet" icon="move">
						{t('portal:spaces.close.hand-on')}
					</Button>
				</div>
			</Form>
		</section>
	);
}
