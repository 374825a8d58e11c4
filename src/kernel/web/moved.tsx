/** What went to live on another host: where to, and a press to go there. Nobody is led out of this host unasked. */
import { Hero } from '#ui/layouts/hero.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';

export function Moved({ to }: { to: string }) {
	const { t } = useView();
	const { host } = new URL(to);
	return (
		<Hero
			title={t('kernel:moved.title')}
			drawing="signpost"
			lead={
				<>
					<p>{t('kernel:moved.lead', { host })}</p>
					<p>
						<code dir="ltr">{to}</code>
					</p>
				</>
			}
			actions={<LinkButton href={to}>{t('kernel:moved.go', { host })}</LinkButton>}
		/>
	);
}
