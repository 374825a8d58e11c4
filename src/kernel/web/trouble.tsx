import type { Refusal } from '#base/refusal.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';

type Props = { refused: Refusal; words: string; request: string };

/** Says what happened and what to do; for what broke on our side, the number to tell the host. */
export function Trouble({ refused, words, request }: Props) {
	const { t, address } = useView();
	const ours = refused.status >= 500;
	return (
		<Sheet title={words}>
			<p>{t(ours ? 'kernel:trouble.ours' : `kernel:trouble.${refused.status === 404 ? 'lost' : 'refused'}`)}</p>
			{ours && <p>{t('kernel:trouble.request', { request })}</p>}
			<p>
				{refused.code === 'kernel.sign-in-needed' ? (
					<LinkButton href={`/sign-in?to=${encodeURIComponent(address)}`}>{t('kernel:trouble.sign-in')}</LinkButton>
				) : (
					<LinkButton href="/">{t('kernel:trouble.home')}</LinkButton>
				)}
			</p>
		</Sheet>
	);
}
