/** Who signs, and why one person may not be enough. */
import type { Objection } from '#guard/sweeps/sweep.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import type { Seen } from './seen.ts';

export function Sign({ sweep, standing, facts, signatures, hasSigned, outcomes }: Seen) {
	const { t } = useView();
	if (!standing || standing.estimate.size === 0) return null;
	const { signaturesNeeded, unmarked } = standing;
	// What a sample would tell is said once it was marked.
	const objections = standing.objections.filter(({ why }) => unmarked === 0 || why === 'accounts' || why === 'final');
	const isDry = sweep.effect === null;
	const isLast = signatures + 1 >= signaturesNeeded;
	return (
		<section class="stack near" aria-label={t('desk:sweeps.sign')}>
			<Banner
				kind={objections.length > 0 ? 'warning' : 'info'}
				title={
					unmarked > 0
						? t('desk:sweeps.left', { count: unmarked })
						: t(signaturesNeeded === 2 ? 'desk:sweeps.two' : 'desk:sweeps.one')
				}
			>
				{objections.length > 0 && (
					<ul>
						{objections.map((objection) => (
							<Why key={JSON.stringify(objection)} objection={objection} />
						))}
					</ul>
				)}
			</Banner>
			{facts
				.filter(({ fact }) => fact === 'signed')
				.map(({ by, name }) => (
					<p key={by}>{t('desk:sweeps.signed-by', { name: name ?? by })}</p>
				))}
			{hasSigned && signatures < signaturesNeeded && <p>{t('desk:sweeps.waits')}</p>}
			<div class="row">
				{unmarked === 0 && !hasSigned && (
					<Form class="row" verb="sign">
						<Button
							icon={isDry ? undefined : 'check'}
							kind={isDry ? 'quiet' : 'main'}
							confirm={!isDry && isLast ? t('desk:sweeps.sign-ask', { count: outcomes.planned }) : undefined}
						>
							{t(isDry ? 'desk:sweeps.sign-dry' : isLast ? 'desk:sweeps.sign-start' : 'desk:sweeps.sign')}
						</Button>
					</Form>
				)}
				{isDry && sweep.text !== null && (
					<LinkButton kind="quiet" href={`/desk/sweeps?${new URLSearchParams({ text: sweep.text })}#new`} end="onward">
						{t('desk:sweeps.act')}
					</LinkButton>
				)}
				{signatures > 0 && (
					<Form class="row" verb="unsign">
						<Button kind="quiet" icon="undo">
							{t('desk:sweeps.unsign')}
						</Button>
					</Form>
				)}
			</div>
		</section>
	);
}

function Why({ objection }: { objection: Objection }) {
	const { t } = useView();
	const { why, ...gaps } = objection;
	if (objection.why === 'accounts' && objection.tool === null) {
		const { percent, allowed } = objection;
		return <li>{t('desk:sweeps.objections.accounts-all', { percent, allowed })}</li>;
	}
	return <li>{t(`desk:sweeps.objections.${why}`, gaps as Record<string, string | number>)}</li>;
}
