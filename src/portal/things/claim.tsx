import { type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { homeward } from '../accounts/shapes.ts';
import { claimThings } from './actions.ts';
import { guestBefore, guestSeal } from './guest.ts';
import { addressOf, byTool, partIn, useToolName } from './list.tsx';
import { type Thing, thingsOf } from './store.ts';

const mostShown = 200;

export const claimPage: Page = page('/things/claim', {
	needs: 'account',
	async load(ask) {
		const guest = guestBefore(ask);
		return {
			things: guest ? await thingsOf(guest.id, null, mostShown) : [],
			to: homeward(ask.query.get('to'), '/things')
		};
	},
	posts: {
		claim: {
			action: claimThings,
			input: (fields, ask) => ({ items: [fields.items ?? []].flat(), guest: guestSeal(ask) }),
			then: (_, { query }) => homeward(query.get('to'), '/things')
		}
	},
	title: ({ t }) => t('portal:things.claim.title'),
	view: ({ t, things, to }) => (
		<Sheet title={t('portal:things.claim.title')} lead={things.length > 0 && <p>{t('portal:things.claim.lead')}</p>}>
			{things.length > 0 ? <Choice things={things} to={to} /> : <NothingLeft to={to} />}
		</Sheet>
	)
});

function Choice({ things, to }: { things: Thing[]; to: string }) {
	const { t } = useView();
	const nameOfTool = useToolName();
	return (
		<Form verb="claim">
			<ErrorSummary />
			{byTool(things).map(([tool, group]) => (
				<fieldset key={tool} class="field">
					<legend>{nameOfTool(tool)}</legend>
					<div class="choices">
						{group.map((thing) => (
							<ThingTick key={thing.id} thing={thing} />
						))}
					</div>
				</fieldset>
			))}
			<div class="form-actions">
				<Button>{t('portal:things.claim.button')}</Button>
				<a href={to}>{t('portal:things.claim.later')}</a>
			</div>
		</Form>
	);
}

function ThingTick({ thing }: { thing: Thing }) {
	const { t } = useView();
	const id = `thing-${thing.id}`;
	return (
		<div class="tick">
			<input type="checkbox" name="items" value={thing.id} id={id} aria-describedby={`${id}-about`} checked />
			<label for={id}>{thing.title}</label>
			<p class="tick-hint" id={`${id}-about`}>
				{t(`portal:things.${partIn(thing)}`)} <a href={addressOf(thing)}>{t('portal:things.open')}</a>
			</p>
		</div>
	);
}

function NothingLeft({ to }: { to: string }) {
	const { t } = useView();
	return (
		<Empty
			title={t('portal:things.claim.none')}
			action={<LinkButton href={to}>{t('portal:things.claim.on')}</LinkButton>}
		/>
	);
}
