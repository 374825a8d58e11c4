import type { ItemPass } from '#kernel/access/pass.ts';
import { dayInMs, keepSentence } from '#kernel/items/keeping.ts';
import type { Ask } from '#kernel/web/page.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import type { Pad } from '../../pad.ts';

const daysOfNotice = 14;

/** Near the end: two weeks before, or the last quarter of a shorter life. */
export function isNearEnd(expiresAt: Date | null, keepDays: number | null, now: Date): boolean {
	if (!expiresAt) return false;
	const notice = keepDays === null ? daysOfNotice : Math.min(daysOfNotice, keepDays / 4);
	return expiresAt.getTime() - now.getTime() <= notice * dayInMs;
}

/** What stands above the text: that it ends soon, that it is locked. */
export function Keeping({ pass, pad, now, t, language }: Ask<ItemPass> & { pad: Pad }) {
	const { expiresAt, keepDays } = pass.about;
	const manages = pass.can('manage');
	return (
		<>
			{isNearEnd(expiresAt, keepDays, now) && (
				<Banner
					kind="warning"
					title={t('pads:keeping.near-end.title')}
					actions={
						manages && (
							<LinkButton kind="quiet" icon="clock" href={`/pads/${pass.item}/settings#life`}>
								{t('pads:keeping.near-end.longer')}
							</LinkButton>
						)
					}
				>
					<p>{keepSentence(pass.about, { t, language })}</p>
					{keepDays !== null && <p>{t('pads:keeping.near-end.words')}</p>}
				</Banner>
			)}
			{pad.locked && <Banner>{t(manages ? 'pads:keeping.lock.here-manager' : 'pads:keeping.lock.here')}</Banner>}
		</>
	);
}
