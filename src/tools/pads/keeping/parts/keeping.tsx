import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { dayInMs, keepSentence } from '#kernel/items/keeping.ts';
import type { Ask } from '#kernel/web/page.ts';
import { UnlockForm } from '#kernel/web/unlock.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { mayWrite, type Pad } from '../../pad.ts';

const daysOfNotice = 14;

/** Near the end: two weeks before, or the last quarter of a shorter life. */
export function isNearEnd(expiresAt: Date | null, keepDays: number | null, now: Date): boolean {
	if (!expiresAt) return false;
	const notice = keepDays === null ? daysOfNotice : Math.min(daysOfNotice, keepDays / 4);
	return expiresAt.getTime() - now.getTime() <= notice * dayInMs;
}

/** Reading is for all: what would let this person write. */
function WhyNotWrite({ pass, pad, t }: Ask<ItemPass> & { pad: Pad }) {
	if (pad.locked || mayWrite(pad, pass.right)) return null;
	if (pass.about.passwordGuards !== 'answer' || !mayWrite(pad, 'answer')) return <p>{t('pads:keeping.needs-link')}</p>;
	return (
		<section class="stack near" aria-labelledby="pad-password">
			<h2 id="pad-password">{t('pads:keeping.password.title')}</h2>
			<p>{t('pads:keeping.password.words')}</p>
			<UnlockForm item={pass.item} to={`/pads/${nameOf(pass.about)}`} />
		</section>
	);
}

/** What stands above the text: that it ends soon, that it is locked, what writing needs. */
export function Keeping(seen: Ask<ItemPass> & { pad: Pad }) {
	const { pass, pad, now, t, language } = seen;
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
			<WhyNotWrite {...seen} />
		</>
	);
}
