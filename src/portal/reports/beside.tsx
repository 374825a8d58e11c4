/** What stands above and below the pages of an item: why it is held back, to its maker; where to report it, to others. */
import { appealPath } from '#guard/appeals/link.ts';
import { casesOf } from '#guard/decisions/store.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Ask } from '#kernel/web/page.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';

type Notice = { part: string; how: string; link: string | null };

/** To whoever made it, and nobody else. */
export async function aboveItem({ pass }: Pick<Ask<ItemPass>, 'pass'>) {
	const whole = pass.withheld && pass.can('manage') ? [{ part: '', how: pass.withheld }] : [];
	const held = [...whole, ...pass.ownHeld];
	if (held.length === 0) return null;
	const parts = held.map(({ part }) => part);
	const cases = await casesOf(pass.item, parts);
	const notices = held.map(({ part, how }): Notice => {
		const found = cases.find((one) => one.part === part);
		if (!found && pass.opensAt(part)) return { part, how: 'soon', link: null };
		return { part, how, link: found ? appealPath(found.id) : null };
	});
	return <Held notices={notices} />;
}

function Held({ notices }: { notices: Notice[] }) {
	const { t } = useView();
	return (
		<div class="beside">
			{notices.map(({ part, how, link }) => (
				<Banner
					key={part}
					kind={how === 'soon' ? 'info' : 'warning'}
					actions={
						link && (
							<LinkButton kind="quiet" href={link}>
								{t('portal:appeals.why-link')}
							</LinkButton>
						)
					}
				>
					<p>{t(`portal:appeals.banner.${part === '' ? 'whole' : 'part'}-${how}`)}</p>
				</Banner>
			))}
		</div>
	);
}

/** Whoever may do all with it needs no such link. */
export const belowItem = ({ pass }: Pick<Ask<ItemPass>, 'pass'>) =>
	pass.can('manage') ? null : <ReportLink item={pass.item} />;

function ReportLink({ item }: { item: string }) {
	const { t } = useView();
	return (
		<p class="below">
			<a href={`/items/${item}/report`} rel="nofollow">
				{t('portal:reports.link')}
			</a>
		</p>
	);
}
