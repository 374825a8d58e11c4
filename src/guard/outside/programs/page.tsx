/** The keys of other programs: one made for each, shown once, taken back with one button. */
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge } from '#ui/parts/badge.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { issueProgram, revokeProgram } from './actions.ts';
import * as store from './store.ts';

type Issued = { key: string; name: string } | null;

export const programsPage = page('/desk/programs', {
	needs: 'admin',
	load: async ({ base }) => ({
		programs: await store.programs(),
		address: `${base}/guard/akismet`,
		issued: null as Issued
	}),
	posts: {
		issue: { action: issueProgram, shows: (issued: Issued) => ({ issued }) },
		revoke: revokeProgram
	},
	title: ({ t }) => t('guard:programs.title'),
	view: ({ programs, issued, address, t }) => (
		<Sheet
			title={t('guard:programs.title')}
			kicker={{ icon: 'key', text: t('ui:desk'), href: '/desk' }}
			lead={<p>{t('guard:programs.lead')}</p>}
		>
			{issued && <Key issued={issued} address={address} />}
			{programs.length === 0 && <Empty title={t('guard:programs.none')}>{t('guard:programs.none-words')}</Empty>}
			<div class="stack near">
				{programs.map((program) => (
					<ProgramCard key={program.id} program={program} />
				))}
			</div>
			<NewKey />
			{!issued && (
				<p class="quiet-text">
					{t('guard:programs.address')} <code>{address}</code>
				</p>
			)}
		</Sheet>
	)
});

function Key({ issued, address }: { issued: NonNullable<Issued>; address: string }) {
	const { t } = useView();
	return (
		<Banner kind="success" title={t('guard:programs.made', { name: issued.name })} live>
			<p>{t('guard:programs.once')}</p>
			<p>
				<code class="secret">{issued.key}</code>
			</p>
			<p>
				{t('guard:programs.address')} <code>{address}</code>
			</p>
		</Banner>
	);
}

function ProgramCard({ program }: { program: store.Program }) {
	const { t } = useView();
	const { id, name, site, asked, spam, taught, usedAt, revokedAt } = program;
	return (
		<Card
			title={name}
			aside={revokedAt && <Badge kind="plain">{t('guard:programs.revoked')}</Badge>}
			actions={
				!revokedAt && (
					<Form verb="revoke" label={t('guard:programs.revoke-of', { name })}>
						<input type="hidden" name="program" value={id} />
						<Button kind="quiet" confirm={t('guard:programs.revoke-ask', { name })}>
							{t('guard:programs.revoke')}
						</Button>
					</Form>
				)
			}
		>
			<p>{site}</p>
			{usedAt && <p>{t('guard:programs.use', { asked, spam, taught })}</p>}
			<p class="quiet-text small-text">
				{usedAt ? (
					<>
						{t('guard:programs.used')} <Moment at={usedAt} />
					</>
				) : (
					t('guard:programs.unused')
				)}
			</p>
		</Card>
	);
}

function NewKey() {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="new-key">
			<h2 id="new-key">{t('guard:programs.new')}</h2>
			<Form verb="issue" label={t('guard:programs.new')}>
				<TextField
					name="name"
					label={t('guard:programs.name')}
					hint={t('guard:programs.name-hint')}
					maxLength={60}
					required
				/>
				<TextField name="site" type="url" label={t('guard:programs.site')} placeholder="https://" required />
				<div class="form-actions">
					<Button>{t('guard:programs.issue')}</Button>
				</div>
			</Form>
		</section>
	);
}
