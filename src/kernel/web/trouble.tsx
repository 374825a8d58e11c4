import type { Refusal } from '#base/refusal.ts';
import { Hero } from '#ui/layouts/hero.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';
import { daysInTrash } from '../items/keeping.ts';

type Props = { refused: Refusal; words: string; request: string };

const known = [401, 403, 404, 410, 413, 422, 429, 500, 503, 507];

/** What happened, what was kept, what to do; for what broke on our side, the number to tell the host. */
export function Trouble({ refused, words, request }: Props) {
	const { t } = useView();
	const status = known.includes(refused.status) ? refused.status : 422;
	// It opens by itself.
	const isSoon = status === 403 && refused.details.retryAfter !== undefined;
	// A link that worked once lies in no trash.
	const isOver = status === 410 && refused.code !== 'kernel.in-the-trash';
	const kept = isSoon ? 'soon' : isOver ? 'over' : status;
	const next = isSoon ? 429 : isOver ? 'over' : status;
	return (
		<Hero
			title={words}
			drawing="fog"
			lead={
				<>
					<p>{t(`kernel:trouble.kept.${kept}`, { days: daysInTrash })}</p>
					<p>{t(`kernel:trouble.next.${next}`, { days: daysInTrash })}</p>
					{status >= 500 && <p class="small-text">{t('kernel:trouble.request', { request })}</p>}
				</>
			}
			actions={<Ways status={status} isSoon={isSoon} />}
		/>
	);
}

function Ways({ status, isSoon }: { status: number; isSoon: boolean }) {
	const { t, address } = useView();
	return (
		<>
			{isSoon && <LinkButton href={address}>{t('kernel:trouble.again')}</LinkButton>}
			{status === 401 ? (
				<LinkButton href={`/sign-in?to=${encodeURIComponent(address)}`} icon="person">
					{t('kernel:trouble.sign-in')}
				</LinkButton>
			) : (
				<LinkButton href="/" icon="home" kind={isSoon ? 'quiet' : undefined}>
					{t('kernel:trouble.home')}
				</LinkButton>
			)}
			<LinkButton href="/help" kind="quiet">
				{t('kernel:trouble.help')}
			</LinkButton>
		</>
	);
}
