/** For the page on privacy: who is asked elsewhere, and what they are told. Nothing where nobody is asked. */
import { settings } from '#kernel/settings/settings.ts';
import { useView } from '#ui/view.ts';

export type Asked = { service: 'akismet' | 'stop-forum-spam'; host: string };

export function askedOutside({ AKISMET_KEY, AKISMET_URL, STOPFORUMSPAM } = settings()): Asked[] {
	const asked: Asked[] = [];
	if (AKISMET_KEY) asked.push({ service: 'akismet', host: new URL(AKISMET_URL).host });
	if (STOPFORUMSPAM !== 'off') {
		const host = STOPFORUMSPAM === 'on' ? 'stopforumspam.org' : new URL(STOPFORUMSPAM).host;
		asked.push({ service: 'stop-forum-spam', host });
	}
	return asked;
}

export function OutsideNotice() {
	const { t } = useView();
	const asked = askedOutside();
	if (asked.length === 0) return null;
	return (
		<section class="prose" aria-labelledby="asked-outside">
			<h2 id="asked-outside">{t('guard:outside.privacy.title')}</h2>
			<p>{t('guard:outside.privacy.lead')}</p>
			<ul>
				{asked.map(({ service, host }) => (
					<li key={service}>{t(`guard:outside.privacy.${service}`, { host })}</li>
				))}
			</ul>
		</section>
	);
}
