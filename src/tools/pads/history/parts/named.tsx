/** The moments somebody gave a name. */
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { Named } from '../moment.ts';

export function NamedMoments({ address, named, writes }: { address: string; named: Named[]; writes: boolean }) {
	const { t } = useView();
	if (named.length === 0) return null;
	return (
		<section class="stack near" aria-labelledby="named">
			<h2 id="named">{t('pads:history.named')}</h2>
			<ul class="pad-named">
				{named.map(({ n, name }) => (
					<li key={n}>
						<Icon name="flag" />
						<a href={`${address}/history/${n}`}>{name}</a>
						{writes && (
							<Form
								verb="unname"
								class="row"
								action={`${address}/history/${n}`}
								label={t('pads:history.unname', { name })}
							>
								<Button kind="quiet" icon="cross">
									<span class="unseen">{t('pads:history.unname', { name })}</span>
								</Button>
							</Form>
						)}
					</li>
				))}
			</ul>
		</section>
	);
}
