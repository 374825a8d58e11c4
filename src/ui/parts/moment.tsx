import { clockWords } from '../clock.ts';
import { useView } from '../view.ts';

type Props = { at: Date; brief?: boolean; class?: string };

/** A day and an hour, in the reader's words; the browser puts it on the reader's clock. */
export function Moment({ at, brief = false, class: name }: Props) {
	const { language, zone } = useView();
	return (
		<time class={name} dateTime={at.toISOString()} data-clock={brief ? 'brief' : 'whole'}>
			{clockWords(at, language, zone, brief)}
		</time>
	);
}
