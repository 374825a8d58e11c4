import { LinkButton } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';

/**
 * The way back to what one made.
 * @param known this browser did something here already, with or without an account.
 */
export function Yours({ known }: { known: boolean }) {
	const { t, person } = useView();
	const who = person ? 'account' : known ? 'guest' : 'new';
	return (
		<section class="portal-yours" aria-labelledby="yours">
			<h2 id="yours">{t(`portal:home.yours.${who}`, { name: person?.name ?? '' })}</h2>
			<p>{t(`portal:home.yours.${who}-words`)}</p>
			<div class="row">
				{who !== 'new' && (
					<LinkButton kind="quiet" icon="folder" href="/things">
						{t('ui:my-things')}
					</LinkButton>
				)}
				{!person && (
					<LinkButton kind="quiet" icon="person" href="/sign-in">
						{t('ui:sign-in')}
					</LinkButton>
				)}
			</div>
		</section>
	);
}
