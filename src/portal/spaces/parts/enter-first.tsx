import { LinkButton } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';

/** What somebody is offered can only be kept in an account; after signing in they come back here. */
export function EnterFirst() {
	const { t, address } = useView();
	const to = encodeURIComponent(address);
	return (
		<>
			<p>{t('portal:spaces.enter.why')}</p>
			<div class="form-actions">
				<LinkButton href={`/sign-in?to=${to}`}>{t('portal:spaces.enter.sign-in')}</LinkButton>
				<LinkButton kind="quiet" href={`/sign-up?to=${to}`}>
					{t('portal:spaces.enter.sign-up')}
				</LinkButton>
			</div>
		</>
	);
}
