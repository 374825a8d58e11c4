import { useEffect, useRef, useState } from 'preact/hooks';
import { useView } from '#ui/view.ts';
import { drawingOf, type Look } from '../diagrams.ts';

const isDark = '(prefers-color-scheme: dark)';

/** The colours of the page as they are here and now. */
function lookAt(place: HTMLElement): Look {
	const { color: fg, backgroundColor: bg, borderTopColor: line, outlineColor: accent } = getComputedStyle(place);
	return { bg, fg, line, accent, border: line, muted: fg };
}

/** Its words until it is drawn, and where it cannot be; then they stand folded below. */
export function Diagram({ source }: { source: string }) {
	const { t } = useView();
	const place = useRef<HTMLElement>(null);
	const [address, setAddress] = useState<string | null>(null);
	const [theme, setTheme] = useState(() => matchMedia(isDark).matches);
	useEffect(() => {
		const theme = matchMedia(isDark);
		const turn = () => setTheme(theme.matches);
		theme.addEventListener('change', turn);
		return () => theme.removeEventListener('change', turn);
	}, []);
	useEffect(() => {
		let isLate = false;
		void drawingOf(source, lookAt(place.current!)).then((drawn) => !isLate && setAddress(drawn));
		return () => {
			isLate = true;
		};
	}, [source, theme]);
	const words = (
		<pre>
			<code class="language-mermaid">{source}</code>
		</pre>
	);
	return (
		<figure class="pad-diagram" ref={place}>
			{address && <img src={address} alt={t('pads:markdown.diagram')} onError={() => setAddress(null)} />}
			{address ? (
				<details>
					<summary>{t('pads:markdown.diagram-source')}</summary>
					{words}
				</details>
			) : (
				words
			)}
		</figure>
	);
}
